"""The quick check: a question a page, then what it amounts to. Nothing leaves the server's memory."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.case.interview.course import Course
from ashore.case.interview.draft import draft
from ashore.case.interview.graph import Question, graph
from ashore.case.interview.written import case_of, said_missing
from ashore.problems import AshoreError, RefusedError
from ashore.texts import Message, catalogue, render, text
from ashore.web.forms import quick
from ashore.web.forms.drawing import KEYPADS
from ashore.web.forms.words import on_page
from ashore.web.page import desk_of, language_of, page
from ashore.workout import Workout

ROOT = "/quick"
UNPROCESSABLE = 422
SESSION, KEEP = "quick", "keep"
"""Where in the session the answers are, and the document that a new case is to begin with."""


def start(request: HttpRequest) -> HttpResponse:
    """To the first question that is not answered yet, or to what the answers amount to."""
    question = quick.current(quick.walked(_given(request)))
    return HttpResponseRedirect(f"{ROOT}/{question.id if question else 'result'}", status=303)


def ask(request: HttpRequest, question: str) -> HttpResponse:
    """One question. An answer to another one than is asked now counts for the one it was given to."""
    given = _given(request)
    so_far = quick.before(quick.walked(given), question)
    if so_far is None:
        return start(request)
    asked = graph().questions[question]
    if request.method != "POST":
        return _question(request, so_far, asked, given.get(question, ("", ""))[0])
    typed = "" if "unknown" in request.POST else str(request.POST.get("answer", ""))
    today, language = desk_of(request).today(), language_of(request)
    try:
        request.session[SESSION] = quick.answered(given, question, typed, today, language)
    except RefusedError as refused:
        return _question(request, so_far, asked, typed, refused.said)
    except AshoreError as error:
        return _question(request, so_far, asked, typed, error.problems[0].what)
    return start(request)


def _question(
    request: HttpRequest, so_far: Course, asked: Question, typed: str, wrong: Message | None = None
) -> HttpResponse:
    language = language_of(request)
    facts = {
        "question": asked.id,
        "ask": f"interview.{asked.id}.ask",
        "why": _optional(f"interview.{asked.id}.why"),
        "unknown": _optional(f"interview.{asked.id}.unknown"),
        "hint": _optional(f"web_quick.hint.{asked.kind}"),
        "options": [
            (option, text(asked.label(option), language), option == typed)
            for option in asked.options
        ],
        "keypad": KEYPADS.get(asked.kind, "text"),
        "typed": typed,
        "wrong": render(on_page(wrong), language) if wrong else "",
        "number": len(so_far.answers) + 1,
        "most": so_far.graph.first_part,
        "back": f"{ROOT}/{so_far.answers[-1].question}" if so_far.answers else "",
    }
    return page(request, "quick/question.html", facts, UNPROCESSABLE if wrong else 200)


def _optional(key: str) -> str:
    """The key of a text that not every question has, "" where this one has none."""
    return key if key in catalogue(key.partition(".")[0], "zh-Hans") else ""


def result(request: HttpRequest) -> HttpResponse:
    """What is owed, what can be paid, the first thing to do, and what was assumed for it."""
    course = quick.walked(_given(request))
    if quick.current(course) is not None:
        return start(request)
    today, language = desk_of(request).today(), language_of(request)
    made = draft(course, language)
    work = Workout(case_of(made, today), today, language)
    position = work.position_json(with_plan=False)
    facts = {
        "position": position,
        "payable": _payable(work) if work.case.income or work.case.expense else None,
        "step": position["next_step"],
        "notes": [render(note, language) for note in made.notes],
        "unfinished": [said_missing(debt, language) for debt in made.unfinished],
        "back": f"{ROOT}/{course.answers[-1].question}",
    }
    return page(request, "quick/result.html", facts)


def _payable(work: Workout) -> Mapping[str, Any]:
    """What can be paid each month, as the budget's JSON has it; ``some`` is whether that is anything."""
    surplus = work.budget_json()["surplus"]
    return {**surplus, "some": Decimal(surplus["expected"]) > 0}


def keep(request: HttpRequest) -> HttpResponse:
    """On to a new case that begins with what was answered."""
    if request.method == "POST":
        today = desk_of(request).today()
        made = draft(quick.walked(_given(request)), language_of(request))
        request.session[KEEP] = quick.document(made, today)
        return HttpResponseRedirect("/people/new", status=303)
    return start(request)


def forget(request: HttpRequest) -> HttpResponse:
    """Leave no trace: the answers are dropped from memory, and were nowhere else."""
    if request.method == "POST":
        for name in (SESSION, KEEP):
            request.session.pop(name, None)
        return HttpResponseRedirect(f"{ROOT}/forgotten", status=303)
    return start(request)


def forgotten(request: HttpRequest) -> HttpResponse:
    """Says that nothing is left."""
    return page(request, "quick/forgotten.html")


def _given(request: HttpRequest) -> quick.Given:
    found: quick.Given = request.session.get(SESSION, {})
    return found
