"""``--write``: a case file is only added to, keeps its looks, and is never left broken."""

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ashore.case.load import parse_case
from ashore.cli.bills import addition
from tests.cli_helper import Called, called, say
from tests.statements.bill_files import CASE, flat, household_files, write

DAY = dt.date(2026, 7, 1)
NOTHING: dict[str, Any] = {"income": [], "expense": [], "debt": [], "plan": []}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write(tmp_path, "case.toml", CASE)


@pytest.fixture
def bills(tmp_path: Path) -> list[Path]:
    return household_files(tmp_path)


def payments(case: Path) -> dict[str, list[tuple[str, str]]]:
    found = parse_case(case.read_bytes(), case.name, DAY)
    return {
        debt.id: [(str(one.date), f"{one.amount / 100:.2f}") for one in debt.payments]
        for debt in found.debt
    }


def noted(capsys, case: Path, bills: list[Path], *more: str) -> Called:
    return called(
        capsys, "--lang", "zh", "--as-of", "2026-07-01", "import", *bills, "--case", case, *more
    )


def test_without_write_nothing_is_written(capsys, case: Path, bills: list[Path]) -> None:
    done = noted(capsys, case, bills)
    assert (done.status, case.read_text(encoding="utf-8")) == (0, CASE)
    assert "账单里找到、案卷里还没有的还款（" in done.out
    assert "--write" in done.out
    assert not case.with_name("case.bills.json").exists()


def test_new_payments_are_noted_and_all_else_stays(capsys, case: Path, bills: list[Path]) -> None:
    done = noted(capsys, case, bills, "--write")
    assert (done.status, done.err) == (0, "")
    found = payments(case)
    assert found["jiebei"][0] == ("2026-01-20", "757.71")
    assert len(found["jiebei"]) > 1
    assert ("2026-03-15", "456.90") in found["weilidai"]
    lines = case.read_text(encoding="utf-8").splitlines()
    old = CASE.splitlines()
    assert [line for line in lines if "payments" not in line] == [
        line for line in old if "payments" not in line
    ]
    (first, second) = (line for line in lines if "payments" in line)
    assert first.startswith("payments = [ { date = 2026-01-20, amount = 757.71 }, { date = ")
    assert first.endswith("  # 头一笔")
    assert lines[-2:] == [second, "# 完"]
    assert flat(f"已把{sum(map(len, found.values())) - 1}笔还款写进 {case}。") in flat(done.out)


def test_writing_twice_writes_nothing_new(capsys, case: Path, bills: list[Path]) -> None:
    noted(capsys, case, bills, "--write")
    first = case.read_bytes()
    done = noted(capsys, case, bills[::-1], "--write")
    assert (done.status, case.read_bytes()) == (0, first)
    assert flat(f"没有要写的，{case} 没有改动。") in flat(done.out)


def test_json_tells_what_was_found_and_written(capsys, case: Path, bills: list[Path]) -> None:
    told = json.loads(noted(capsys, case, bills, "--write", "--format", "json").out)
    new = told["new_payments"]
    assert told["written"] == len(new) > 0
    assert {one["debt"] for one in new} == {"jiebei", "weilidai"}
    assert "花呗" in told["unknown_lenders"]
    again = json.loads(noted(capsys, case, bills, "--format", "json").out)
    assert again["new_payments"] == []
    assert again["repayments"] == told["repayments"]
    assert "written" not in again


def test_position_credits_what_was_noted(capsys, case: Path, bills: list[Path]) -> None:
    def owed() -> float:
        done = called(capsys, "position", case, "--as-of", "2026-07-01", "--format", "json")
        return float(json.loads(done.out)["totals"]["total"])

    before = owed()
    noted(capsys, case, bills, "--write")
    assert owed() < before


