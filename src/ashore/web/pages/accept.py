"""Deciding on a plan, and the plans decided on: what each said then, and what it says now."""

from collections.abc import Mapping
from typing import Any, TypeAlias, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from ashore.loans.plan_kinds import PlanKind
from ashore.planning import told
from ashore.web.casework import Casework, with_case
from ashore.web.forms.places import list_at, with_value
from ashore.web.page import desk_of, page
from ashore.web.store.base import OWNER, Change, StaleError

Json: TypeAlias = dict[str, Any]

PAGE = "/plans"
_SHELF = ("plan",)
_CHANGED = "changed"


@require_POST
@with_case
def accept(request: HttpRequest, case: Casework) -> HttpResponse:
    """Decide on a plan that was shown. Where the case is another one by now, nothing is written, and that is said."""
    kind = cast("PlanKind", request.POST.get("kind", ""))
    is_usual = request.POST.get("of") == "usual"
    try:
        said = case.work.accept(kind, case.work.usual_aims if is_usual else None)
    except LookupError:
        return _to_plans(_CHANGED)
    if case.work.accepted and case.work.accepted.said == said:
        return _to_plans()  # a form sent twice decides once
    if request.POST.get("based_on") != str(case.revision):
        return _to_plans(_CHANGED)
    entries = list_at(case.document, _SHELF)
    entry = said.model_dump(mode="json", exclude_defaults=True)
    document = with_value(case.document, _SHELF, [*entries, entry])
    change = Change(desk_of(request).now(), OWNER, "decide", f"plan[{len(entries) + 1}]")
    try:
        case.room.store.append(document, change, case.revision)
    except StaleError:
        return _to_plans(_CHANGED)
    return _to_plans()


@with_case
def earlier(request: HttpRequest, case: Casework) -> HttpResponse:
    """The plans decided on side by side."""
    facts = {"found": case.work.earlier_json(), "based_on": case.revision}
    return page(request, "plans/earlier.html", facts)


def accept_facts(request: HttpRequest, case: Casework, plans: Mapping[str, Any]) -> Json:
    """What the plans' page needs to let one be decided on: the one that leads if it is not yet, and the others."""
    accepted = plans["accepted"]
    best = told.best(plans)
    leads = accepted is not None and accepted["leads"]
    return {
        "based_on": case.revision,
        "changed": request.GET.get("note") == _CHANGED,
        "best": None if leads else best,
        "others": [plan for plan in plans["plans"] if plan is not best],
    }


def _to_plans(note: str = "") -> HttpResponse:
    return HttpResponseRedirect(f"{PAGE}?note={note}" if note else PAGE, status=303)
