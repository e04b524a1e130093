"""What every page has: its language, its theme, and a way to be drawn."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from ashore.texts import LANGUAGES, SOURCE_LANGUAGE, Language
from ashore.web.desk import Desk
from ashore.web.rooms import Room

THEMES = ("auto", "light", "dark")

MENU = (
    ("web.menu.home", "/"),
    ("web.menu.tell", "/tell"),
    ("web_bills.menu", "/bills"),
    ("web.menu.owed", "/owed"),
    ("web.menu.ahead", "/ahead"),
    ("web.menu.means", "/means"),
    ("web.menu.plans", "/plans"),
    ("web.menu.papers", "/papers"),
    ("web.menu.record", "/record"),
    ("web.menu.schedule", "/tools/schedule"),
    ("web.menu.xirr", "/tools/xirr"),
)
"""What can be reached from every page of an open case: the text of each, and its address."""
_CHINESE_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def desk_of(request: HttpRequest) -> Desk:
    """The server's desk."""
    return cast("Desk", request.desk)  # type: ignore[attr-defined]


def room_of(request: HttpRequest) -> Room | None:
    """The open case of this browser, if one is open."""
    return cast("Room | None", getattr(request, "room", None))


def language_of(request: HttpRequest) -> Language:
    """The language chosen, otherwise the first one the browser asks for that we speak."""
    session = getattr(request, "session", {})
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return cast("Language", chosen)
    for wish in request.headers.get("Accept-Language", "").lower().split(","):
        tag = wish.partition(";")[0].strip()
        if tag.startswith(_CHINESE_TRADITIONAL):
            return "zh-Hant"
        if tag.startswith("zh"):
            return "zh-Hans"
        if tag.startswith("en"):
            return "en"
    return SOURCE_LANGUAGE


def theme_of(request: HttpRequest) -> str:
    """Light, dark, or as the system says."""
    theme = getattr(request, "session", {}).get("theme")
    return theme if theme in THEMES else "auto"


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the frame of every page needs."""
    return {
        "language": language_of(request),
        "theme": theme_of(request),
        "room": room_of(request),
        "path": request.path,
        "menu": MENU,
    }


def page(
    request: HttpRequest, template: str, facts: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A whole page from its template."""
    body = render_to_string(template, facts or {}, request)
    return HttpResponse(body, status=status)
