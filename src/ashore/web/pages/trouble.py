"""When something cannot be done: a calm page that says what, and what to do."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.texts import text
from ashore.web.page import language_of, page


def refused(request: HttpRequest, why: str) -> HttpResponse:
    """403: this browser or page may not ask. ``why`` names a text under ``web.refused``."""
    return page(request, "trouble.html", {"what": f"web.refused.{why}"}, status=403)


def locked(request: HttpRequest) -> HttpResponse:
    """No case is open: a page leads home; a form comes back with what was typed, to be sent again (423)."""
    if request.method != "POST":
        return HttpResponseRedirect("/")
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    return page(request, "locked.html", {"address": request.path, "typed": typed}, status=423)


def cross_site(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's signature
    """403: a form that did not come from our own page, or from one drawn before another case was opened."""
    return page(request, "trouble.html", {"what": "web.refused.form"}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """404."""
    return page(request, "trouble.html", {"what": "web.trouble.not_found"}, status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """400: among others, an upload that is too large."""
    return page(request, "trouble.html", {"what": "web.trouble.bad_request"}, status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """500: a mistake of ours; in plain text, since drawing a page may be what failed."""
    said = text("web.trouble.failed", language_of(request))
    return HttpResponse(said, status=500, content_type="text/plain; charset=utf-8")
