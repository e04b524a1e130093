"""When something cannot be done: a calm page that says what, and what to do."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.texts import text
from ashore.web.page import language_of, page


def refused(request: HttpRequest, why: str) -> HttpResponse:
    """403: this browser or page may not ask. ``why`` names a text under ``web.refused``."""
    return _page(request, f"web.refused.{why}", 403, home=False)


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
    return _page(request, "web.refused.form", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """404."""
    return _page(request, "web.trouble.not_found", 404, title="web.trouble.no_page")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """400: among others, an upload that is too large."""
    return _page(request, "web.trouble.bad_request", 400)


def failed(request: HttpRequest) -> HttpResponse:
    """500: a mistake of ours; in plain text, since drawing a page may be what failed."""
    said = text("web.trouble.failed", language_of(request))
    return HttpResponse(said, status=500, content_type="text/plain; charset=utf-8")


def _page(
    request: HttpRequest,
    what: str,
    status: int,
    *,
    title: str = "web.trouble.title",
    home: bool = True,
) -> HttpResponse:
    return page(request, "trouble.html", {"what": what, "title": title, "home": home}, status)