@pytest.mark.parametrize(
    ("answer", "status", "written"), [("y\n", 0, True), ("\n", 1, False), ("", 1, False)]
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_on_a_terminal_the_person_is_asked(
    capsys,
    monkeypatch,
    case: Path,
    bills: list[Path],
    *,
    answer: str,
    status: int,
    written: bool,
    form: str,
) -> None:
    say(monkeypatch, answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    done = noted(capsys, case, bills, "--write", "--format", form)
    assert done.status == status
    assert f"项写进 {case} 吗？（y 写，回车不写）" in done.err
    assert (case.read_text(encoding="utf-8") != CASE) is written
    shown = done.out if form == "table" else done.err
    assert "账单里找到、案卷里还没有的还款（" in shown, "the change is shown first"
    if form == "json":
        assert bool(json.loads(done.out)["written"]) is written


@pytest.mark.parametrize("arguments", [["import", "{bill}"], ["budget", "--from", "{bill}"]])
@pytest.mark.parametrize("named", [[], ["-"]])
def test_there_must_be_a_file_to_write(capsys, bills: list[Path], arguments, named) -> None:
    called_with = [one.format(bill=bills[0]) for one in arguments]
    where = ["--case", *named] if named and arguments[0] == "import" else named
    done = called(capsys, "--lang", "zh", *called_with[:1], *where, *called_with[1:], "--write")
    assert (done.status, done.out) == (2, "")
    assert "--write要有一个能写的案卷文件。" in done.err


def test_a_case_that_would_be_none_is_left_alone(capsys, tmp_path: Path, case: Path) -> None:
    # Paid after the day the case is of: no payment of this case.
    late = "日期,金额,对方,摘要\n2031-02-20,-757.71,蚂蚁借呗,蚂蚁借呗还款\n"
    done = called(
        capsys, "--lang", "zh", "import", write(tmp_path, "a.csv", late), "--case", case, "--write"
    )
    assert (done.status, case.read_text(encoding="utf-8")) == (2, CASE)
    first, *rest = done.err.splitlines()
    assert first == f"{case}: 加上以后就不是一份能用的案卷了，没有写。请看下面各行。"
    assert rest


def test_a_case_changed_meanwhile_is_left_alone(
    capsys, monkeypatch, case: Path, bills: list[Path]
) -> None:
    def agrees(file: addition.CaseFile, _count: int) -> bool:
        Path(file.path).write_text(CASE + "# 新写的\n", encoding="utf-8")
        return True

    monkeypatch.setattr(addition.CaseFile, "agrees", agrees)
    done = noted(capsys, case, bills, "--write")
    assert (done.status, done.err) == (
        2,
        f"{case}: 案卷在这期间改动过，没有写。请再运行一次。\n",
    )
    assert case.read_text(encoding="utf-8") == CASE + "# 新写的\n"


def test_its_permissions_and_a_link_to_it_stay(capsys, tmp_path: Path, case: Path, bills) -> None:
    case.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(case)
    assert noted(capsys, link, bills, "--write").status == 0
    assert link.is_symlink()
    assert case.stat().st_mode & 0o777 == 0o640
    assert len(payments(case)["weilidai"]) > 0


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_mark_stay(capsys, tmp_path: Path, bills, end: str, mark: str) -> None:
    case = write(tmp_path, "case.toml", (mark + CASE).replace("\n", end))
    noted(capsys, case, bills, "--write")
    made = case.read_bytes().decode()
    assert made.startswith(mark + "# 我的案卷")
    assert made.count("\n") == made.count(end)
    assert len(payments(case)["weilidai"]) > 0


def test_a_json_case_is_added_to_in_its_own_indentation(capsys, tmp_path: Path, bills) -> None:
    plain = json.dumps(tomllib.loads(CASE), default=str, indent=4, ensure_ascii=False)
    case = write(tmp_path, "case.json", plain + "\n")
    noted(capsys, case, bills, "--write")
    made = case.read_text(encoding="utf-8")
    assert made.startswith('{\n    "schema": 1,')
    assert made.endswith("}\n")
    old, new = json.loads(plain), json.loads(made)
    for before, after in zip(old["debt"], new["debt"], strict=True):
        kept = len(before.get("payments", []))
        assert after.pop("payments")[:kept] == before.pop("payments", [])
    assert new == old


# Adding to TOML, whatever its style.

STYLES = {
    "inline": 'debt = [{ id = "a", x = 1 }]\n',
    "tables": '[[debt]]\nid = "a"\n\n[[debt.payments]]\ndate = 2026-01-01\namount = 5 # five\n# on b\n\n[z]\n',
    "lines": '[[debt]]\nid = "a"\npayments = [\n  { date = 2026-01-01, amount = 5 }, # five\n]\nx = 1\n',
    "sub-table": '[[debt]]\nid = "a"\nx = 1 # x\n\n# the claim\n[debt.claim]\ntotal = 5\n',
    "empty": '[[debt]]\nid = "a"\npayments = []\n',
    "no end": '[[expense]]\nname = "a"\n# about a\n\n# debts\n[[debt]]\nid = "a"',
    "apart": '[[expense]]\nname = "a"\n\n[[debt]]\nid = "a"\n\n[[expense]]\nname = "b"\n\n[preferences]\nbuffer = 1\n',
}
MORE = {"date": "2026-05-05", "amount": "757.70"}
LINE = {"name": '吃"饭"', "category": "food", "amount": "9.10"}
EARNED = {"name": "工资", "amount": "7000.00"}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_only_added_to(style: str) -> None:
    text = STYLES[style]
    added = {
        **NOTHING,
        "income": [EARNED, EARNED],
        "expense": [LINE],
        "debt": [{"id": "a", "payments": [MORE]}],
    }
    made = addition._toml(text, added)
    for line in text.splitlines():
        if line and "debt = [" not in line and "payments = [" not in line:
            assert line in made.splitlines()
    old, new = tomllib.loads(text), tomllib.loads(made)
    assert new.pop("income") == [{"name": "工资", "amount": 7000.0}] * 2
    assert new["expense"].pop() == {"name": '吃"饭"', "category": "food", "amount": 9.1}
    assert new["debt"][0]["payments"].pop() == {"date": dt.date(2026, 5, 5), "amount": 757.7}
    for before, part in ((old, "expense"), (old["debt"][0], "payments")):
        before.setdefault(part, [])
    assert new == old


def test_comments_stay_with_what_they_are_on() -> None:
    added = {**NOTHING, "expense": [LINE], "debt": [{"payments": [MORE]}]}
    assert addition._toml(STYLES["no end"], added) == (
        '[[expense]]\nname = "a"\n# about a\n\n'
        '[[expense]]\nname = "吃\\"饭\\""\ncategory = "food"\namount = 9.10\n\n'
        '# debts\n[[debt]]\nid = "a"\npayments = [{ date = 2026-05-05, amount = 757.70 }]\n'
    )
    with_claim = addition._toml(STYLES["sub-table"], {**NOTHING, "debt": [{"payments": [MORE]}]})
    assert with_claim == STYLES["sub-table"].replace(
        "x = 1 # x\n", "x = 1 # x\npayments = [{ date = 2026-05-05, amount = 757.70 }]\n"
    )


def test_lists_line_by_line_grow_by_a_line() -> None:
    made = addition._toml(STYLES["lines"], {**NOTHING, "debt": [{"payments": [MORE]}]})
    assert made == STYLES["lines"].replace(
        "# five\n", "# five\n  { date = 2026-05-05, amount = 757.70 },\n"
    )


def test_nothing_to_add_changes_nothing() -> None:
    for text in (text for style, text in STYLES.items() if style != "apart"):
        debts = [{} for _ in tomllib.loads(text)["debt"]]
        assert addition._toml(text, {**NOTHING, "debt": debts}).rstrip() == text.rstrip()
