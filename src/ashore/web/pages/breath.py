"""A quiet page for someone at the end of their strength: stop here, who listens, how to go on later."""

from django.http import HttpRequest, HttpResponse

from ashore.web.page import desk_of, language_of, page
from ashore.workout.reference import rule_json

LINES = ("channel_12356", "channel_110_96110")
"""Who listens first, then who helps when somebody threatens."""

USABLE = ("current", "stale")


def breath(request: HttpRequest) -> HttpResponse:
    """The page; it names official lines only, and only such as are verified and in service."""
    today, language = desk_of(request).today(), language_of(request)
    told = [rule_json(line, today, language) for line in LINES]
    usable = [line for line in told if line["phones"] and line["standing"] in USABLE]
    return page(request, "breath/breath.html", {"lines": usable})
