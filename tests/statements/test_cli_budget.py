"""``ashore budget --from``: the draft alone, beside a case, and its lines with every row."""

import json
from pathlib import Path

import pytest

from ashore.cli.wrap import width
from ashore.texts import LANGUAGES
from ashore.workout.bills import Bills, read_bills
from tests.cli_helper import Called, called, shipped
from tests.statements.bill_files import CASE, flat, household_files, write


@pytest.fixture(autouse=True)
def _kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ashore.web.store.places.data_folder", lambda: tmp_path / "data")


@pytest.fixture
def bills(tmp_path: Path) -> list[Path]:
    return household_files(tmp_path)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write(tmp_path, "case.toml", CASE)


def budget(capsys, *arguments: str | Path) -> Called:
    return called(capsys, "--lang", "zh", "--as-of", "2026-07-01", "budget", *arguments)


def told(capsys, *arguments: str | Path):
    done = budget(capsys, *arguments, "--format", "json")
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_the_draft_alone_is_what_the_facade_answers(capsys, bills: list[Path]) -> None:
    read = Bills(
        [one for file in bills for one in read_bills(str(file), file.read_bytes())], "zh-Hans"
    )
    expected = {"files": read.files_json(), **read.draft_json()}
    assert told(capsys, "--from", *bills) == {"from_bills": expected}


def test_files_follow_from_as_a_shell_writes_them(capsys, case: Path, bills: list[Path]) -> None:
    usual = told(capsys, case, "--from", *bills)
    one_by_one = [part for bill in bills for part in ("--from", bill)]
    assert told(capsys, case, *one_by_one) == usual
    memory = case.with_name("m.json")
    assert told(capsys, case, "--from", *bills[:2], "--memory", memory, "--from", bills[2]) == usual
    after = budget(capsys, "--from", bills[0], case)
    assert after.err.startswith(f"{case}: 前80行里没有找到账单的表头"), "the case stands before"


def test_without_bills_the_budget_is_as_it_was(capsys, case: Path) -> None:
    found = told(capsys, case)
    assert "from_bills" not in found
    assert found["lines"]


def test_the_draft_stands_beside_the_case(capsys, case: Path, bills: list[Path]) -> None:
    found = told(capsys, case, "--from", *bills)
    alone = told(capsys, case)
    changes = {one["topic"]: one for one in found["from_bills"].pop("changes")}
    assert found.pop("from_bills") == told(capsys, "--from", *bills)["from_bills"]
    assert found == alone
    assert changes["housing"]["typed"] == "1800.50"
    assert changes["food"]["change"] == "add"
    page = budget(capsys, case, "--from", *bills).out
    assert "案卷里没有" in page
    assert f"ashore budget {case} --from" in page


def test_every_line_opens_its_transactions(capsys, bills: list[Path]) -> None:
    rows = {
        (row["file"], row["line"]): row
        for row in json.loads(called(capsys, "import", *bills, "--format", "json").out)[
            "transactions"
        ]
    }
    for line in told(capsys, "--from", *bills)["from_bills"]["lines"]:
        name = line["topic"] or line["side"]
        opened = told(capsys, "--from", *bills, "--line", name)["lines"]
        (one,) = (each for each in opened if each["side"] == line["side"])
        found = one.pop("transactions")
        assert {key: one[key] for key in line} == line
        places = [(row["file"], row["line"]) for row in found]
        assert places == [(row["file"], row["line"]) for row in line["rows"]]
        for place, row in zip(places, found, strict=True):
            assert row == rows[place] or row["counted"] == rows[place]["fee"], (
                "a fee is told with its transfer"
            )


def test_a_line_is_found_by_its_name(capsys, bills: list[Path]) -> None:
    page = budget(capsys, "--from", *bills, "--line", "保险").out
    assert page == budget(capsys, "--from", *bills, "--line", "insurance").out
    assert "中国人寿" in page
    assert "支付宝.csv:" in page


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("fod", "--line：账单里没有“fod”这一项。是不是“food”？"),
        ("???", "--line：账单里没有“???”这一项。有这些："),
    ],
)
def test_a_line_that_is_not_there(capsys, bills: list[Path], line: str, said: str) -> None:
    done = budget(capsys, "--from", *bills, "--line", line)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"ashore budget：{said}")


@pytest.mark.parametrize(
    "option", [["--line", "food"], ["--write"], ["--memory", "m"], ["--password-file", "p"]]
)
def test_what_goes_with_bills_only(capsys, option: list[str]) -> None:
    done = budget(capsys, shipped("jiebei"), *option)
    assert (done.status, done.out) == (2, "")
    assert f"{option[0]} 要和 --from 一起用。" in done.err


def test_without_a_case_and_bills_the_case_is_missing(capsys) -> None:
    assert budget(capsys).err.startswith("ashore budget：少了 CASE。")


def test_what_the_case_lacks_is_added_and_nothing_else(
    capsys, case: Path, bills: list[Path]
) -> None:
    lacking = [
        one
        for one in told(capsys, case, "--from", *bills)["from_bills"]["changes"]
        if one["change"] == "add" and not one["drafted"].startswith(("-", "0.00"))
    ]
    done = budget(capsys, case, "--from", *bills, "--write")
    assert (done.status, done.err) == (0, "")
    assert f"要加进案卷的（{len(lacking)}项）" in done.out
    assert flat(f"已把{len(lacking)}项加进 {case}。") in flat(done.out)
    made = case.read_text(encoding="utf-8")
    place = 0
    for line in CASE.splitlines():
        place = made.index(line, place)
    after = told(capsys, case, "--from", *bills, "--write")
    assert after["written"] == 0
    assert case.read_text(encoding="utf-8") == made
    changes = {(one["side"], one["topic"]): one for one in after["from_bills"]["changes"]}
    for one in lacking:
        if one["side"] == "expense":
            same = changes["expense", one["topic"]]
            assert (same["typed"], same["change"]) == (one["drafted"], "same")
    assert changes["income", ""]["change"] == "same"


def test_json_writes_too(capsys, case: Path, bills: list[Path]) -> None:
    assert told(capsys, case, "--from", *bills, "--write")["written"] > 0
    assert case.read_text(encoding="utf-8") != CASE


def test_a_bad_bill_is_one_line(capsys, tmp_path: Path, case: Path) -> None:
    empty = write(tmp_path, "empty.csv", b"")
    done = budget(capsys, case, "--from", empty)
    assert (done.status, done.out) == (2, "")
    assert done.err == f"{empty}: 这个文件是空的。请重新导出一次，或者换一个文件。\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_fit_the_terminal(
    capsys, monkeypatch, case: Path, bills: list[Path], language: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    pages = [
        called(capsys, "--lang", language, "budget", case, "--from", *bills, *more)
        for more in ([], ["--line", "food"])
    ]
    assert [(page.status, page.err) for page in pages] == [(0, "")] * 2
    for line in "".join(page.out for page in pages).splitlines():
        assert width(line) <= 80 or "ashore budget" in line, line
        assert line == line.rstrip()
