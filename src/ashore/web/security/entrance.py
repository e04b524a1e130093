"""Who is in: a browser that came with the start address, and whose case it has open."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.web.desk import Desk
from ashore.web.pages.trouble import refused

ENTER = "/enter"


class Entrance:
    """Lets in by token, once; afterwards by session. Puts ``desk`` and ``room`` on the request."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer to whoever is in; the door to everybody else."""
        desk: Desk = settings.ASHORE_DESK
        if request.path == ENTER and desk.gate.admit(request.GET.get("token", "")):
            request.session.flush()
            request.session["entered"] = True
            return HttpResponseRedirect("/")
        if not request.session.get("entered"):
            return refused(request, "entrance")
        request.desk = desk  # type: ignore[attr-defined]
        request.room = desk.rooms.find(request.session.get("room"), desk.now())  # type: ignore[attr-defined]
        return self.answer(request)
