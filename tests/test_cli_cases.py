"""``position``, ``budget``, ``plan``, ``pack`` and ``demo`` on the shipped cases."""

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from ashore.case.load import parse_case
from ashore.cli.wrap import width
from ashore.loans.terms import BUCKETS
from ashore.texts import LANGUAGES
from ashore.workout import Workout
from tests.cli_helper import called, say, shipped

CASES = ("jiebei", "seven", "before-due", "planted", "negative")
ANSWERS = ("position", "budget", "plan")


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("command", ANSWERS)
def test_json_is_what_the_workout_answers(capsys, name: str, command: str) -> None:
    done = called(capsys, "--lang", "en", command, shipped(name), "--format", "json")
    assert (done.status, done.err) == (0, "")
    case = parse_case(shipped(name).read_bytes(), name, dt.date(2099, 1, 1))
    assert case.as_of is not None
    assert json.loads(done.out) == getattr(Workout(case, case.as_of, "en"), f"{command}_json")()


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("command", ANSWERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_fit_eighty_columns(
    capsys, monkeypatch, name: str, command: str, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = called(capsys, "--lang", language, command, shipped(name))
    assert (done.status, done.err) == (0, "")
    for line in done.out.splitlines():
        # The last line repeats the file's path, which may be one long word.
        assert width(line) <= 80 or "/" in line, line
        assert "…" not in line


def test_the_json_of_a_position_adds_up(capsys) -> None:
    position = json.loads(called(capsys, "position", shipped("seven"), "--format", "json").out)
    for debt in position["debts"]:
        assert sum(Decimal(debt["buckets"][name]) for name in BUCKETS) == Decimal(debt["total"])
    total = sum(Decimal(debt["total"]) for debt in position["debts"])
    assert Decimal(position["totals"]["total"]) == total


def test_the_day_is_the_one_asked_for_else_the_cases_own_else_today(capsys, monkeypatch) -> None:
    from ashore.cli import casefile

    def as_of(*more: str) -> str:
        done = called(capsys, "position", "-", "--format", "json", *more)
        return json.loads(done.out)["as_of"]

    case = shipped("jiebei").read_text(encoding="utf-8")
    say(monkeypatch, case)
    assert as_of() == "2026-11-21"
    say(monkeypatch, case)
    assert as_of("--as-of", "2026-10-01") == "2026-10-01"
    say(monkeypatch, case.replace("as_of = 2026-11-21\n", "", 1))
    monkeypatch.setattr(casefile, "today", lambda: dt.date(2026, 12, 1))
    assert as_of() == "2026-12-01"


def test_settings_stand_before_or_after_the_command_and_the_later_one_wins(capsys) -> None:
    path = shipped("jiebei")
    before = called(
        capsys, "--format", "json", "--as-of", "2026-12-01", "--lang", "en", "position", path
    )
    after = called(
        capsys, "position", path, "--format", "json", "--as-of", "2026-12-01", "--lang", "en"
    )
    both = called(
        capsys, "--format", "table", "--as-of", "2026-11-01", "--lang", "zh", "position", "--format", "json",
        "--as-of", "2026-12-01", "--lang", "en", path,
    )  # fmt: skip
    assert before == after == both
    assert json.loads(before.out)["as_of"] == "2026-12-01"


def test_the_pack_is_where_it_was_asked_for(capsys, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    done = called(capsys, "--lang", "zh", "pack", shipped("jiebei"), "--out", out)
    assert (done.status, done.err) == (0, "")
    files = [path for path in out.rglob("*") if path.is_file()]
    assert f"共{len(files)}个文件" in done.out
    assert f"  {out / '总览.pdf'}\n" in done.out
    assert (out / "总览.pdf").exists()


def test_files_that_were_changed_are_named_and_where_they_are_now(
    capsys, monkeypatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    asked = ("--lang", "zh", "pack", shipped("jiebei"), "--out", tmp_path)
    assert "改过" not in called(capsys, *asked).out
    letter = next(tmp_path.rglob("*.docx"))
    letter.write_bytes(b"my own words")
    gone = tmp_path / "旧的.pdf"
    gone.write_bytes(b"changed too")
    listed = json.loads((tmp_path / "manifest.json").read_bytes())
    listed["files"].append({"path": gone.name, "sha256": "of another content"})
    (tmp_path / "manifest.json").write_text(json.dumps(listed), encoding="utf-8")
    assert called(capsys, *asked).out.splitlines()[-5:] == [
        "有2个文件您改过，没有覆盖：",
        "  · 01 借呗 重庆蚂蚁消费金融有限公司/协商还款申请.docx",
        "    您改过的那份现在叫“协商还款申请 (1).docx”，原来的名字下是新的。",
        "  · 旧的.pdf",
        "    这次没有新的，原样留着。",
    ]
    assert letter.with_stem("协商还款申请 (1)").read_bytes() == b"my own words"
    assert gone.read_bytes() == b"changed too"


def test_the_pack_as_json_is_its_manifest(capsys, tmp_path: Path) -> None:
    done = called(capsys, "pack", shipped("jiebei"), "--out", tmp_path, "--format", "json")
    manifest = json.loads(done.out)
    assert manifest == json.loads((tmp_path / "manifest.json").read_bytes())
    assert all((tmp_path / file["path"]).is_file() for file in manifest["files"])


@pytest.mark.slow
def test_the_demo_does_the_main_job_and_leaves_only_its_folder(
    capsys, tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = called(capsys, "--lang", "zh", "demo")
    assert (done.status, done.err) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["ashore-demo"]
    said = done.out.replace("\n", "")
    for words in (
        "都是虚构的",
        "7笔借款一共欠",
        "每个月能拿出",
        "把握还不够的方案",
        "ashore-demo/总览.pdf",
    ):
        assert words in said
    done = called(capsys, "demo", "else", "--format", "json")
    assert set(json.loads(done.out)) == {"position", "budget", "plan", "pack"}
    assert json.loads(done.out)["pack"]["folder"] == "else"
