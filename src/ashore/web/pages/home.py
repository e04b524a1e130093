"""Home: before a case is open, the door; afterwards one card with the single next step."""

from django.http import HttpRequest, HttpResponse

from ashore.web.casework import Casework, with_case
from ashore.web.page import page, room_of
from ashore.web.pages import people
from ashore.web.way import next_step, stations


def home(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _case(request) if room_of(request) else people.welcome(request)


@with_case
def _case(request: HttpRequest, work: Casework) -> HttpResponse:
    position = work.work.position_json(with_plan=False)
    step = next_step(work, position)
    facts = {
        "step": step,
        "stations": stations(step.station),
        "total": position["totals"]["total"],
        "count": len(position["debts"]),
    }
    return page(request, "home/home.html", facts)
