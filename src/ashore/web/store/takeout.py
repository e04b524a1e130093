"""Everything in a person's store as one file, and back. Nothing is left out, and it can be read without this program.

``case.json`` and ``case.toml`` are the newest document, for people; the store itself is ``revisions.jsonl``,
``settings.json`` and ``blobs/``. All of it passes through memory only.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ashore.case.dump import dump_json, dump_toml
from ashore.case.load import CaseError, parse_case
from ashore.web.store.archive import pack, unpack
from ashore.web.store.base import Change, Document, Revision, Store, UnfitError
from ashore.web.store.encoding import check_words, encode, revision_of, row_of, stamp
from ashore.web.store.errors import TakeoutError

_REVISIONS, _SETTINGS, _BLOBS = "revisions.jsonl", "settings.json", "blobs/"
_EXPECTED = re.compile(r"case\.(json|toml)|revisions\.jsonl|settings\.json|blobs/[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a store holds: all revisions from the first on, blobs, and settings."""

    revisions: tuple[Revision, ...]
    blobs: tuple[bytes, ...]
    settings: Mapping[str, str]

    def into(self, store: Store) -> None:
        """Put everything into an empty store."""
        for revision in self.revisions:
            store.append(revision.document, _change(revision), revision.entry.number - 1)
        for content in self.blobs:
            store.put_blob(content)
        for name, value in self.settings.items():
            store.set_setting(name, value)


def takeout(store: Store) -> bytes:
    """The whole store as one archive; the same bytes for the same contents."""
    revisions = [store.revision(entry.number) for entry in reversed(store.history())]
    files = _case_files(revisions[-1].document) if revisions else {}
    files[_REVISIONS] = "".join(f"{_line(revision)}\n" for revision in revisions).encode()
    files[_SETTINGS] = (encode(store.settings()) + "\n").encode()
    files.update({_BLOBS + digest: store.blob(digest) for digest in store.blobs()})
    return pack(files)


def read_takeout(data: bytes) -> Contents:
    """What an archive holds.

    Raises:
        TakeoutError: it is none of ours, was changed, or is built to do harm. Nothing else, for any bytes.
    """
    files = unpack(data, _EXPECTED)
    revisions = tuple(_revisions(files.get(_REVISIONS, b"")))
    blobs = tuple(_blobs(files))
    return Contents(revisions, blobs, _settings(files.get(_SETTINGS, b"{}")))


def _case_files(document: Document) -> dict[str, bytes]:
    """The newest document: as a case file where it is a valid case, else as it stands."""
    written = encode(document).encode()
    try:
        case = parse_case(written, "case.json")
    except CaseError:
        return {"case.json": written + b"\n"}
    return {"case.json": dump_json(case).encode(), "case.toml": dump_toml(case).encode()}


def _change(revision: Revision) -> Change:
    entry = revision.entry
    return Change(entry.at, entry.author, entry.reason, entry.about)


def _line(revision: Revision) -> str:
    entry = revision.entry
    words = {"author": entry.author, "reason": entry.reason, "about": entry.about}
    head = {"number": entry.number, "at": stamp(entry.at), **words}
    return encode({**head, "document": revision.document})


def _revisions(lines: bytes) -> Iterator[Revision]:
    for number, line in enumerate(lines.removesuffix(b"\n").split(b"\n") if lines else [], 1):
        try:
            yield _revision(json.loads(line), number)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            raise TakeoutError("content", name=f"{_REVISIONS}:{number}") from None


def _revision(said: dict[str, Any], number: int) -> Revision:
    """The revision of a line, held to what a store takes."""
    words = (said["author"], said["reason"], said["about"])
    if said["number"] != number or not isinstance(said["document"], dict):
        raise UnfitError("not the next revision")
    change = Change(dt.datetime.fromisoformat(said["at"]), *words)
    return revision_of(row_of(number, change, said["document"]))


def _blobs(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name, content in files.items():
        if name.startswith(_BLOBS):
            if name != _BLOBS + sha256(content).hexdigest():
                raise TakeoutError("content", name=name)
            yield content


def _settings(written: bytes) -> dict[str, str]:
    try:
        said: dict[str, str] = dict(json.loads(written))
        check_words(*said.keys(), *said.values())
    except (ValueError, TypeError, RecursionError):
        raise TakeoutError("content", name=_SETTINGS) from None
    return said
