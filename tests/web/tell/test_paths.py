"""Every path through the interview's sections: over all combinations of the answers that steer, each one ends."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.case.faults import Path
from ashore.case.settle import settle
from ashore.texts import LANGUAGES
from ashore.web.forms.drawing import Drawer
from ashore.web.forms.known import gaps, next_step, overview, wrong
from ashore.web.forms.leaves import options
from ashore.web.forms.places import stands, table_at, with_value
from ashore.web.forms.reading import read
from ashore.web.forms.sections import Field, Group, Section, sections
from ashore.web.forms.sheets import folder, form, shelf
from ashore.web.forms.spots import of_section
from tests.web.tell.answers import typed

DAY = dt.date(2026, 11, 21)
Steering: TypeAlias = list[tuple[Group, Field]]
A_PAYMENT = {"date": "2026-10-20", "amount": "100.00"}
"""What the payment that is taken back in some combinations was."""


def place(section: Section, group: Group) -> Path:
    """Where a group's answers go: the first entry of everything, the second of payments."""
    entry: Path = (section.home, 0) if section.list else (section.home,)
    if group.list:
        return (*entry, group.list, 1 if group.list == "payments" else 0)
    return (*entry, group.table) if group.table else entry


def begun(section: Section) -> dict[str, Any]:
    """A document with an empty entry of every list of a section."""
    if not section.list:
        return {"schema": 1}
    entry: dict[str, Any] = {"id": "x"} if section.id == "debt" else {}
    return {"schema": 1, section.home: [entry]}


def steering(section: Section) -> Steering:
    """The fields whose answers decide what is asked."""
    entry = {key for group in section.groups for one in group.ask_if for key in one}
    found: Steering = []
    for group in section.groups:
        own = {key for field in group.fields for one in field.ask_if for key in one}
        own |= entry if group is section.groups[0] else set()
        found += [(group, field) for field in group.fields if own & set(field.keys)]
    return list(
        {(group.list or group.table, field.id): (group, field) for group, field in found}.values()
    )


def answers(group: Group, field: Field) -> list[str]:
    is_choice = field.kind in ("choice", "switch")
    return [*(options(group, field) if is_choice else [typed(group, field)]), ""]


def answer(
    document: dict[str, Any], path: Path, group: Group, field: Field, raw: str
) -> dict[str, Any]:
    table = {key: one for key, one in table_at(document, path).items() if key not in field.keys}
    return with_value(document, path, {**table, **read(group, field, raw, DAY)})


def with_entries(document: dict[str, Any], section: Section) -> dict[str, Any]:
    """The document with an entry in each list that applies."""
    for group in section.applying(table_at(document, (section.home, 0))) if section.list else ():
        if group.list:
            path = (section.home, 0, group.list)
            document = with_value(
                document, path, [A_PAYMENT, {}] if group.list == "payments" else [{}]
            )
    return document


def courses(section: Section) -> Iterator[dict[str, Any]]:
    """The document after each combination of the answers that steer."""
    asked = steering(section)
    for raws in product(*(answers(group, field) for group, field in asked)):
        document = begun(section)
        told = list(zip(asked, raws, strict=True))
        for (group, field), raw in told:
            if group is section.groups[0]:
                document = answer(document, place(section, group), group, field, raw)
        document = with_entries(document, section)
        for (group, field), raw in told:
            applies = not section.list or group in section.applying(
                table_at(document, (section.home, 0))
            )
            if group is not section.groups[0] and applies:
                document = answer(document, place(section, group), group, field, raw)
        yield document


def filled(document: dict[str, Any], section: Section) -> dict[str, Any]:
    """The document with every answer that is asked for."""
    entry = table_at(document, (section.home, 0)) if section.list else {}
    for group in section.applying(entry) if section.list else section.groups:
        path = place(section, group)
        for field in group.fields:
            table = table_at(document, path)
            is_second = field.id == "penalty_daily_rate"  # only one of the two is in a contract
            if field in group.asked(table) and not field.values(table) and not is_second:
                document = answer(document, path, group, field, typed(group, field))
    return document


def ended(document: dict[str, Any], section: Section) -> dict[str, Any]:
    """The document after what is missing was told, one answer after the other."""
    for _ in range(sum(len(group.fields) for group in section.groups) + 1):
        missing = gaps(document)
        if not missing:
            return document
        gap = missing[0]
        assert gap.field is not None, "every list has an entry"
        raw = typed(gap.group, gap.field)
        document = answer(document, gap.spot.path, gap.group, gap.field, raw)
    raise AssertionError(missing)


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.id)
def test_every_path_ends_with_an_entry_that_counts(section: Section) -> None:
    for document in courses(section):
        end = ended(document, section)
        assert settle(end, DAY).left_out == ()
        assert settle(filled(end, section), DAY).left_out == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", sections(), ids=lambda section: section.id)
def test_every_page_on_every_path_can_be_drawn(section: Section, language: Any) -> None:
    seen: set[tuple[str, frozenset[str]]] = set()
    for document in courses(section):
        settled = settle(document, DAY)
        drawer = Drawer(document, 1, language, wrong(settled.left_out))
        missing = gaps(document)
        page = of_section(section)
        overview(drawer, missing)
        assert next_step(document, missing) is not None
        if page.shape == "shelf":
            assert shelf(drawer, page)["entries"]
            page = page.entry(0)
        if page.shape == "folder":
            folder(drawer, page, missing)
        for group in (
            section.applying(table_at(document, page.path)) if section.list else section.groups
        ):
            there = page.inside(group) if page.shape == "folder" else page
            there = there.entry(place(section, group)[-1]) if there.shape == "shelf" else there
            asked = frozenset(one.id for one in group.asked(table_at(document, there.path)))
            if (group.id, asked) not in seen:
                seen.add((group.id, asked))
                drawn = form(drawer, there)["groups"]
                shown = {one.id for each in drawn for one in each["fields"]}
                assert asked <= shown
    assert seen


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.id)
def test_what_is_needed_is_what_does_not_count_without_it(section: Section) -> None:
    seen: set[str] = set()
    for document in courses(section):
        whole = filled(document, section)
        entry = table_at(whole, (section.home, 0)) if section.list else {}
        for group in section.applying(entry) if section.list else section.groups:
            path = place(section, group)
            table = table_at(whole, path)
            told = f"{group.id} {entry.get('method')} {table}"
            if told in seen:
                continue
            seen.add(told)
            for field in group.asked(table):
                rest = {key: one for key, one in table.items() if key not in field.keys}
                without = with_value(whole, path, rest)
                lacks = [one for one in settle(without, DAY).left_out if not wrong([one])]
                assert bool(lacks) == (field.needed and bool(field.values(table))), field.id


@cache
def wholes() -> list[tuple[Section, dict[str, Any]]]:
    """Every section with every document in which all is told."""
    return [(section, filled(one, section)) for section in sections() for one in courses(section)]


@given(st.deferred(lambda: st.sampled_from(wholes())), st.sets(st.integers(0, 99), max_size=12))
def test_something_is_said_to_be_missing_where_and_only_where_it_is(
    told: tuple[Section, dict[str, Any]], taken_out: set[int]
) -> None:
    section, document = told
    asked = [(group, field) for group in section.groups for field in group.fields]
    for number in taken_out:
        group, field = asked[number % len(asked)]
        path = place(section, group)
        table = {key: one for key, one in table_at(document, path).items() if key not in field.keys}
        if stands(document, path):
            document = with_value(document, path, table)
    lacks = [one for one in settle(document, DAY).left_out if not wrong([one])]
    assert bool(gaps(document)) == bool(lacks)
