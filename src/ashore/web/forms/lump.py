"""One sum for all of income or expenses, and the parts that are told apart from it later.

The sum and its usual parts are questions of the terminal's interview, and make the same entries here.
"""

from ashore.case.faults import Path
from ashore.case.interview.graph import Question, graph
from ashore.money import Fen, MoneyError, parse_yuan, yuan
from ashore.texts import LANGUAGES, text
from ashore.web.forms.keeping import added, begun
from ashore.web.forms.places import list_at, table_at, with_value
from ashore.web.forms.sections import Section, Table
from ashore.web.forms.writer import Head, Writer
from ashore.web.store.base import Document


def question(section: Section) -> Question:
    """The question that asks for the sum."""
    return graph().questions[section.lump]


def parts(section: Section) -> tuple[Question, ...]:
    """The usual parts of a section's sum, in the order in which they are asked."""
    asked = graph().questions.values()
    return tuple(one for one in asked if section.lump and one.part_of == section.lump)


def is_lump(section: Section, entry: Table) -> bool:
    """Whether an entry is a sum with usual parts, or what is left of it."""
    names = ("name", "rest") if parts(section) else ()
    keys = [f"interview.{section.lump}.{name}" for name in names]
    called = {text(key, language) for key in keys for language in LANGUAGES}
    return entry.get("name") in called


def keep_sum(writer: Writer, section: Section, fen: Fen, based_on: int) -> None:
    """Add the sum as an entry; a form posted twice adds once."""
    shelf: Path = (section.home,)
    entry = {**begun(question(section).fixed, writer.language), "amount": yuan(fen)}

    def edit(head: Head) -> tuple[Document, Path]:
        return added(head.document, shelf, entry, list_at(writer.document(based_on), shelf))

    writer.amend("add", shelf, edit)


def tell_apart(writer: Writer, path: Path, part: Question, fen: Fen, based_on: int) -> bool:
    """Make a part an entry of its own, and the sum at ``path`` of a revision that much smaller, or nothing.

    Whether the sum was found; a form posted twice tells apart once.
    """
    shelf = path[:1]
    entry = {**begun(part.fixed, writer.language), "amount": yuan(fen)}
    rest = text(f"interview.{part.part_of}.rest", writer.language)

    def edit(head: Head) -> tuple[Document, bool]:
        place = writer.place(path, based_on, head)
        if place is None:
            return head.document, False
        before = list_at(writer.document(based_on), shelf)
        document, _ = added(head.document, shelf, entry, before)
        if document is head.document:
            return document, True
        return _less(document, place, fen, rest), True

    return writer.amend("split", path, edit)[1]


def _less(document: Document, place: Path, fen: Fen, rest: str) -> Document:
    """The document with the sum at a place smaller by an amount and called the rest, or out of the list.

    A sum without a readable amount stays as it is.
    """
    whole = table_at(document, place)
    try:
        left = parse_yuan(whole.get("amount")) - fen
    except MoneyError:
        return document
    if left > 0:
        return with_value(document, place, {**whole, "name": rest, "amount": yuan(left)})
    entries = list_at(document, place[:-1])
    others = [one for number, one in enumerate(entries) if number != place[-1]]
    return with_value(document, place[:-1], others)
