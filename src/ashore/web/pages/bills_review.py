"""Bills looked through by exception: what is unsure, large, or between people; one tap says what it is."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from ashore.statements.budget.draft import Side
from ashore.statements.classify import Correction
from ashore.texts import Language, text
from ashore.web.bills.access import with_bills
from ashore.web.bills.kept import Kept, change, kept_of
from ashore.web.casework import Casework
from ashore.web.forms.posts import number_of
from ashore.web.page import language_of, page
from ashore.workout.bills import Bills
from ashore.workout.bills_case import topic_name
from ashore.workout.bills_review import MOST, Group, Meaning, correction, review

PAGE = "/bills/review"
SHOWN = 10
"""Rows of a group that are shown; there are as many more as its count says."""


@with_bills
def look(request: HttpRequest, work: Casework, bills: Bills) -> HttpResponse:
    """What is to be looked at; a POST says what some of it is."""
    groups = review(bills)
    if request.method == "POST":
        counterparty, description, tapped, other = (
            request.POST.get(name, "")
            for name in ("counterparty", "description", "meaning", "other")
        )
        said = correction(groups, counterparty, description, tapped or other)
        if said is not None:
            change(work.room.store, lambda kept: _with(kept, said))
        return HttpResponseRedirect(PAGE, status=303)
    language = language_of(request)
    said_before = kept_of(work.room.store).memory.corrections
    facts = {
        "groups": [_group(one, language) for one in groups[:MOST]],
        "more": len(groups[MOST:]),
        "said": [
            {"number": number, "what": _what(one, language)}
            for number, one in reversed(list(enumerate(said_before, 1)))
        ],
    }
    return page(request, "bills/review.html", facts)


@require_POST
@with_bills
def undo(request: HttpRequest, work: Casework, _: Bills) -> HttpResponse:
    """Take back what was said of some rows: they count again as we read them."""
    number, what = number_of(request, "number"), request.POST.get("what", "")
    said = kept_of(work.room.store).memory.corrections
    if 0 < number <= len(said) and _what(said[number - 1], language_of(request)) == what:
        gone = said[number - 1]
        change(work.room.store, lambda kept: _without(kept, gone))
    return HttpResponseRedirect(PAGE, status=303)


def _with(kept: Kept, said: Correction) -> Kept:
    return replace(kept, memory=kept.memory.corrected(said))


def _without(kept: Kept, gone: Correction) -> Kept:
    left = tuple(one for one in kept.memory.corrections if one != gone)
    return replace(kept, memory=replace(kept.memory, corrections=left))


def _group(one: Group, language: Language) -> dict[str, Any]:
    """A group with the names of what it may be; the rows that are shown."""
    told = one.as_json()
    rows = told["rows"]
    return {
        **told,
        "rows": rows[:SHOWN],
        "count": len(rows),
        "first": rows[0],
        "suggested": [_named(meaning, language, one) for meaning in one.suggested],
        "others": [
            _named(meaning, language, one)
            for meaning in one.meanings
            if meaning not in one.suggested
        ],
    }


def _named(meaning: Meaning, language: Language, group: Group) -> dict[str, str]:
    return {"key": meaning.key, "name": meaning_name(meaning, language, is_in=group.is_in)}


def meaning_name(meaning: Meaning, language: Language, *, is_in: bool) -> str:
    """What a meaning is called on a button."""
    if meaning.kind == "income":
        return topic_name("income", meaning.category, language)
    if meaning.kind in ("", "expense"):
        return topic_name("expense", meaning.category, language)
    way = "in" if is_in else "out"
    return text(f"web_bills.meaning.{meaning.kind}-{way}", language)


def _what(one: Correction, language: Language) -> str:
    """What was said, in words."""
    who = " · ".join(filter(None, (one.counterparty, one.description)))
    # A kind that goes both ways is named without one.
    if one.kind in ("repayment", "disbursement", "transfer"):
        name = text(f"web_bills.meaning.{one.kind}", language)
    else:
        side: Side = "income" if one.kind == "income" else "expense"
        name = topic_name(side, one.category, language) if one.category else one.kind
    return text("web_bills.review.said_one", language, who=who, what=name)
