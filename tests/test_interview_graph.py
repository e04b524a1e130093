"""The question graph: every path through it ends, and ends in a case file that can be read."""

import datetime as dt
import io
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ashore.case.interview.course import Course
from ashore.case.interview.draft import draft
from ashore.case.interview.graph import END, KNOWN, OTHERS, UNKNOWN, Question, graph
from ashore.case.interview.written import case_of, file_text
from ashore.case.load import parse_case
from ashore.cli.interview.journal import Entry
from ashore.cli.interview.session import read_entry
from ashore.cli.views.board import Board
from ashore.cli.views.so_far import so_far
from ashore.texts import LANGUAGES, catalogue, text
from ashore.workout import Workout

DAY = dt.date(2026, 11, 21)
SECTIONS = ("debt", "detail", "money", "person")
VALID = {
    "amount": "500",
    "rate": "年化14.6%",
    "fee": "0.6%",
    "count": "3",
    "text": "某某",
    "debt.principal": "20000",
    "debt.start": "2026-01-15",
    "debt.instalments": "12",
    "debt.first_due": "2026-02-20",
    "debt.balance": "8000",
    "debt.minimum": "800",
    "debt.statement_date": "2026-10-05",
    "debt.due": "2026-10-25",
    "debt.days": "98",
    "debt.received": "19000",
}
QUESTIONS = graph().questions


def valid(question: Question) -> str:
    """An answer that the question takes."""
    if question.kind == "choice":
        return question.options[0]
    return VALID.get(question.id, VALID.get(question.kind, ""))


def decides(question: Question) -> bool:
    """Whether the way depends on the answer."""
    named = {asked for other in QUESTIONS.values() for one in other.ask_if for asked in one}
    return not isinstance(question.next, str) or question.id in named


def step(course: Course, raw: str) -> Course:
    question = course.current
    assert question is not None
    return course.answered(read_entry(course, question, Entry(question.id, raw, DAY)))


def walks(course: Course, usual: str) -> Iterator[Course]:
    """All ways on to the next showing: every answer where the way depends on it, the usual kind elsewhere."""
    question = course.current
    assert question is not None
    if question.shows:
        yield course
        return
    unknown = [""]
    known = list(question.options) if question.kind == "choice" else [valid(question)]
    answers = known + unknown if decides(question) else (known[:1] if usual == "known" else unknown)
    for answer in answers:
        yield from walks(step(course, answer), usual)


def assert_sound(course: Course) -> None:
    """The course ends with "done", and its file reads as the case it was made from."""
    ended = step(course, "done")
    assert ended.current is None
    made = draft(ended, "zh-Hans")
    case = case_of(made, DAY)
    assert parse_case(file_text(made, case, "zh-Hans").encode(), "case.toml", DAY) == case
    assert len(made.document.get("debt", [])) + len(made.unfinished) == sum(
        answer.question == "debt.product" for answer in ended.answers
    )


@pytest.mark.parametrize("usual", ["known", "unknown"])
def test_every_path_shows_something_within_the_promised_number_of_questions(usual: str) -> None:
    lengths = []
    for course in walks(Course(graph()), usual):
        lengths.append(len(course.answers))
        assert_sound(course)
    assert max(lengths) <= graph().first_part
    assert graph().first_part <= 12


def test_the_promised_number_is_the_real_one() -> None:
    ways = [w for usual in ("known", "unknown") for w in walks(Course(graph()), usual)]
    assert max(len(way.answers) for way in ways) == graph().first_part


@pytest.mark.parametrize("method", [*QUESTIONS["debt.method"].options, ""])
@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("usual", ["known", "unknown"])
def test_every_path_through_a_section_comes_back(section: str, usual: str, method: str) -> None:
    course = Course(graph())
    while (question := course.current) is not None and not question.shows:
        course = step(course, method if question.id == "debt.method" else valid(question))
    for way in walks(step(course, section), usual):
        assert_sound(way)


