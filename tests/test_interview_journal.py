"""The journal: every answer is on disk before the next question, whatever happens to the process or the file."""

import datetime as dt
import os
import stat
from pathlib import Path

import pytest

from ashore.case.interview.graph import graph
from ashore.cli.interview.journal import Entry, Journal
from ashore.cli.interview.session import resumed

DAY = dt.date(2026, 11, 21)


def entries(*pairs: tuple[str, str | None]) -> list[Entry]:
    return [Entry(question, answer, DAY) for question, answer in pairs]


def test_what_is_recorded_is_read_back(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "case.toml")
    wanted = entries(("situation", "1"), ("cause", None), ("person.story", '他说:"好"\u2028\n再说'))
    for entry in wanted:
        journal.record(entry)
    assert journal.entries() == wanted
    assert journal.path.name == "case.toml.answers.jsonl"


def test_a_line_cut_short_loses_only_itself(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "case.toml")
    kept = entries(("situation", "1"), ("cause", "收入少了"))
    for entry in kept:
        journal.record(entry)
    whole = journal.path.read_bytes()
    journal.record(Entry("income", "7500", DAY))
    longer = journal.path.read_bytes()
    for length in range(len(whole), len(longer) - 2):
        journal.path.write_bytes(longer[:length])
        assert journal.entries() == kept
        journal.record(Entry("income", "8000", DAY))
        assert journal.entries() == [*kept, Entry("income", "8000", DAY)]


def test_a_last_line_without_its_end_still_counts(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "case.toml")
    journal.record(Entry("situation", "1", DAY))
    journal.path.write_bytes(journal.path.read_bytes().rstrip(b"\n"))
    journal.record(Entry("cause", "1", DAY))
    assert journal.entries() == entries(("situation", "1"), ("cause", "1"))


@pytest.mark.parametrize(
    "line",
    [b"\xff\xfe", b"null", b"[]", b"{}", b'{"question": 1, "answer": "x", "day": "2026-11-21"}'],
)
def test_lines_that_are_no_answers_are_passed_over(tmp_path: Path, line: bytes) -> None:
    journal = Journal(tmp_path / "case.toml")
    journal.path.write_bytes(line + b"\n")
    assert journal.entries() == []


@pytest.mark.skipif(os.name == "nt", reason="file modes are POSIX")
def test_the_journal_is_for_its_owner_only(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "case.toml")
    journal.record(Entry("situation", "1", DAY))
    assert stat.S_IMODE(journal.path.stat().st_mode) == 0o600


def test_the_course_goes_on_where_the_journal_ends() -> None:
    course = resumed(
        entries(("situation", "1"), ("cause", "1"), ("cause", None), ("cause", "2")), graph()
    )
    assert [answer.value for answer in course.answers] == ["overdue", "medical"]
    assert course.current == graph().questions["income"]


def test_lines_that_fit_no_question_are_passed_over() -> None:
    course = resumed(
        entries(
            ("situation", "1"), ("no.such", "1"), ("cause", "99"), ("more", ""), ("cause", "2")
        ),
        graph(),
    )
    assert [answer.question for answer in course.answers] == ["situation", "cause"]
