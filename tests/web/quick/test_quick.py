"""The quick check: a few questions, what they amount to, and nothing kept unless it is wished."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from ashore.case.interview.course import Course
from ashore.case.interview.draft import draft
from ashore.case.interview.graph import Question, graph
from ashore.case.interview.written import case_of
from ashore.case.settle import settle
from ashore.texts import text
from ashore.web.desk import Desk
from ashore.web.forms import quick
from tests.interview_helper import CARD, LOAN
from tests.web.tell.forms import forms

DAY = dt.date(2026, 11, 21)
VALID = {**CARD, **LOAN, "debt.days": "98", "debt.fee": "0.6%"}


def post(client: Client, question: str, answer: str) -> Any:
    if answer:
        return client.post(f"/quick/{question}", {"answer": answer})
    return client.post(f"/quick/{question}", {"unknown": "1"})


def answer_all(client: Client, **changed: str) -> list[str]:
    """Answer what is asked until something is shown; the questions asked."""
    asked: list[str] = []
    said = {**VALID, **{name.replace("__", "."): raw for name, raw in changed.items()}}
    while (there := client.get("/quick").headers["Location"]) != "/quick/result":
        asked.append(there.removeprefix("/quick/"))
        assert client.get(there).status_code == 200
        assert post(client, asked[-1], said.get(asked[-1], "")).status_code == 303
    return asked


def result(client: Client) -> str:
    page = client.get("/quick/result")
    assert page.status_code == 200
    body: str = page.content.decode()
    return body


def test_at_most_twelve_questions_then_the_position(visitor: Client) -> None:
    asked = answer_all(visitor)
    assert len(asked) <= 12
    body = result(visitor)
    work = _worked(visitor)
    total = work.position_json()["totals"]["total"]
    assert f"{int(float(total)):,}" in body
    assert "3,300.00元" in body
    assert text("web_quick.result.first", "zh-Hans") in body
    assert text("interview.note.paid_on_time", "zh-Hans", debt="借呗", count=6) in body


def test_the_first_step_speaks_of_nothing_that_is_not_there_yet(visitor: Client) -> None:
    answer_all(visitor)
    body = result(visitor)
    assert _worked(visitor).position_json()["next_step"]["said"][0] in body
    assert text("web_quick.result.card", "zh-Hans") in body
    assert "文件夹" not in body


def _worked(client: Client) -> Any:
    from ashore.workout import Workout

    made = draft(quick.walked(client.session["quick"]), "zh-Hans")
    return Workout(case_of(made, DAY), DAY, "zh-Hans")


def test_each_question_says_its_number_and_why(visitor: Client) -> None:
    body = visitor.get("/quick/situation").content.decode()
    assert text("web_quick.counter", "zh-Hans", number=1, most=12) in body
    assert text("interview.situation.why", "zh-Hans") in body
    assert "/quick/situation" in forms(visitor.get("/quick/situation"))
    post(visitor, "situation", "overdue")
    assert 'href="/quick/situation"' in visitor.get("/quick/cause").content.decode()


def test_what_cannot_be_read_stays_as_typed(visitor: Client) -> None:
    answer_all(visitor)
    page = post(visitor, "debt.principal", "两万<br>")
    assert page.status_code == 422
    assert forms(page)["/quick/debt.principal"]["answer"] == "两万<br>"
    assert "<br>" not in page.content.decode()
    assert text("web_tell.refused.amount", "zh-Hans") in page.content.decode()
    assert visitor.session["quick"]["debt.principal"][0] == "20000"
    paid = post(visitor, "debt.paid", "13")
    assert "回车" not in paid.content.decode()
    assert paid.status_code == 422


def test_answers_that_do_not_go_together_are_said(visitor: Client) -> None:
    answer_all(visitor, debt__instalments="300", debt__start="2020-01-15")
    page = post(visitor, "debt.rate", "年化499%")
    assert page.status_code == 422
    assert "利息比一期还的钱还多" in page.content.decode()


def test_an_earlier_answer_can_be_changed_and_the_rest_stays(visitor: Client) -> None:
    answer_all(visitor)
    assert forms(visitor.get("/quick/income"))["/quick/income"]["answer"] == "7500"
    assert post(visitor, "income", "9000").headers["Location"] == "/quick/result"
    assert "4,800.00元" in result(visitor)
    assert post(visitor, "debt.method", "revolving").headers["Location"] == "/quick/debt.balance"
    assert post(visitor, "debt.method", "bullet").headers["Location"] == "/quick/result"
    assert visitor.session["quick"]["debt.principal"][0] == "20000"


def test_a_post_twice_late_or_from_nowhere_is_no_error(visitor: Client) -> None:
    for _ in range(2):
        assert post(visitor, "situation", "overdue").headers["Location"] == "/quick/cause"
    assert post(visitor, "debt.paid", "3").headers["Location"] == "/quick/cause"
    assert post(visitor, "nothing", "3").headers["Location"] == "/quick/cause"
    assert visitor.get("/quick/debt.paid").headers["Location"] == "/quick/cause"
    assert visitor.get("/quick/result").headers["Location"] == "/quick/cause"
    assert post(visitor, "situation", "upcoming").headers["Location"] == "/quick/cause"
    assert visitor.session["quick"] == {"situation": ("upcoming", "2026-11-21")}
    answer_all(visitor)
    assert visitor.get("/quick/more").headers["Location"] == "/quick/result"
    for address in ("/quick/keep", "/quick/forget"):
        assert visitor.get(address).headers["Location"] == "/quick/result"


def test_not_knowing_anything_still_ends(visitor: Client) -> None:
    asked = answer_all(visitor, **dict.fromkeys((name.replace(".", "__") for name in VALID), ""))
    assert len(asked) <= 12
    body = result(visitor)
    assert text("web_quick.result.no_debt", "zh-Hans") in body
    assert text("web_quick.result.payable", "zh-Hans") not in body
    assert "其他" in body


def test_nothing_to_pay_with_is_said_plainly(visitor: Client) -> None:
    answer_all(visitor, income="3000", expense="4000")
    assert text("web_quick.result.not_payable", "zh-Hans") in result(visitor)


def test_nothing_is_stored(visitor: Client, desk: Desk) -> None:
    answer_all(visitor)
    result(visitor)
    assert list(desk.folder.rglob("*")) == []


def test_no_trace_is_left(visitor: Client) -> None:
    answer_all(visitor)
    visitor.post("/quick/keep")
    page = visitor.post("/quick/forget")
    assert page.headers["Location"] == "/quick/forgotten"
    body = visitor.get("/quick/forgotten").content.decode()
    assert text("web_quick.forgotten.about", "zh-Hans") in body
    assert "20000" not in repr(dict(visitor.session.items()))
    assert visitor.get("/quick").headers["Location"] == "/quick/situation"


def test_what_is_kept_is_the_document_of_a_case(visitor: Client) -> None:
    answer_all(visitor)
    assert visitor.post("/quick/keep").headers["Location"] == "/people/new"
    kept = visitor.session["keep"]
    settled = settle(kept, DAY)
    assert settled.left_out == ()
    assert settled.case == case_of(draft(quick.walked(visitor.session["quick"]), "zh-Hans"), DAY)
    assert kept["debt"][0]["principal"] == "20000.00"


def test_a_debt_that_lacks_something_is_kept_as_far_as_it_goes(visitor: Client) -> None:
    answer_all(visitor, debt__start="", debt__rate="年化14.6%")
    visitor.post("/quick/keep")
    debt = visitor.session["keep"]["debt"][0]
    assert debt == {
        "id": "jiebei",
        "product": "jiebei",
        "method": "equal-instalment",
        "principal": "20000.00",
        "instalments": 12,
        "annual_rate": "0.146",
    }


def test_a_card_that_lacks_something_is_kept_as_far_as_it_goes(visitor: Client) -> None:
    answer_all(visitor, debt__method="revolving", debt__product="huabei", debt__minimum="")
    visitor.post("/quick/keep")
    debt = visitor.session["keep"]["debt"][0]
    assert debt["statements"] == [{"balance": "8000.00", "date": "2026-10-05", "due": "2026-10-25"}]
    assert settle(visitor.session["keep"], DAY).case.debt == ()


def ways(given: dict[str, tuple[str, str]]) -> Iterator[dict[str, tuple[str, str]]]:
    """The answers of every path: all of them where the way depends on it, known and unknown elsewhere."""
    question = quick.current(quick.walked(given))
    if question is None:
        yield given
        return
    for raw in _answers(question):
        yield from ways({**given, question.id: (raw, DAY.isoformat())})


def _answers(question: Question) -> list[str]:
    steers = not isinstance(question.next, str) or any(
        question.id in condition
        for other in graph().questions.values()
        for condition in other.ask_if
    )
    if question.kind == "choice":
        return [*question.options, ""] if steers else [question.options[0]]
    return [VALID[question.id], ""] if steers else [VALID[question.id]]


def test_every_path_ends_in_something_that_can_be_shown_and_kept() -> None:
    lengths, seen = set(), set()
    for given in ways({}):
        course = quick.walked(given)
        made = draft(course, "zh-Hans")
        lengths.add(len(course.answers))
        seen |= {answer.question for answer in course.answers}
        document = quick.document(made, DAY)
        assert len(document["debt"]) == 1
        assert settle(document, DAY).case.person.cause == "income-loss"
    assert max(lengths) == graph().first_part
    assert {name for name in graph().questions if name.startswith("debt.")} & seen >= {
        "debt.product", "debt.method", "debt.principal", "debt.start", "debt.instalments", "debt.paid",
        "debt.days", "debt.balance", "debt.minimum", "debt.statement_date", "debt.due", "debt.rate", "debt.fee",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_every_question_and_result_is_there_in_every_language(
    visitor: Client, language: str
) -> None:
    headers = {"HTTP_ACCEPT_LANGUAGE": language}
    for method in ("equal-instalment", "fee-instalment", "revolving"):
        for question in answer_all(visitor, debt__method=method, debt__paid=""):
            assert visitor.get(f"/quick/{question}", **headers).content.count(b"<h1") == 1
        assert visitor.get("/quick/result", **headers).status_code == 200
        assert visitor.get("/quick/forgotten", **headers).status_code == 200
        visitor.post("/quick/forget")


def test_a_course_begins_anew_where_an_answer_no_longer_fits() -> None:
    given = {
        "situation": ("overdue", DAY.isoformat()),
        "cause": ("?", DAY.isoformat()),
        "income": ("many", DAY.isoformat()),
    }
    course = quick.walked(given)
    assert [answer.question for answer in course.answers] == ["situation", "cause"]
    now = quick.current(course)
    assert now is not None
    assert now.id == "income"
    assert quick.before(course, "expense") is None
    assert quick.before(course, "situation") == Course(graph())
