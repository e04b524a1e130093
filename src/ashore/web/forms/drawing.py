"""A field as a page shows it: its words, its input, and what became of what was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ashore.case.faults import Path
from ashore.texts import SOURCE_LANGUAGE, Language, Message, catalogue, message, render, text
from ashore.web.forms.leaves import options
from ashore.web.forms.merge import Merged
from ashore.web.forms.places import list_at
from ashore.web.forms.reading import shown
from ashore.web.forms.sections import NO, YES, Field, Group, Table, section
from ashore.web.forms.words import on_page
from ashore.web.store.base import Document
from ashore.web.wording import Wording

Widget = Literal["line", "story", "radios", "select", "conflict"]

KEYPADS: Mapping[str, str] = {"amount": "decimal", "multiplier": "decimal", "count": "numeric"}
"""Which keys a phone offers; dates, rates and shares may hold signs or words, and need them all."""

_LONG_LIST = 4


@dataclass(frozen=True, slots=True)
class Option:
    """One of the things to choose from."""

    value: str
    label: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A field on a page, its texts in the page's language.

    ``whole``: the answer changes what else is shown, so that the whole form is drawn anew. ``conflict`` as widget:
    somebody else changed it meanwhile, and one of the two answers is to be chosen.
    """

    id: str
    label: str
    hint: str
    find: str
    needed: bool
    widget: Widget
    keypad: str
    value: str
    options: tuple[Option, ...]
    drawn_from: int
    whole: bool
    wrong: str
    kept: bool

    @property
    def grouped(self) -> bool:
        """Whether it is several inputs with a legend."""
        return self.widget in ("radios", "conflict")

    @property
    def described(self) -> str:
        """The ids of what describes its input."""
        said = {"hint": self.hint, "wrong": self.wrong}
        return " ".join(f"f-{self.id}-{name}" for name, words in said.items() if words)


@dataclass(frozen=True, slots=True)
class Post:
    """What was posted last, and what became of it."""

    texts: Mapping[str, str]
    merged: Merged


@dataclass(frozen=True, slots=True)
class Drawer:
    """What fields are drawn from: a document, its revision, the language, and what is wrong in the case by path."""

    document: Document
    number: int
    language: Language
    wrong: Mapping[Path, Message]

    def shown(
        self, group: Group, field: Field, path: Path, table: Table, post: Post | None
    ) -> Shown:
        """A field of the table at a path; ``post`` is what was posted last."""
        value = shown(group, field, field.values(table), self.language)
        typed = post.texts.get(field.id, value) if post else value
        refused = post.merged.refused.get(field.id) if post else None
        in_conflict = bool(post and field.id in post.merged.conflicts)
        return Shown(
            id=field.id,
            label=self.name(group, field),
            hint=self._optional(f"web_tell.{group.id}.{field.id}.hint"),
            find=text(f"web_tell.find.{field.find}", self.language) if field.find else "",
            needed=field.needed,
            widget="conflict" if in_conflict else _widget(group, field),
            keypad=KEYPADS.get(field.kind, "text"),
            value=typed if refused else value,
            options=tuple(
                self._two(group, field, typed, value)
                if in_conflict
                else self._choices(group, field, value)
            ),
            drawn_from=self.number,
            whole=group.steers(field) or bool(group.stamp and group.stamp not in table),
            wrong=self._trouble(field, path, refused, in_conflict=in_conflict),
            kept=bool(post and field.id in post.merged.taken),
        )

    def name(self, group: Group, field: Field) -> str:
        """What a field is called."""
        if field.name:
            return text(field.name, self.language)
        return Wording(self.language).label(f"{group.path}.{field.keys[0]}")

    def label(self, group: Group, field: Field, value: str) -> str:
        """What an answer as drawn into an input is called: an option's name, otherwise the answer itself."""
        known = dict(self._named(group, field))
        return known.get(value) or value or text("web_tell.unknown", self.language)

    def title(self, group: Group, entry: Table) -> str:
        """What an entry of a list is told by."""
        by_id = {field.id: field for field in group.fields}
        told = (self._said(group, by_id[name], entry) for name in group.tells)
        untitled = text(f"web_tell.{group.id}.untitled", self.language)
        return " · ".join(filter(None, told)) or untitled

    def _said(self, group: Group, field: Field, table: Table) -> str:
        """What a table says to a field, as people read it."""
        value = table.get(field.keys[0])
        if field.options == "debts":
            return dict(self._debts()).get(str(value), str(value or ""))
        return self._word(group, field, value)

    def _word(self, group: Group, field: Field, value: object) -> str:
        return Wording(self.language).value(f"{group.path}.{field.keys[0]}", value)

    def _debts(self) -> Iterator[tuple[str, str]]:
        """The debts of the document by their ids."""
        group = section("debt").groups[0]
        for debt in list_at(self.document, ("debt",)):
            yield str(debt.get("id", "")), self.title(group, debt)

    def _optional(self, key: str) -> str:
        known = key in catalogue("web_tell", SOURCE_LANGUAGE)
        return text(key, self.language) if known else ""

    def _trouble(
        self, field: Field, path: Path, refused: Message | None, *, in_conflict: bool
    ) -> str:
        """What is wrong with a field: what was typed, what somebody else wrote, or how it goes with the rest."""
        if in_conflict:
            return text("web_tell.conflict.said", self.language)
        found = (
            [on_page(refused)] if refused else [self.wrong.get((*path, key)) for key in field.keys]
        )
        return next((render(said, self.language) for said in found if said), "")

    def _named(self, group: Group, field: Field) -> Iterator[tuple[str, str]]:
        """The options of a field and what they are called."""
        if field.options == "debts":
            yield from self._debts()
        elif field.kind == "switch":
            yield YES, self._word(group, field, value=True)
            yield NO, self._word(group, field, value=False)
        elif field.kind == "choice":
            for word in options(group, field):
                yield word, self._word(group, field, word)

    def _choices(self, group: Group, field: Field, value: str) -> Iterator[Option]:
        """The options, what stands there where it is none of them, and "don't know"."""
        if field.kind not in ("choice", "switch"):
            return
        known = dict(self._named(group, field))
        for word in dict.fromkeys([*known, value]) if value else known:
            yield Option(word, known.get(word, word), chosen=word == value)
        yield Option("", text("web_tell.open", self.language), chosen=not value)

    def _two(self, group: Group, field: Field, mine: str, theirs: str) -> Iterator[Option]:
        for said, value in (("mine", mine), ("theirs", theirs)):
            label = message(f"web_tell.conflict.{said}", value=self.label(group, field, value))
            yield Option(value, render(label, self.language))


def _widget(group: Group, field: Field) -> Widget:
    if field.kind == "story":
        return "story"
    if field.kind not in ("choice", "switch"):
        return "line"
    is_long = field.options == "debts" or len(options(group, field)) > _LONG_LIST
    return "select" if is_long and not field.spread else "radios"