@pytest.mark.parametrize("method", [*QUESTIONS["debt.method"].options, ""])
@pytest.mark.parametrize("usual", ["known", "unknown"])
def test_whatever_was_answered_can_be_shown(usual: str, method: str) -> None:
    course = Course(graph())
    for section in ("first", "detail", "money"):
        course = course if section == "first" else step(course, section)
        while (question := course.current) is not None and not question.shows:
            known = method if question.id == "debt.method" else valid(question)
            course = step(course, known if usual == "known" or question.id == "debt.method" else "")
        shown = io.StringIO()
        case = case_of(draft(course, "zh-Hans"), DAY)
        so_far(Board("zh-Hans", shown), Workout(case, DAY, "zh-Hans"))
        assert ("还没有一笔写全的借款" in shown.getvalue()) == (usual == "unknown")


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 99)), min_size=1, max_size=90))
def test_any_walk_ends_in_a_readable_file(choices: list[tuple[bool, int]]) -> None:
    course = Course(graph())
    for known, number in choices:
        question = course.current
        if question is None:
            return
        if question.kind == "choice" and (known or question.choose):
            options = question.options[:-1] if question.shows else question.options
            course = step(course, options[number % len(options)])
        else:
            course = step(course, valid(question) if known else "")
    while (question := course.current) is not None and not question.shows:
        course = step(course, "")
    assert_sound(course)


def test_what_the_data_names_exists() -> None:
    assert graph().first in QUESTIONS
    for question in QUESTIONS.values():
        ways = [question.next] if isinstance(question.next, str) else question.next.values()
        assert set(ways) <= {*QUESTIONS, END}, question.id
        if not isinstance(question.next, str):
            assert set(question.next) <= {UNKNOWN, KNOWN, OTHERS, *question.options}, question.id
        for condition in question.ask_if:
            for asked, tokens in condition.items():
                assert set(tokens) <= {UNKNOWN, KNOWN, *QUESTIONS[asked].options}, question.id
        for other in (question.of, question.part_of, question.at_most, question.not_before):
            assert not other or other in QUESTIONS, question.id


def test_the_end_is_within_reach_of_every_question() -> None:
    reaches = {END}
    while True:
        more = {
            question.id
            for question in QUESTIONS.values()
            if reaches
            & set([question.next] if isinstance(question.next, str) else question.next.values())
        }
        if more <= reaches:
            break
        reaches |= more
    assert set(QUESTIONS) <= reaches


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_option_and_name_has_its_text(language: str) -> None:
    for question in QUESTIONS.values():
        assert text(f"interview.{question.id}.ask", language)
        for option in question.options:
            assert text(question.label(option), language)
        for value in question.fixed.values():
            if isinstance(value, str) and value.startswith("@"):
                assert text(value[1:], language)


def test_the_first_question_asks_whether_it_is_already_overdue() -> None:
    first = QUESTIONS[graph().first]
    assert first.options == ("overdue", "upcoming")


def test_products_and_categories_are_those_of_the_catalogues() -> None:
    from ashore.data import read_toml
    from ashore.law.products import product_keys

    assert set(QUESTIONS["debt.product"].options) == set(product_keys())
    categories = {q.fixed["category"] for q in QUESTIONS.values() if "category" in q.fixed}
    assert categories <= set(read_toml("categories.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_accused(language: str) -> None:
    accusing = {
        "zh-Hans": ("你必须", "您必须", "为什么不还", "欠债不还", "老赖", "拖欠", "恶意", "失信"),
        "zh-Hant": ("你必須", "您必須", "為什麼不還", "欠債不還", "老賴", "拖欠", "惡意", "失信"),
        "en": ("you must", "your fault", "failed to pay", "delinquent", "default", "bad debt"),
    }
    for key, said in catalogue("interview", language).items():
        assert not [word for word in accusing[language] if word in said.lower()], key
