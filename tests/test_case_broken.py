"""Every way a case file can be wrong, and the exact line it must produce."""

import datetime as dt
from pathlib import Path

import pytest

from ashore.case.load import CaseError, parse_case
from ashore.problems import AshoreError, Problem
from ashore.texts import LANGUAGES, catalogue

FOLDER = Path(__file__).parent / "broken_cases"
BROKEN = sorted(path for path in FOLDER.iterdir() if path.suffix != ".expected")
TODAY = dt.date(2026, 11, 21)


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(CaseError) as caught:
        parse_case(path.read_bytes(), path.name, TODAY)
    return caught.value.problems


@pytest.mark.parametrize("path", BROKEN, ids=[path.stem for path in BROKEN])
def test_a_broken_case_produces_exactly_these_lines(path: Path) -> None:
    said = [problem.text("zh-Hans") for problem in problems_of(path)]
    assert said == path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("path", BROKEN, ids=[path.stem for path in BROKEN])
def test_every_problem_is_one_line_in_every_language(path: Path) -> None:
    for problem in problems_of(path):
        for language in LANGUAGES:
            line = problem.text(language)
            assert line.isprintable(), line
            assert line.startswith(f"{path.name}:")


def test_there_are_enough_broken_cases_and_each_problem_has_one() -> None:
    assert len(BROKEN) >= 60
    told = {problem.what.key for path in BROKEN for problem in problems_of(path)}
    known = {key for key in catalogue("case", "zh-Hans") if key.endswith(".what")}
    assert told == known


@pytest.mark.parametrize(
    ("name", "place", "what", "right"),
    [
        (
            "001-empty",
            "001-empty.toml",
            "The file is empty.",
            "Begin with the line schema = 1, or run ashore new and answer its questions.",
        ),
        (
            "003-gbk",
            "003-gbk.toml:3",
            "The file is in GBK, not in UTF-8.",
            "Open it in an editor and save it as UTF-8.",
        ),
        (
            "039-unknown-key-near",
            "039-unknown-key-near.toml:4: debt[1].principal",
            "This key is missing.",
            "Add it, e.g. principal = 20000.",
        ),
        (
            "059-rate-percent-number",
            "059-rate-percent-number.toml:9: debt[1].annual_rate",
            "The yearly rate is 14.6, which would be more than 500% a year.",
            "Rates are fractions: 0.146?",
        ),
        (
            "110-payment-before-start",
            "110-payment-before-start.toml:14: debt[1].payments[2].date",
            "15 Mar 2025 is before the loan began (15 Jan 2026).",
            "Check this date and start.",
        ),
    ],
)
def test_english_lines(name: str, place: str, what: str, right: str) -> None:
    (path,) = [path for path in BROKEN if path.stem == name]
    assert problems_of(path)[0].text("en") == f"{place}: {what} {right}"


def test_the_error_is_an_ashore_error_that_says_all_its_problems() -> None:
    error = CaseError(problems_of(FOLDER / "129-many-at-once.toml"))
    assert isinstance(error, AshoreError)
    assert str(error).count("\n") == len(error.problems) - 1 == 8


def test_what_is_personal_is_not_repeated_in_a_problem() -> None:
    number = "13812345678"
    text = f"""
schema = 1
[person]
name = {number}
phone = {number}
id_number = {number}
story = "{number}{"很长" * 1000}"
[[debt]]
id = "a"
method = "bullet"
account = {number}
"""
    with pytest.raises(CaseError) as caught:
        parse_case(text.encode(), "case.toml")
    assert len(caught.value.problems) >= 5
    for language in LANGUAGES:
        assert all(number not in problem.text(language) for problem in caught.value.problems)


def test_what_was_paid_after_the_case_s_day_is_no_mistake() -> None:
    """A position may be asked for any day: the file may know more than the day it describes."""
    text = (FOLDER / "111-payment-in-future.toml").read_bytes()
    parse_case(text, "case.toml", dt.date(2027, 3, 1))
