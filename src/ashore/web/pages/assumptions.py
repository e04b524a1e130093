"""What a chance rests on: every assumption, in plain words, with its source."""

from django.http import HttpRequest, HttpResponse

from ashore.web.page import language_of, page
from ashore.workout.assumptions import assumptions_json


def assumptions(request: HttpRequest) -> HttpResponse:
    """All of them; they are the same for every case."""
    return page(request, "plans/assumptions.html", assumptions_json(language_of(request)))
