"""The interview's data: every key of a case is asked or has a reason, and every path through it comes to an end."""

from typing import Any

import pytest

from ashore.case.structure import MODELS, keys_of
from ashore.texts import LANGUAGES, catalogue, text
from ashore.web.forms.drawing import Drawer
from ashore.web.forms.leaves import leaf, options
from ashore.web.forms.sections import Section, not_asked, sections

ALL = [(section, group) for section in sections() for group in section.groups]
FIELDS = [(group, field) for _, group in ALL for field in group.fields]


def leaves() -> set[str]:
    """Every key of a case that holds a value, not a table or a list of tables."""
    return {
        ".".join((*place, key))
        for place, model in MODELS.items()
        for key in keys_of(model)
        if not any(other[: len(place) + 1] == (*place, key) for other in MODELS)
    }


def test_every_key_is_asked_or_has_a_reason_and_every_field_is_a_key() -> None:
    asked = {
        ".".join((*model, key))
        for group, field in FIELDS
        for model in group.model
        for key in field.keys
    }
    assert asked | set(not_asked()) == leaves()
    assert not asked & set(not_asked())
    assert all(not_asked().values())


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.id)
def test_every_group_belongs_where_it_is_asked(section: Section) -> None:
    for group in section.groups:
        for model in group.model:
            home = tuple(step for step in model if step not in ("loan", "card"))
            inner = tuple(filter(None, (group.list, group.table)))
            assert home == (section.home, *inner)
            for field in group.fields:
                for key in field.keys:
                    leaf(MODELS[model], key)
        assert set(group.tells) <= {field.id for field in group.fields}
        assert set(group.start) <= {key for field in group.fields for key in field.keys}
        ids = [field.id for field in group.fields]
        assert len(ids) == len(set(ids))


def test_what_steers_is_asked_of_the_same_table_and_its_answers_exist() -> None:
    for section, group in ALL:
        own = [one for one in section.groups if (one.list, one.table) == (group.list, group.table)]
        for owners, asked in [(section.groups[:1], group), *((own, one) for one in group.fields)]:
            for key, answers in [pair for one in asked.ask_if for pair in one.items()]:
                owner, field = next(
                    (each, field) for each in owners for field in each.fields if key in field.keys
                )
                assert set(answers) <= {*options(owner, field), "known", "unknown"}, (group.id, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_option_and_hint_has_its_words(language: Any) -> None:
    for section, group in ALL:
        drawer = Drawer({}, 1, language, {})
        names = [f"section.{section.id}.title", f"{group.id}.title"]
        if group.list or (section.list and group is section.groups[0]):
            names += [f"{group.id}.add", f"{group.id}.untitled"]
        if group.list:
            names.append(f"{group.id}.known")
        if section.wanted:
            names.append(f"section.{section.id}.next")
        assert all(text(f"web_tell.{name}", language, count=2) for name in names)
        for field in group.fields:
            shown = drawer.shown(group, field, (section.home,), {}, None)
            assert shown.label not in ("", *field.keys), (group.id, field.id)
            for option in shown.options:
                worded = language == "en" or option.label != option.value
                assert worded, (group.id, field.id, option.value)


def test_no_text_is_left_over() -> None:
    hints = {f"web_tell.{group.id}.{field.id}.hint" for group, field in FIELDS}
    found = {f"web_tell.find.{field.find}" for _, field in FIELDS if field.find}
    for key in catalogue("web_tell", "zh-Hans"):
        if key.endswith(".hint") and key != "web_tell.paid_until.hint":
            assert key in hints
        if key.startswith("web_tell.find."):
            assert key in found
