"""Only our own pages may ask: the Host is the address we serve at, and a form was sent from there.

A name that an attacker points at 127.0.0.1 (DNS rebinding) arrives with a foreign Host; a page of another site that
posts here with a foreign Origin. Both are refused before anything is looked at.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from ashore.web.desk import Desk
from ashore.web.pages.trouble import refused

_SAFE = ("GET", "HEAD")
_OURS = ("same-origin", "none")


class SameOrigin:
    """Refuses what does not come from our own pages or the address bar."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, or 403 without a reason that would help anybody."""
        desk: Desk = settings.ASHORE_DESK
        host = request.META.get("HTTP_HOST", "")
        if host != desk.origin.removeprefix("http://"):
            return refused(request, "host")
        if request.method not in (*_SAFE, "POST"):
            return refused(request, "method")
        origin = request.headers.get("Origin")
        if origin is not None and origin != desk.origin:
            return refused(request, "origin")
        site = request.headers.get("Sec-Fetch-Site", "none")
        if request.method == "POST" and site not in _OURS:
            return refused(request, "origin")
        return self.answer(request)
