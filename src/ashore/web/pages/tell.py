"""The interview: its overview, and the pages on which answers are shown, given and taken back."""

import secrets
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.web.casework import Casework, casework, with_case
from ashore.web.forms import known, sheets
from ashore.web.forms.drawing import Post
from ashore.web.forms.keeping import Saved, Typed, add, remove, save
from ashore.web.forms.merge import Merged
from ashore.web.forms.places import stands
from ashore.web.forms.posts import (
    drawer_of,
    note_of,
    number_of,
    spot_of,
    typed_of,
    with_note,
    writer_of,
)
from ashore.web.forms.scheduled import due_rows
from ashore.web.forms.sheets import Facts
from ashore.web.forms.spots import Spot, of_section
from ashore.web.page import page
from ashore.web.rooms import Added

UNPROCESSABLE = 422


@with_case
def overview(request: HttpRequest, work: Casework) -> HttpResponse:
    """What is known, what is missing, and what to tell next."""
    drawer = drawer_of(request, work)
    missing = known.gaps(work.document)
    step = known.next_step(work.document, missing)
    facts = {
        "sections": known.overview(drawer, missing),
        "next": step and step[1].address,
        "next_said": step and f"web_tell.section.{step[0].id}.next",
        "note": note_of(request),
    }
    return page(request, "tell/overview.html", facts)


@with_case
def at(request: HttpRequest, work: Casework, **where: Any) -> HttpResponse:
    """A page of the interview by its address: a form, a list, or an entry with groups of its own."""
    here = spot_of(where)
    if request.method == "POST":
        return _answered(request, work, here)
    if not stands(work.document, here.path):
        return HttpResponseRedirect(with_note(of_section(here.section), "gone"))
    drawer = drawer_of(request, work)
    if here.shape == "sheet":
        facts = sheets.form(drawer, here)
    elif here.shape == "folder":
        facts = sheets.folder(drawer, here, known.gaps(work.document))
    else:
        facts = sheets.shelf(drawer, here, due_rows(work, here))
    return page(request, f"tell/{here.shape}.html", facts | {"note": note_of(request)})


def _answered(request: HttpRequest, work: Casework, here: Spot) -> HttpResponse:
    if here.shape != "sheet":
        raise Http404
    typed = typed_of(request)
    saved = save(writer_of(request, work), here.groups, here.path, typed)
    if saved is None:
        return _gone(request, work, here, typed)
    return _after(request, work, here.at(saved.path), saved.merged, typed)


@with_case
def add_entry(request: HttpRequest, work: Casework, **where: Any) -> HttpResponse:
    """One entry more in a list; with the first answer it is there."""
    shelf = spot_of(where)
    if shelf.shape != "shelf":
        raise Http404
    drawer = drawer_of(request, work)
    if request.method != "POST":
        if not stands(work.document, shelf.path):
            return HttpResponseRedirect(with_note(of_section(shelf.section), "gone"))
        facts = sheets.adding(drawer, shelf) | {"once": secrets.token_urlsafe(12)}
        return page(request, "tell/sheet.html", facts)
    typed = typed_of(request)
    saved = _added(request, work, shelf, typed)
    if saved is None:
        return _gone(request, work, shelf, typed)
    if not isinstance(saved.path[-1], int):
        post = Post(typed.texts, saved.merged)
        facts = sheets.adding(drawer, shelf, post) | {"once": request.POST.get("once", "")}
        return _again(request, facts, typed)
    made = shelf.at(saved.path[:-1]).entry(int(saved.path[-1])).first_sheet
    response = _after(request, work, made, saved.merged, typed)
    response["HX-Push-Url"] = made.address
    return response


def _added(request: HttpRequest, work: Casework, shelf: Spot, typed: Typed) -> Saved | None:
    """The entry of a form, made by what of it arrives first; single answers and the whole form then belong together.

    A form that was sent as a whole and is sent so again, changed, is another entry: somebody went back to it.
    """
    once, room, writer = request.POST.get("once", ""), work.room, writer_of(request, work)
    is_whole = not _is_htmx(request)
    with room.adding:
        made = room.added.get(once)
        if made is not None and not (made.is_whole and is_whole):
            room.added[once] = replace(made, is_whole=made.is_whole or is_whole)
            since = replace(typed, based_on=made.number, drawn_from={})
            return save(writer, shelf.groups[:1], made.path, since)
        saved = add(writer, shelf.groups[0], shelf.path, typed)
        if once and saved is not None and saved.merged.taken:
            room.added[once] = Added(saved.path, saved.head.number, is_whole=is_whole)
        return saved


@with_case
def remove_entry(request: HttpRequest, work: Casework, **where: Any) -> HttpResponse:
    """Asks once whether an entry is to be removed, and removes it."""
    here = spot_of(where)
    shelf = here.up
    if shelf is None or not here.is_entry:
        raise Http404
    changed = False
    if request.method == "POST":
        done = remove(writer_of(request, work), here.path, number_of(request, "based_on"))
        if isinstance(done, str):
            return HttpResponseRedirect(with_note(shelf, done), status=303)
        work, here, changed = casework(request, work.room), here.at(done), True
    elif not stands(work.document, here.path):
        return HttpResponseRedirect(with_note(of_section(here.section), "gone"))
    drawer = drawer_of(request, work)
    facts = {
        "title": sheets.title(drawer, here),
        "crumbs": sheets.crumbs(drawer, here),
        "address": f"{here.address}/remove",
        "up": here.address,
        "based_on": drawer.number,
        "changed": changed,
    }
    return page(request, "tell/remove.html", facts, UNPROCESSABLE if changed else 200)


def _after(
    request: HttpRequest, work: Casework, here: Spot, merged: Merged, typed: Typed
) -> HttpResponse:
    """What becomes of a post: on to the page above, or the form again with what could not be kept."""
    if not (_is_htmx(request) or merged.refused or merged.conflicts):
        return HttpResponseRedirect(with_note(here.up, "kept"), status=303)
    drawer = drawer_of(request, casework(request, work.room))
    return _again(request, sheets.form(drawer, here, Post(typed.texts, merged)), typed)


def _again(request: HttpRequest, facts: Facts, typed: Typed) -> HttpResponse:
    """The form as it stands after a post; with script only what was posted, unless all of it is to be drawn anew."""
    if not _is_htmx(request):
        return page(request, "tell/sheet.html", facts, UNPROCESSABLE)
    if request.headers.get("HX-Target") == "tell-form":
        return page(request, "tell/form.html", facts | {"anew": True})
    fields = [field for group in facts["groups"] for field in group["fields"]]
    posted = [field for field in fields if field.id in typed.texts]
    # An input is left as it is where all is well, since somebody may be typing in it again by now.
    redrawn = [field for field in posted if field.wrong or f"d-{field.id}" in request.POST]
    settled = [field for field in posted if field not in redrawn]
    told = facts | {"posted": posted, "redrawn": redrawn, "settled": settled}
    response = page(request, "tell/posted.html", told)
    if settled:
        response["HX-Reswap"] = "none"
    return response


def _gone(request: HttpRequest, work: Casework, here: Spot, typed: Typed) -> HttpResponse:
    """What was typed into a form whose entry is no longer there: shown, so that nothing of it is lost."""
    drawer = drawer_of(request, casework(request, work.room))
    facts = sheets.gone(drawer, here, typed)
    if not _is_htmx(request):
        return page(request, "tell/gone.html", facts, UNPROCESSABLE)
    response = page(request, "tell/gone_part.html", facts)
    response["HX-Retarget"], response["HX-Reswap"] = "#content", "innerHTML"
    return response


def _is_htmx(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
