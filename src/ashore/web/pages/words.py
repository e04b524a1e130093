"""The words of the field, each in a plain sentence."""

from django.http import HttpRequest, HttpResponse

from ashore.web.page import language_of, page
from ashore.workout.reference import glossary_json


def words(request: HttpRequest) -> HttpResponse:
    """The glossary."""
    return page(request, "words/words.html", glossary_json(language_of(request)))
