"""What forms post, into the store: answers saved, entries added and removed, each as one revision."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ashore.case.faults import Path
from ashore.texts import Language, text
from ashore.web.forms.ids import new_id
from ashore.web.forms.merge import Answer, Merged, merge
from ashore.web.forms.places import list_at, table_at, with_value
from ashore.web.forms.sections import Field, Group, Table
from ashore.web.forms.writer import Head, Writer
from ashore.web.store.base import Document


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form posted: texts by field, and the revision each was drawn from; ``based_on`` is the page's own."""

    texts: Mapping[str, str]
    drawn_from: Mapping[str, int]
    based_on: int

    def fields(self, groups: tuple[Group, ...]) -> Iterator[tuple[Group, Field]]:
        """The fields that were posted."""
        for group in groups:
            for field in group.fields:
                if field.id in self.texts:
                    yield group, field


@dataclass(frozen=True, slots=True)
class Saved:
    """How it stands after a post: ``path`` is where the table is now, ``merged`` what became of the answers."""

    head: Head
    path: Path
    merged: Merged


def save(writer: Writer, groups: tuple[Group, ...], path: Path, typed: Typed) -> Saved | None:
    """Keep the answers of a form about the table at ``path`` of the revision that the page is based on.

    None where the table is gone, or cannot be told from others any more; then nothing was written.
    """
    answers = _answers(writer, groups, path, typed)

    def edit(head: Head) -> tuple[Document, tuple[Path, Merged] | None]:
        place = writer.place(path, typed.based_on, head)
        if place is None:
            return head.document, None
        table = table_at(head.document, place)
        merged = merge(answers, table, writer.day, writer.language)
        if not merged.taken:
            return head.document, (place, merged)
        stamped = _stamped(groups[0].stamp, merged.table, table, writer.day)
        return with_value(head.document, place, stamped), (place, merged)

    head, done = writer.amend("answer", _about(path, answers), edit)
    return Saved(head, *done) if done else None


def _answers(
    writer: Writer, groups: tuple[Group, ...], path: Path, typed: Typed
) -> tuple[Answer, ...]:
    """What was posted, each with the table of the revision its field was drawn from."""
    numbers = {typed.drawn_from.get(field.id, typed.based_on) for _, field in typed.fields(groups)}
    bases: dict[int, Table] = {}
    for number in numbers:
        document = writer.document(number)
        place = writer.place(path, typed.based_on, Head(number, document))
        bases[number] = {} if place is None else table_at(document, place)
    return tuple(
        Answer(
            group,
            field,
            typed.texts[field.id],
            bases[typed.drawn_from.get(field.id, typed.based_on)],
        )
        for group, field in typed.fields(groups)
    )


def _about(path: Path, answers: tuple[Answer, ...]) -> Path:
    """The place that answers are about: a key where there is only one."""
    return (*path, answers[0].field.keys[0]) if len(answers) == 1 else path


def _stamped(stamp: str, table: Table, before: Table, day: dt.date) -> Table:
    """The table with the day it was first said; without one where only the day was taken out of it."""
    if not stamp or stamp in table or stamp in before:
        return table
    return {stamp: day.isoformat(), **table}


def add(writer: Writer, group: Group, shelf: Path, typed: Typed) -> Saved | None:
    """Add an entry to the list at ``shelf`` of the revision that the page is based on.

    ``path`` is then the entry's; the list's own where no answer could be read, so that nothing was added. A form
    posted twice adds once. None where the list itself is gone.
    """
    start = begun(group.start, writer.language)
    answers = tuple(
        Answer(one, field, typed.texts[field.id], start) for one, field in typed.fields((group,))
    )
    merged = merge(answers, start, writer.day, writer.language)

    def edit(head: Head) -> tuple[Document, Path | None]:
        place = writer.place(shelf, typed.based_on, head)
        if place is None or not merged.taken:
            return head.document, place
        before = list_at(writer.document(typed.based_on), shelf)
        return added(head.document, place, merged.table, before)

    head, path = writer.amend("add", shelf, edit)
    return None if path is None else Saved(head, path, merged)


def begun(start: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """What an entry begins with; ``@key`` is a text."""
    return {
        key: text(value[1:], language) if str(value).startswith("@") else value
        for key, value in start.items()
    }


def added(
    document: Document, shelf: Path, entry: Table, before: Sequence[Any]
) -> tuple[Document, Path]:
    """The document with an entry more in a list, and the entry's place.

    It is there already where the same one came to the list since it was as ``before``: the form was posted twice.
    """
    entries = list_at(document, shelf)
    same = [place for place, one in enumerate(entries) if _without_id(one) == entry]
    if len(same) > sum(_without_id(one) == entry for one in before):
        return document, (*shelf, same[-1])
    named = {"id": new_id(entry.get("product", "other"), entries), **entry}
    made = named if shelf == ("debt",) else entry
    return with_value(document, shelf, [*entries, made]), (*shelf, len(entries))


def _without_id(entry: Any) -> Any:
    is_table = isinstance(entry, Mapping)
    return {key: value for key, value in entry.items() if key != "id"} if is_table else entry


def remove(writer: Writer, path: Path, based_on: int) -> Path | Literal["removed", "gone"]:
    """Take the entry at ``path`` of a revision out of its list.

    The answer is a path where somebody else changed the entry since it was shown, so that it was left there, and
    "gone" where it is no longer in the list, or cannot be told from others.
    """
    shown = table_at(writer.document(based_on), path)

    def edit(head: Head) -> tuple[Document, Path | Literal["removed", "gone"]]:
        place = writer.place(path, based_on, head)
        if place is None:
            return head.document, "gone"
        if table_at(head.document, place) != shown:
            return head.document, place
        entries = list_at(head.document, place[:-1])
        rest = [one for number, one in enumerate(entries) if number != place[-1]]
        return with_value(head.document, place[:-1], rest), "removed"

    return writer.amend("remove", path, edit)[1]
