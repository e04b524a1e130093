"""Who writes into a store: documents by revision, and a new revision however many windows write at once."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ashore.case.faults import Path, key_of
from ashore.texts import Language
from ashore.web.casework import EMPTY
from ashore.web.forms.places import followed, stands
from ashore.web.store.base import OWNER, Change, Document, MissingError, StaleError, Store

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Head:
    """The document as it stands, and its revision; 0 before the first."""

    number: int
    document: Document


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes: into which store, when, on which day of theirs, in which language."""

    store: Store
    now: dt.datetime
    day: dt.date
    language: Language

    def head(self) -> Head:
        """The document as it stands."""
        head = self.store.head()
        return Head(head.entry.number, head.document) if head else Head(0, EMPTY)

    def document(self, number: int) -> Document:
        """The document of a revision; an empty one where there is no such revision."""
        try:
            return self.store.revision(number).document
        except MissingError:
            return EMPTY

    def place(self, path: Path, since: int, head: Head) -> Path | None:
        """Where the table or list at a path of an earlier revision stands now; None where that is not certain."""
        if not any(isinstance(step, int) for step in path):
            return path
        if not (0 < since <= head.number and stands(self.document(since), path)):
            return None
        between = (self.document(number) for number in range(since, head.number))
        return followed((*between, head.document), path)

    def amend(
        self, reason: str, about: Path, edit: Callable[[Head], tuple[Document, T]]
    ) -> tuple[Head, T]:
        """Write the document that ``edit`` makes of the head, where it is another one.

        Where somebody else wrote meanwhile, ``edit`` is asked again. The answer is the head afterwards and what
        ``edit`` said last.
        """
        while True:
            head = self.head()
            document, said = edit(head)
            if document == head.document:
                return head, said
            change = Change(self.now, OWNER, reason, key_of(about))
            try:
                kept = self.store.append(document, change, head.number)
            except StaleError:
                continue
            return Head(kept.entry.number, kept.document), said
