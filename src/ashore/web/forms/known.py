"""What is known so far, what is still missing, and what to tell next."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ashore.case.faults import Path
from ashore.case.settle import LeftOut
from ashore.texts import Message, text
from ashore.web.forms.drawing import Drawer
from ashore.web.forms.places import list_at, table_at
from ashore.web.forms.sections import Field, Group, Section, sections
from ashore.web.forms.spots import Spot, of_section
from ashore.web.forms.words import fault, on_page
from ashore.web.store.base import Document

_MISSING = ("missing", "no-rate", "no-fee-rate", "no-statements", "reversal-without-of")
"""The problems of a case that say no more than that an answer is not known yet."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An answer without which something does not count: its field, or the group where a whole list is missing."""

    spot: Spot
    group: Group
    field: Field | None

    def name(self, drawer: Drawer) -> str:
        """What is missing is called."""
        if self.field:
            return drawer.name(self.group, self.field)
        return text(f"web_tell.{self.group.id}.title", drawer.language)


@dataclass(frozen=True, slots=True)
class Known:
    """A section or a group in the overview: what is known of it, and what is missing, in the page's language."""

    title: str
    address: str
    known: str
    missing: tuple[str, ...]


def gaps(document: Document) -> tuple[Gap, ...]:
    """What is still missing, in the order in which it is asked.

    Of what is told once nothing is needed; of an entry what its fields say, in every group that was begun.
    """
    return tuple(
        gap
        for section in sections()
        if section.list
        for place in range(len(list_at(document, (section.home,))))
        for gap in _of_entry(of_section(section).entry(place), document)
    )


def _of_entry(page: Spot, document: Document) -> Iterator[Gap]:
    for group in page.section.applying(table_at(document, page.path)):
        there = page.inside(group) if page.shape == "folder" else page
        if there.shape == "sheet":
            yield from _of_table(there, group, document)
            continue
        entries = len(list_at(document, there.path))
        if group.needed and not entries:
            yield Gap(there, group, None)
        for place in range(entries):
            yield from _of_table(there.entry(place), group, document)


def _of_table(there: Spot, group: Group, document: Document) -> Iterator[Gap]:
    table = table_at(document, there.path)
    if group.table and not table:
        return
    for field in group.asked(table):
        if field.needed and not field.values(table):
            yield Gap(there, group, field)


def wrong(left_out: Iterable[LeftOut]) -> Mapping[Path, Message]:
    """What is told but cannot be meant, by place."""
    return {
        one.path: on_page(one.problem.what)
        for one in left_out
        if fault(one.problem) not in _MISSING
    }


def overview(drawer: Drawer, missing: tuple[Gap, ...]) -> list[Known]:
    """Every section with what is known of it."""
    return [_of_section(drawer, section, missing) for section in sections()]


def _of_section(drawer: Drawer, section: Section, missing: tuple[Gap, ...]) -> Known:
    count = _count(drawer.document, section)
    return Known(
        text(f"web_tell.section.{section.id}.title", drawer.language),
        of_section(section).address,
        _told(drawer, f"section.{section.id}", count),
        tuple(_lines(drawer, section, missing)),
    )


def _told(drawer: Drawer, name: str, count: int) -> str:
    if count == 0:
        return text("web_tell.known.none", drawer.language)
    return text(f"web_tell.{name}.known", drawer.language, count=count)


def _count(document: Document, section: Section) -> int:
    """How many entries there are, or answers in a section without a list."""
    if section.list:
        return len(list_at(document, (section.home,)))
    return len(table_at(document, (section.home,)))


def _lines(drawer: Drawer, section: Section, missing: tuple[Gap, ...]) -> list[str]:
    """What is missing, a line for each entry."""
    by_entry: dict[Path, list[str]] = {}
    for gap in missing:
        if gap.spot.section == section:
            by_entry.setdefault(gap.spot.path[:2], []).append(gap.name(drawer))
    return [
        text(
            "web_tell.known.missing_of",
            drawer.language,
            entry=drawer.title(section.groups[0], table_at(drawer.document, path)),
            names=joined(names, drawer),
        )
        for path, names in by_entry.items()
    ]


def joined(names: Iterable[str], drawer: Drawer) -> str:
    """Names in a row, each once."""
    return text("web_tell.known.and", drawer.language).join(dict.fromkeys(names))


def of_groups(drawer: Drawer, page: Spot, missing: tuple[Gap, ...]) -> list[Known]:
    """Every group of an entry with what is known of it."""
    entry = table_at(drawer.document, page.path)
    return [_of_group(drawer, page, group, missing) for group in page.section.applying(entry)]


def _of_group(drawer: Drawer, page: Spot, group: Group, missing: tuple[Gap, ...]) -> Known:
    there = page.inside(group)
    names = [
        gap.name(drawer) for gap in missing if gap.group == group and gap.spot.path[:2] == page.path
    ]
    if group.list:
        told = _told(drawer, group.id, len(list_at(drawer.document, there.path)))
    else:
        table = table_at(drawer.document, there.path)
        told = _told(drawer, "fields", sum(bool(one.values(table)) for one in group.fields))
    lines = [text("web_tell.known.missing", drawer.language, names=joined(names, drawer))]
    return Known(
        text(f"web_tell.{group.id}.title", drawer.language),
        there.address,
        told,
        tuple(lines) if names else (),
    )


def next_step(document: Document, missing: tuple[Gap, ...]) -> tuple[Section, Spot] | None:
    """The section to tell next and the page for it: the first wanted one that is empty or lacks something."""
    for section in sections():
        if not section.wanted:
            continue
        if _count(document, section) == 0:
            return section, of_section(section)
        gap = next((one for one in missing if one.spot.section == section), None)
        if gap is not None:
            return section, gap.spot
    return None
