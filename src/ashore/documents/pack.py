"""The negotiation pack: a folder with the overview, and for every lender the papers to send and to hold.

The same data give the same bytes. A file in the folder that somebody changed by hand since the last pack is kept
beside the new one, never overwritten.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ashore.documents.blocks import Document
from ashore.documents.card import card
from ashore.documents.checklist import checklist
from ashore.documents.data import PackData
from ashore.documents.letter import has_query, letter
from ashore.documents.names import safe_name
from ashore.documents.overview import overview
from ashore.documents.pdf import PdfPrinter
from ashore.documents.query import query
from ashore.documents.schedule import schedule
from ashore.documents.statement import statement
from ashore.documents.voice import Voice
from ashore.documents.word import WordPrinter
from ashore.documents.workbook import workbook
from ashore.negotiation.naming import name_of

MANIFEST = "manifest.json"
CASE = "case.json"
RESULTS = "results.json"
_THREADS = 2
"""Typesetting lets go of Python's lock, so two papers are set at once; more gained nothing."""


@dataclass(frozen=True, slots=True)
class PackFile:
    """One file of a pack: ``kind`` for programs, ``what`` for people; ``path`` is relative, with slashes."""

    path: str
    kind: str
    what: str
    debt: str | None
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of a pack but the manifest itself; ``kept`` are changed files that were moved aside."""

    language: str
    as_of: str
    files: tuple[PackFile, ...]
    kept: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The manifest as ``manifest.json`` holds it; each file says its language and date too."""
        dated = {"language": self.language, "as_of": self.as_of}
        files = [
            {
                "path": file.path,
                "kind": file.kind,
                "what": file.what,
                "debt": file.debt,
                **dated,
                "bytes": file.bytes,
                "sha256": file.sha256,
            }
            for file in self.files
        ]
        return {**dated, "files": files}


@dataclass(frozen=True, slots=True)
class _Paper:
    """A file to be made: ``make`` returns its bytes."""

    path: str
    kind: str
    what: str
    debt: str | None
    make: Callable[[], bytes]


def write_pack(data: PackData, out: Path) -> Manifest:
    """Write the pack into a folder, which is made where it does not exist.

    Raises:
        OSError: the folder cannot be written.
    """
    papers = list(_papers(data))
    with ThreadPoolExecutor(_THREADS) as threads:
        made = list(threads.map(lambda paper: paper.make(), papers))
    kept = _write(out, {paper.path: content for paper, content in zip(papers, made, strict=True)})
    manifest = Manifest(
        language=data.language,
        as_of=data.as_of.isoformat(),
        files=tuple(
            PackFile(paper.path, paper.kind, paper.what, paper.debt, _sha256(content), len(content))
            for paper, content in zip(papers, made, strict=True)
        ),
        kept=kept,
    )
    (out / MANIFEST).write_bytes(_json(manifest.as_json()))
    return manifest


def _papers(data: PackData) -> Iterator[_Paper]:
    """Every file of the pack in its order."""
    press = _Press(data, PdfPrinter(), WordPrinter())
    voice = press.voice
    path = f"{voice.say('file.overview')}.pdf"
    whole = overview(data)
    yield _Paper(path, "overview", voice.say("what.overview"), None, lambda: press.pdf.print(whole))
    stated = press.pdf.print(statement(data))  # one paper for everybody
    for number, debt_id in enumerate(data.briefs, start=1):
        yield from press.lender_papers(debt_id, number, stated)
    yield _Paper(CASE, "case", voice.say("what.case"), None, lambda: _json(data.case))
    results = {"position": data.position, "budget": data.budget, "plan": data.plan}
    yield _Paper(RESULTS, "results", voice.say("what.results"), None, lambda: _json(results))


@dataclass(frozen=True, slots=True)
class _Press:
    """The printers at work on one pack."""

    data: PackData
    pdf: PdfPrinter
    word: WordPrinter

    @property
    def voice(self) -> Voice:
        return Voice(self.data.language)

    def lender_papers(self, debt_id: str, number: int, stated: bytes) -> Iterator[_Paper]:
        """The folder of one debt, in the order in which the papers are used."""
        data = self.data
        folder = self._folder(debt_id, number)
        yield self._paper(folder, debt_id, "card", "pdf", self._pdf(card(data, debt_id)))
        yield from self._letters(folder, debt_id, "letter", letter(data, debt_id))
        yield self._paper(folder, debt_id, "statement", "pdf", lambda: stated)
        planned, sheet = schedule(data, debt_id), workbook(data, debt_id)
        if planned is not None and sheet is not None:
            yield self._paper(folder, debt_id, "schedule", "pdf", self._pdf(planned))
            yield self._paper(folder, debt_id, "schedule", "xlsx", lambda: sheet)
        yield self._paper(folder, debt_id, "checklist", "pdf", self._pdf(checklist(data, debt_id)))
        if has_query(data, debt_id):
            yield from self._letters(folder, debt_id, "query", query(data, debt_id))

    def _folder(self, debt_id: str, number: int) -> str:
        debt = self.data.debt(debt_id)
        named = dict.fromkeys([f"{number:02d}", self.voice.word(name_of(debt)), debt["creditor"]])
        return safe_name(" ".join(filter(None, named)))

    def _letters(
        self, folder: str, debt_id: str, kind: str, document: Document
    ) -> Iterator[_Paper]:
        """A letter to sign (PDF) and to change (Word)."""
        yield self._paper(folder, debt_id, kind, "pdf", self._pdf(document))
        yield self._paper(folder, debt_id, kind, "docx", lambda: self.word.print(document))

    def _pdf(self, document: Document) -> Callable[[], bytes]:
        return lambda: self.pdf.print(document)

    def _paper(
        self, folder: str, debt_id: str, kind: str, suffix: str, make: Callable[[], bytes]
    ) -> _Paper:
        debt = self.data.debt(debt_id)
        creditor = debt["creditor"] or self.voice.word(name_of(debt))
        path = f"{folder}/{safe_name(self.voice.say(f'file.{kind}'))}.{suffix}"
        return _Paper(path, kind, self.voice.say(f"what.{kind}", creditor=creditor), debt_id, make)


def _write(out: Path, contents: dict[str, bytes]) -> tuple[str, ...]:
    """Write the files; what an earlier pack wrote and this one does not is removed, what people changed is kept."""
    out.mkdir(parents=True, exist_ok=True)
    earlier = _earlier(out)
    kept = []
    for path in sorted({*earlier, *contents}):
        target = out / path
        if not target.is_file() or target.read_bytes() == contents.get(path):
            continue
        if _sha256(target.read_bytes()) == earlier.get(path):
            target.unlink()
        else:
            kept.append(_set_aside(target).relative_to(out).as_posix())
    for path, content in contents.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for folder in {(out / path).parent for path in earlier} - {out}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return tuple(kept)


def _earlier(out: Path) -> dict[str, str]:
    """The files and sums of the pack that is already in the folder; empty where there is none to be read."""
    try:
        listed = json.loads((out / MANIFEST).read_bytes())["files"]
        found = {str(file["path"]): str(file["sha256"]) for file in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    inside = out.resolve()
    return {
        path: sha for path, sha in found.items() if (out / path).resolve().is_relative_to(inside)
    }


def _set_aside(changed: Path) -> Path:
    """Move a changed file to the next free name: ``letter (1).docx``."""
    number = 1
    while (aside := changed.with_stem(f"{changed.stem} ({number})")).exists():
        number += 1
    changed.rename(aside)
    return aside


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
