"""``ashore plan --explain``, and the line that says that plans take a while."""

import json
import sys
import time

import pytest

from ashore.cli import progress
from ashore.cli.progress import waiting
from ashore.cli.shared import Settings
from ashore.workout.assumptions import assumptions_json
from tests.cli_helper import called, shipped
from tests.statements.test_cli_import import _Screen

DAY = "2026-11-21"


def test_every_figure_is_shown_with_its_origin_and_every_assumption(capsys) -> None:
    asked = ("plan", shipped("jiebei"), "--as-of", DAY, "--lang", "zh-Hans", "--explain")
    told = json.loads(called(capsys, *asked, "--format", "json").out)
    done = called(capsys, *asked)
    shown = "".join(done.out.split())
    for sentence in told["explained"]:
        for fact in sentence["facts"]:
            assert "".join(f"{fact['printed']}{fact['means']}（{fact['from']}）".split()) in shown
    assert told["assumptions"] == assumptions_json("zh-Hans")
    for group in told["assumptions"]["groups"]:
        for one in group["numbers"]:
            assert one["label"] in shown
            assert one["printed"] in shown


def test_without_it_there_is_no_more_than_before(capsys) -> None:
    done = called(capsys, "plan", shipped("jiebei"), "--as-of", DAY, "--lang", "en")
    assert "Where these figures come from" not in done.out


def test_where_nothing_fits_the_assumptions_alone_are_told(capsys) -> None:
    done = called(capsys, "plan", shipped("negative"), "--as-of", DAY, "--lang", "en", "--explain")
    assert "Where these figures come from" not in done.out
    assert "What the chance rests on" in done.out


@pytest.mark.parametrize(
    ("terminal", "form", "takes", "shown"),
    [
        (True, "table", 0.3, True),
        (True, "table", 0.0, False),
        (False, "table", 0.3, False),
        (True, "json", 0.3, False),
    ],
)
def test_who_waits_at_a_terminal_is_told(
    monkeypatch, *, terminal: bool, form: str, takes: float, shown: bool
) -> None:
    screen = _Screen(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    with waiting(Settings("en", form)):
        time.sleep(takes)
    assert ("Working out the plan, 1 s" in screen.written) is shown
    if shown:
        assert screen.written.endswith("\r")
        assert not screen.written.rpartition("\r")[2], "the line is taken away"
    else:
        assert screen.written == ""


def _break_after(seconds: float) -> None:
    with waiting(Settings("en")):
        time.sleep(seconds)
        raise ValueError("broken")


def test_the_line_is_taken_away_also_where_something_goes_wrong(monkeypatch) -> None:
    screen = _Screen(terminal=True)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", 0.02)
    with pytest.raises(ValueError, match="broken"):
        _break_after(0.2)
    assert screen.written.endswith("\r")
