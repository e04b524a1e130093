"""``ashore plan --accept`` and ``--earlier``: what is written, what is kept, and what is refused."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ashore.case.load import parse_case
from ashore.cli.interview.terminal import Terminal
from tests.cli_helper import called, say, shipped

DAY = ("--as-of", "2026-11-21")
PLAIN = ("--lang", "zh-Hans")

HELD = """
# 我选的
[[plan]]
accepted = 2026-11-20
kind = "snowball"
max_payment = 900
monthly = 900
largest_month = 900
available = 900
months = 15
total_paid = 13200
total_cost = 1200

[[plan.debt]]
id = "jiebei"     # 借呗
relief = "re-instalment"
instalments = 15
payment = 900
total_paid = 13200

# 下面是材料
"""


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, "")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.toml"
    path.write_bytes(shipped("jiebei").read_bytes())
    return path


def plans_in(path: Path) -> Any:
    return parse_case(path.read_bytes(), path.name).plan


def test_the_recommended_plan_is_shown_written_and_leads(capsys, case: Path) -> None:
    before = case.read_text("utf-8")
    done = called(capsys, "plan", case, "--accept", *PLAIN, *DAY)
    assert (done.status, done.err) == (0, "")
    assert "选定的方案：按欠款比例分" in done.out
    assert "833.54" in done.out
    assert "已写进" in done.out
    after = case.read_text("utf-8")
    assert after.startswith(before.rstrip("\n"))
    (plan,) = plans_in(case)
    assert (plan.kind, plan.accepted.isoformat(), plan.max_payment) == ("pro-rata", DAY[1], 85000)
    told = called(capsys, "plan", case, *PLAIN, *DAY)
    assert "选定的方案：按欠款比例分" in told.out
    assert "推荐的方案：" not in told.out
    assert "这是您在2026年11月21日选定的方案。" in told.out


def test_what_is_decided_on_already_is_not_written_again(capsys, case: Path) -> None:
    called(capsys, "plan", case, "--accept", *DAY)
    before = case.read_bytes()
    done = called(capsys, "plan", case, "--accept", *PLAIN, *DAY)
    assert done.status == 0
    assert "没有改动" in done.out
    assert case.read_bytes() == before


def test_a_kind_and_wishes_are_taken(capsys, case: Path) -> None:
    wished = ("--accept", "avalanche", "--sure", "0.5", "--max-payment", "700")
    assert called(capsys, "plan", case, *wished, *DAY).status == 0
    (plan,) = plans_in(case)
    assert (plan.kind, str(plan.sure)) == ("avalanche", "0.5")
    assert plan.largest_month <= plan.max_payment <= 70000


def test_a_kind_that_needs_an_aim_is_found_without_naming_it(capsys, case: Path) -> None:
    assert called(capsys, "plan", case, "--accept", "soonest", *DAY).status == 0
    told = json.loads(called(capsys, "plan", case, "--format", "json", *DAY).out)
    assert told["recommended"] == "soonest"
    assert told["accepted"]["leads"]


def test_comments_order_and_earlier_decisions_stay(capsys, case: Path) -> None:
    old = case.read_text("utf-8").replace("[[paper]]", f"{HELD.lstrip()}[[paper]]", 1)
    case.write_text(old, "utf-8")
    assert called(capsys, "plan", case, "--accept", "pro-rata", *DAY).status == 0
    new = case.read_text("utf-8").splitlines()
    kept = iter(new)
    assert all(line in kept for line in old.splitlines()), "every old line, in its order"
    assert new.index("# 下面是材料") > new.index('kind = "pro-rata"')
    assert [plan.kind for plan in plans_in(case)] == ["snowball", "pro-rata"]


def test_a_list_in_line_grows_in_line(capsys, case: Path) -> None:
    entry = {**tomllib.loads(HELD)["plan"][0], "debt": []}
    entry.pop("debt")
    line = ", ".join(
        f"{key} = {json.dumps(value, default=str)}" for key, value in entry.items()
    ).replace('"2026-11-20"', "2026-11-20")
    text = case.read_text("utf-8").replace("schema = 1\n", f"schema = 1\nplan = [{{ {line} }}]\n")
    case.write_text(text, "utf-8")
    assert called(capsys, "plan", case, "--accept", "pro-rata", *DAY).status == 0
    assert [plan.kind for plan in plans_in(case)] == ["snowball", "pro-rata"]


def test_json_cases_are_written_as_json(capsys, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    plain = tomllib.loads(shipped("jiebei").read_text("utf-8"))
    path.write_text(json.dumps(plain, default=str, ensure_ascii=False, indent=4), "utf-8")
    told = json.loads(called(capsys, "plan", path, "--accept", "--format", "json", *DAY).out)
    assert told["written"] is True
    written = json.loads(path.read_text("utf-8"))
    assert written["plan"][0]["kind"] == told["plan"]["kind"] == "pro-rata"
    assert {key: value for key, value in written.items() if key != "plan"} == json.loads(
        json.dumps(plain, default=str)
    )
    again = json.loads(called(capsys, "plan", path, "--accept", "--format", "json", *DAY).out)
    assert again["written"] is False


@pytest.mark.parametrize(("answer", "status", "count"), [("y", 0, 1), ("", 1, 0)])
def test_on_a_terminal_the_person_is_asked(  # noqa: PLR0917  # fixtures and cases
    capsys, monkeypatch, case: Path, answer: str, status: int, count: int
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(Terminal, "hear", lambda *_: answer)
    assert called(capsys, "plan", case, "--accept", *DAY).status == status
    assert len(plans_in(case)) == count


@pytest.mark.parametrize(
    ("name", "given", "status", "said"),
    [
        (
            "jiebei",
            ("--accept", "as-billed"),
            2,
            "现在排不出 as-billed 这样的方案。有这些：pro-rata",
        ),
        ("jiebei", ("--accept", "cheep"), 2, "不在可选的值里"),
        ("jiebei", ("--accept", "--as-of", "2027-11-21"), 2, "2027年11月21日还没有到"),
        ("negative", ("--accept",), 1, "现在没有排得开的方案"),
    ],
)
def test_what_cannot_be_decided_on_is_one_line_and_nothing_is_written(  # noqa: PLR0917  # fixtures and cases
    capsys, tmp_path: Path, name: str, given: tuple[str, ...], status: int, said: str
) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(shipped(name).read_bytes())
    done = called(capsys, "plan", path, *DAY, *given, *PLAIN)
    assert done.status == status
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert path.read_bytes() == shipped(name).read_bytes()


def test_standard_input_cannot_be_written_to(capsys, monkeypatch) -> None:
    say(monkeypatch, shipped("jiebei").read_bytes())
    done = called(capsys, "plan", "-", "--accept", *PLAIN, *DAY)
    assert done.status == 2
    assert "--accept要有一个能写的案卷文件" in done.err


def test_earlier_decisions_are_compared(capsys, case: Path) -> None:
    none = called(capsys, "plan", case, "--earlier", *PLAIN, *DAY)
    assert "还没有选定过方案" in none.out
    case.write_text(case.read_text("utf-8") + HELD, "utf-8")
    called(capsys, "plan", case, "--accept", "pro-rata", *DAY)
    done = called(capsys, "plan", case, "--earlier", *PLAIN, *DAY)
    assert done.status == 0
    assert done.out.index("按欠款比例分（现在用的）") < done.out.index("先还余额最小的")
    told = json.loads(called(capsys, "plan", case, "--earlier", "--format", "json", *DAY).out)
    assert [one["on"] for one in told["earlier"]] == ["2026-11-21", "2026-11-20"]
    assert told["earlier"][1]["then"]["months"] == 15
    assert told["earlier"][1]["now"]["months"] <= 15


def test_where_something_else_is_wished_for_it_is_said_what_papers_go_by(
    capsys, case: Path
) -> None:
    called(capsys, "plan", case, "--accept", "avalanche", *DAY)
    done = called(capsys, "plan", case, "--sure", "0.8", *PLAIN, *DAY)
    assert "信和材料仍按它算" in done.out
    assert "推荐的方案" in done.out


def test_where_all_is_paid_as_agreed_the_table_says_so(capsys, case: Path) -> None:
    signed = """
[[agreement]]
debt = "jiebei"
signed = 2026-11-01
payments = [ { date = 2026-11-20, amount = 500 } ]
"""
    text = case.read_text("utf-8") + signed
    done = text.replace("payments = [", "payments = [\n  { date = 2026-11-20, amount = 500 },", 1)
    for held, said in ((text, "还剩500.00元"), (done, "签的协议已经还完")):
        case.write_text(held, "utf-8")
        told = called(capsys, "plan", case, *PLAIN, *DAY)
        assert (told.status, told.err) == (0, "")
        assert said in told.out
