"""What would be if: the plan as it is beside the plan as it would be, and what then, where a lender says no."""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from django.http import HttpRequest, HttpResponse

from ashore.web.casework import Casework, with_case
from ashore.web.forms.what_if import drawn, supposed
from ashore.web.making import Making
from ashore.web.page import desk_of, language_of, page
from ashore.web.pages.owed import left_out
from ashore.workout.compared import if_refused_json, what_if_json
from ashore.workout.what_if import NOTHING, Supposition, WhatIf

Json: TypeAlias = dict[str, Any]

_KEPT = "what-if"
_SOON = 0.9
"""The seconds to wait for an answer before showing that it is being worked out."""


@with_case
def what_if(request: HttpRequest, case: Casework) -> HttpResponse:
    """The form, with what comes of it once anything is supposed; with ``each``, of every lender that may refuse."""
    language, work = language_of(request), case.work
    asked, problems = supposed(request.GET, work, desk_of(request).today(), language)
    wants_each = "each" in request.GET
    making: Making[Json] | None = None
    if wants_each:
        making = _made(case, "each", lambda: if_refused_json(work))
    elif asked != NOTHING and not problems:
        making = _made(case, asked, lambda: _compared(case, asked))
    failed = making is not None and making.failed
    if failed:  # the next request tries again
        del case.room.kept[_KEPT]
    waiting = making is not None and making.running
    found = making.made if making and making.done else []
    facts = {
        **drawn(request.GET, work, problems),
        "each": found if wants_each else [],
        "found": found[0] if found and not wants_each else None,
        "wants_each": wants_each,
        "waiting": waiting,
        "made": len(making.made) if making else 0,
        "failed": failed,
        "address": request.get_full_path(),
        "left_out": left_out(case),
    }
    response = page(request, "plans/what_if.html", facts, 422 if problems else 200)
    if waiting and "HX-Request" not in request.headers:
        response["Refresh"] = "1"
    if problems and "HX-Request" in request.headers:
        response["HX-Redirect"] = request.get_full_path()  # htmx shows no page with problems
    return response


def _compared(case: Casework, asked: WhatIf) -> Iterator[Json]:
    yield what_if_json(Supposition(case.work, asked))


def _made(case: Casework, asked: object, things: Callable[[], Iterator[Json]]) -> Making[Json]:
    """What is made for a question about the case as it stands: begun once, and waited for a moment."""
    state = (case.work, asked)
    making = case.room.kept.get(_KEPT)
    if isinstance(making, Making):
        if making.of == state:
            making.wait(_SOON)
            return making
        making.stop()
    begun: Making[Json] = Making(state)
    case.room.kept[_KEPT] = begun
    begun.begin(things)
    begun.wait(_SOON)
    return begun
