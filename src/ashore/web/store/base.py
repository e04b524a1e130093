"""What every store keeps of one person: a document as append-only revisions, blobs, and settings.

A store is told the time and never reads a clock. Nothing is ever changed or taken out but by :meth:`Store.erase`.
One suite of tests (tests/web/store) holds every implementation to what is written here.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

Document: TypeAlias = Mapping[str, Any]
"""A case in the shape of a case file, as plain JSON values; it may lack what the user has not said yet."""

OWNER = "owner"
"""The author of what the person whose case it is changes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A revision without its document. ``reason`` is a word for programs (``answer``, ``restore``), ``about`` names
    the place in the document or the revision restored; neither holds a personal value."""

    number: int
    at: dt.datetime
    author: str
    reason: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """The document as it stood from one change to the next."""

    entry: Entry
    document: Document


@dataclass(frozen=True, slots=True)
class Change:
    """Why a revision is made: when (UTC), by whom, for what."""

    at: dt.datetime
    author: str
    reason: str
    about: str = ""


class StoreError(Exception):
    """The root of what a store refuses."""


class StaleError(StoreError):
    """The document changed since the revision that a change was based on; ``head`` is how it stands now."""

    def __init__(self, head: Revision | None) -> None:
        super().__init__(f"the document is at revision {head.entry.number if head else 0} now")
        self.head = head


class UnfitError(StoreError, ValueError):
    """What was to be kept is no plain JSON, no Unicode text, or a time without a zone: a mistake of the caller."""


class MissingError(StoreError, LookupError):
    """There is no such revision or blob."""


class ClosedError(StoreError):
    """The store was locked or erased."""


class Store(Protocol):
    """One person's store. Revisions are numbered from 1 without a gap; before the first one the head is None.

    Safe to use from several threads, and by several connections at once. Every method but ``close`` may raise
    :class:`ClosedError`, and where the storage itself fails an error of :mod:`ashore.web.store.errors`.
    """

    def head(self) -> Revision | None:
        """The newest revision."""

    def revision(self, number: int) -> Revision:
        """One revision.

        Raises:
            MissingError: there is none of that number.
        """

    def history(self) -> tuple[Entry, ...]:
        """All revisions without their documents, newest first."""

    def append(self, document: Document, change: Change, based_on: int) -> Revision:
        """Add a revision, durably before this returns; the answer holds a copy of the document.

        ``based_on`` is the number of the head the document was made from, 0 for the first.

        Raises:
            StaleError: the head is another one by now. Nothing was written.
            UnfitError: the document is no plain JSON.
        """

    def put_blob(self, content: bytes) -> str:
        """Keep bytes under their SHA-256 (hex digits), once however often they are put."""

    def blob(self, digest: str) -> bytes:
        """The bytes kept under a digest, checked against it.

        Raises:
            MissingError: none are.
        """

    def blobs(self) -> tuple[str, ...]:
        """The digests of all blobs, in order."""

    def setting(self, name: str) -> str | None:
        """A setting such as the language; not part of the case and without history."""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting.

        Raises:
            UnfitError: name or value is no text that can be kept.
        """

    def settings(self) -> Mapping[str, str]:
        """All settings by name, in order."""

    def close(self) -> None:
        """Forget keys and contents held in memory; a second time does nothing."""

    def erase(self) -> None:
        """Close, and remove everything for good."""
