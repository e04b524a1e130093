"""The papers of somebody with bills: the same chances as the plan, on the command line and on the page."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from ashore.planning import told
from ashore.web.store.base import Store
from tests.cli_helper import called
from tests.documents_reading import pdf_text
from tests.web.bills.conftest import files
from tests.web.bills.handing import Files, hand_over
from tests.web.bills.test_months import CASE

__all__ = ["files"]  # a fixture
Opened = Callable[[Any], tuple[Client, Store]]
COMMON = ("--as-of", "2026-11-21", "--lang", "zh-Hans", "--format", "json")
ZH = {"Accept-Language": "zh-CN"}


@pytest.fixture
def written(files: Files, tmp_path: Path) -> tuple[Path, list[Path]]:
    """The case in a file, and the bills in theirs."""
    case = tmp_path / "case.json"
    case.write_text(json.dumps(CASE, ensure_ascii=False), encoding="utf-8")
    paths = [tmp_path / name for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    return case, paths


def printed(capsys: pytest.CaptureFixture[str], *said: str | Path) -> Any:
    done = called(capsys, *said, *COMMON)
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def made(browser: Client) -> dict[str, bytes]:
    """The files of the pack that the page gives."""
    browser.post("/papers/make", headers=ZH)
    for _ in range(600):
        if browser.get("/papers/making", headers=ZH).status_code == 302:
            break
    with zipfile.ZipFile(io.BytesIO(browser.get("/papers/pack.zip", headers=ZH).content)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def chances(plans: Mapping[str, Any]) -> list[str]:
    """What is said of each level of payment."""
    return [told.chance(level["completion"]) for level in plans["frontier"]]


def test_the_pack_has_the_chances_of_the_plan_made_with_the_same_bills(
    capsys, written: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    case, bills = written
    plan = printed(capsys, "plan", case, "--from", *bills)
    assert plan["futures"]["source"] == "bills"
    assert chances(plan) != chances(printed(capsys, "plan", case))
    out = tmp_path / "papers"
    printed(capsys, "pack", case, "--out", out, "--from", *bills)
    packed = json.loads((out / "results.json").read_text("utf-8"))["plan"]
    best = told.best(plan)
    assert best is not None
    assert packed["plans"] == plan["plans"]
    assert packed["frontier"] == plan["frontier"]
    overview = pdf_text((out / "总览.pdf").read_bytes())
    assert told.chance(best["completion"]) in overview
    assert plan["futures"]["text"] in overview
    for chance in chances(plan):
        assert chance in overview


def test_something_said_of_bills_without_any_is_refused(
    capsys, written: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    more = ("--memory", tmp_path / "m.json", "--lang", "zh")
    done = called(capsys, "pack", written[0], "--out", tmp_path / "papers", *more)
    assert (done.status, done.out) == (2, "")
    assert "--memory 要和 --from 一起用。" in done.err
    assert not (tmp_path / "papers").exists()


def test_the_plan_names_the_command_that_makes_papers_with_the_same_bills(
    capsys, written: tuple[Path, list[Path]]
) -> None:
    case, bills = written
    told_bare = called(capsys, "plan", case, "--lang", "zh").out
    told_with = called(capsys, "plan", case, "--from", *bills, "--lang", "zh").out
    assert f"ashore pack {case} --out 协商材料  #" in told_bare
    assert f"ashore pack {case} --out 协商材料 --from 账单文件…  #" in told_with


def test_the_page_makes_the_pack_of_the_command(
    capsys, open_case: Opened, written: tuple[Path, list[Path]], files: Files, tmp_path: Path
) -> None:
    case, bills = written
    browser, _ = open_case(CASE)
    before = made(browser)
    hand_over(browser, files)
    # Papers made before there were bills give other chances than the page of plans: they are shown no more.
    assert browser.get("/papers/pack.zip", headers=ZH).status_code == 404
    after = made(browser)
    assert json.loads(before["results.json"])["plan"]["futures"]["source"] == "defaults"
    out = tmp_path / "papers"
    printed(capsys, "pack", case, "--out", out, "--from", *bills)
    assert after["results.json"] == (out / "results.json").read_bytes()
    assert after["总览.pdf"] == (out / "总览.pdf").read_bytes()
