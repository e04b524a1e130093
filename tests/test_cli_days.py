"""``ashore plan``: the days in its table and its JSON, and the cash to begin with."""

import json

import pytest

from tests.cli_helper import Called, called, shipped

DAY = "2026-11-21"


def plan(
    capsys: pytest.CaptureFixture[str], name: str, *more: str, lang: str = "zh-Hans"
) -> Called:
    return called(capsys, "plan", shipped(name), "--as-of", DAY, "--lang", lang, *more)


def test_the_table_has_a_short_section(capsys) -> None:
    done = plan(capsys, "seven")
    assert (done.status, done.err) == (0, "")
    section = done.out.partition("几号发钱、几号要还")[2]
    assert "每一天的钱都够用" in section
    assert "还款，7笔" in section
    assert "“妻子的工资”是几号到手，还没有写" in section


def test_what_is_short_is_told_with_its_payments_and_what_no_move_removes(capsys) -> None:
    done = plan(capsys, "negative")
    section = done.out.partition("几号发钱、几号要还")[2].replace("\n", "").replace(" ", "")
    assert "花呗：2026年12月9日要还425.92元" in section
    assert section.count("差的这些，改还款日补不上") == 1
    assert "还差3,470.06元" not in section, "told once where nothing can be moved"


def test_moves_and_what_they_leave_are_told(capsys) -> None:
    done = plan(capsys, "seven", "--cash", "0", lang="en")
    section = " ".join(done.out.partition("Paydays and due dates")[2].split())
    assert "when you agree, you can ask for day 8 of the month" in section
    assert "no other due day makes up for it" in section
    assert "Whether the days in between cost interest is not worked out here." in section


def test_cash_is_what_it_begins_with(capsys) -> None:
    done = plan(capsys, "jiebei", "--cash", "5,000", "--format", "json")
    calendar = json.loads(done.out)["calendar"]
    assert (calendar["reserve"], calendar["reserve_said"]) == ("5000.00", True)


def test_cash_that_is_no_amount_is_one_line(capsys) -> None:
    done = plan(capsys, "jiebei", "--cash", "不少")
    assert done.status == 2
    assert "--cash 要写成多少元，例如 1200；写的是“不少”。" in done.err
    assert len(done.err.splitlines()) == 1
