"""What the interview's pages show: a form about a table, a list of entries, an entry with groups of its own."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from ashore.case.faults import Path
from ashore.texts import SOURCE_LANGUAGE, catalogue, render, text
from ashore.web.forms.drawing import Drawer, Post
from ashore.web.forms.keeping import Typed, begun
from ashore.web.forms.known import Gap, of_groups
from ashore.web.forms.lump import is_lump, parts
from ashore.web.forms.places import list_at, stands, table_at
from ashore.web.forms.sections import Group, Table
from ashore.web.forms.spots import Spot, of_section

Facts: TypeAlias = dict[str, Any]


def form(drawer: Drawer, here: Spot, post: Post | None = None) -> Facts:
    """A form about the table of a page."""
    table = table_at(drawer.document, here.path)
    wrong = drawer.wrong.get(here.path)
    return {
        **_form(drawer, here, here.path, table, post),
        "title": title(drawer, here),
        "crumbs": crumbs(drawer, here),
        "address": here.address,
        "up": here.up_address,
        "wrong": render(wrong, drawer.language) if wrong else "",
        "remove": here.address + "/remove" if here.is_entry else "",
    }


def adding(drawer: Drawer, shelf: Spot, post: Post | None = None) -> Facts:
    """A form for one entry more of a list; nothing of it is kept before something is told."""
    table = begun(shelf.groups[0].start, drawer.language)
    nothing = post is not None and not post.merged.refused
    return {
        **_form(drawer, shelf, (*shelf.path, -1), table, post),
        "title": text(f"web_tell.{shelf.groups[0].id}.add", drawer.language),
        "crumbs": [*crumbs(drawer, shelf), (title(drawer, shelf), shelf.address)],
        "address": f"{shelf.address}/add",
        "up": shelf.address,
        "adding": True,
        "wrong": text("web_tell.add.nothing", drawer.language) if nothing else "",
    }


def _form(drawer: Drawer, here: Spot, path: Path, table: Table, post: Post | None) -> Facts:
    groups = [
        {
            "title": text(f"web_tell.{group.id}.title", drawer.language),
            "about": "" if group.list else about(drawer, group.id),
            "fields": [
                drawer.shown(group, field, path, table, post) for field in group.asked(table)
            ],
        }
        for group in here.groups
    ]
    return {"groups": groups, "based_on": drawer.number}


def about(drawer: Drawer, name: str) -> str:
    """What is said about a section or a group above its fields; "" where nothing is."""
    key = f"web_tell.{name}.about"
    return text(key, drawer.language) if key in catalogue("web_tell", SOURCE_LANGUAGE) else ""


def crumbs(drawer: Drawer, here: Spot) -> list[tuple[str, str]]:
    """The pages above this one, from the section on, as title and address."""
    above: list[tuple[str, str]] = []
    up = here.up
    while up is not None:
        above.insert(0, (title(drawer, up), up.address))
        up = up.up
    return above


def title(drawer: Drawer, here: Spot) -> str:
    """What a page is called."""
    if here.is_entry:
        group = here.group or here.section.groups[0]
        return drawer.title(group, table_at(drawer.document, here.path))
    name = f"section.{here.section.id}" if here.group is None else here.group.id
    return text(f"web_tell.{name}.title", drawer.language)


def shelf(drawer: Drawer, here: Spot, due: Sequence[Any] = ()) -> Facts:
    """A list of entries, each with the pages on which it can be changed or removed.

    ``due``: a loan's instalments up to now, which can be noted as paid in one go.
    """
    group = here.groups[0]
    name = f"section.{here.section.id}" if here.group is None else group.id
    return {
        "title": title(drawer, here),
        "about": about(drawer, name),
        "crumbs": crumbs(drawer, here),
        "up": here.up_address,
        "address": here.address,
        "based_on": drawer.number,
        "add": text(f"web_tell.{group.id}.add", drawer.language),
        "entries": [_entry(drawer, here, group, place) for place in range(_length(drawer, here))],
        "lump": here.group is None and bool(here.section.lump) and not _length(drawer, here),
        "ask": f"interview.{here.section.lump}.ask",
        "due": len(due),
        "last_due": due[-1]["due"] if due else "",
    }


def _length(drawer: Drawer, here: Spot) -> int:
    return len(list_at(drawer.document, here.path))


def _entry(drawer: Drawer, here: Spot, group: Group, place: int) -> Facts:
    page = here.entry(place)
    entry = table_at(drawer.document, page.path)
    depth = len(page.path)
    wrong = next((said for at, said in drawer.wrong.items() if at[:depth] == page.path), None)
    apart = parts(here.section) if here.group is None and is_lump(here.section, entry) else ()
    return {
        "title": drawer.title(group, entry),
        "address": page.address,
        "wrong": render(wrong, drawer.language) if wrong else "",
        "parts": [
            (
                text(f"interview.{part.id}.name", drawer.language),
                f"{page.address}/part/{part.id.partition('.')[2]}",
            )
            for part in apart
        ],
    }


def folder(drawer: Drawer, here: Spot, missing: tuple[Gap, ...]) -> Facts:
    """An entry with its groups; ``next`` is the one in which something is missing."""
    mine = [gap for gap in missing if gap.spot.path[:2] == here.path]
    return {
        "title": title(drawer, here),
        "crumbs": crumbs(drawer, here),
        "groups": of_groups(drawer, here, missing),
        "next": mine[0].spot.address if mine else "",
        "next_title": text(f"web_tell.{mine[0].group.id}.title", drawer.language) if mine else "",
        "remove": f"{here.address}/remove",
        "section": of_section(here.section).address,
    }


def gone(drawer: Drawer, here: Spot, typed: Typed) -> Facts:
    """What was typed about an entry that is no longer there, and where it could be added again."""
    shelf = here.up if here.is_entry else None
    addable = shelf is not None and stands(drawer.document, shelf.path)
    return {
        "typed": [
            (field.id, drawer.name(group, field), raw, drawer.label(group, field, raw))
            for group, field in typed.fields(here.groups)
            if (raw := typed.texts[field.id])
        ],
        "up": of_section(here.section).address,
        "add": f"{shelf.address}/add" if shelf is not None and addable else "",
        "based_on": drawer.number,
    }
