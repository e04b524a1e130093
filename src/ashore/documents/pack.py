"""The negotiation pack: a folder with the overview, and for every lender the papers to send and to hold.

The same data give the same bytes. What happens to an earlier pack in the folder: :mod:`ashore.documents.folder`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ashore.documents.blocks import Document
from ashore.documents.card import card
from ashore.documents.checklist import checklist
from ashore.documents.data import PackData
from ashore.documents.folder import MANIFEST, Kept, as_json, sha256, update
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
from ashore.negotiation.materials import materials_json
from ashore.negotiation.naming import name_of
from ashore.texts import Language


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
    """Every file of a pack but the manifest itself; ``kept`` are files that somebody had changed and that stay."""

    language: str
    as_of: str
    files: tuple[PackFile, ...]
    kept: tuple[Kept, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The manifest as ``manifest.json`` holds it; each file says its language and date too.

        ``kept`` names each file by its ``path`` before and what it is called ``now``: the same where no new file
        needed its name.
        """
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
        kept = [{"path": one.path, "now": one.now} for one in self.kept]
        return {**dated, "files": files, "kept": kept}


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that has been made, in memory."""

    path: str
    kind: str
    what: str
    debt: str | None
    content: bytes


def write_pack(data: PackData, out: Path) -> Manifest:
    """Write the pack into a folder, which is made where it does not exist.

    Raises:
        OSError: the folder cannot be written.
    """
    made = tuple(papers(data))
    kept = update(out, {paper.path: paper.content for paper in made})
    manifest = manifest_of(made, data.language, data.as_of, kept)
    (out / MANIFEST).write_bytes(as_json(manifest.as_json()))
    return manifest


def manifest_of(
    made: Sequence[Paper], language: Language, as_of: dt.date, kept: tuple[Kept, ...] = ()
) -> Manifest:
    """What a pack of these papers holds."""
    files = [
        PackFile(p.path, p.kind, p.what, p.debt, sha256(p.content), len(p.content)) for p in made
    ]
    return Manifest(language, as_of.isoformat(), tuple(files), kept)


def papers(data: PackData) -> Iterator[Paper]:
    """Every file of the pack in its order."""
    press = _Press(data, PdfPrinter(), WordPrinter())
    voice = press.voice
    whole = press.pdf.print(overview(data))
    path = f"{safe_name(voice.say('file.overview'))}.pdf"
    yield Paper(path, "overview", voice.say("what.overview"), None, whole)
    stated = press.pdf.print(statement(data))  # one paper for everybody
    for number, debt_id in enumerate(data.briefs, start=1):
        yield from press.lender_papers(debt_id, number, stated)
    yield Paper("case.json", "case", voice.say("what.case"), None, as_json(data.case))
    results = as_json(
        {
            "position": data.position,
            "budget": data.budget,
            "plan": data.plan,
            "materials": {
                debt_id: materials_json(brief.materials, data.language)
                for debt_id, brief in data.briefs.items()
            },
        }
    )
    yield Paper("results.json", "results", voice.say("what.results"), None, results)


@dataclass(frozen=True, slots=True)
class _Press:
    """The printers at work on one pack."""

    data: PackData
    pdf: PdfPrinter
    word: WordPrinter

    @property
    def voice(self) -> Voice:
        return Voice(self.data.language)

    def lender_papers(self, debt_id: str, number: int, stated: bytes) -> Iterator[Paper]:
        """The folder of one debt, in the order in which the papers are used."""
        folder = self._folder(debt_id, number)
        for kind, suffix, content in self._contents(debt_id, stated):
            name = safe_name(self.voice.say(f"file.{kind}"))
            what = self.voice.say(f"what.{kind}", creditor=self._creditor(debt_id))
            yield Paper(f"{folder}/{name}.{suffix}", kind, what, debt_id, content)

    def _contents(self, debt_id: str, stated: bytes) -> Iterator[tuple[str, str, bytes]]:
        """Kind, suffix and content of each paper."""
        data = self.data
        yield "card", "pdf", self.pdf.print(card(data, debt_id))
        yield from self._to_send("letter", letter(data, debt_id))
        yield "statement", "pdf", stated
        planned, sheet = schedule(data, debt_id), workbook(data, debt_id)
        if planned is not None and sheet is not None:
            yield "schedule", "pdf", self.pdf.print(planned)
            yield "schedule", "xlsx", sheet
        yield "checklist", "pdf", self.pdf.print(checklist(data, debt_id))
        if has_query(data, debt_id):
            yield from self._to_send("query", query(data, debt_id))

    def _to_send(self, kind: str, document: Document) -> Iterator[tuple[str, str, bytes]]:
        """A letter to sign (PDF) and to change (Word)."""
        yield kind, "pdf", self.pdf.print(document)
        yield kind, "docx", self.word.print(document)

    def _folder(self, debt_id: str, number: int) -> str:
        debt = self.data.debt(debt_id)
        named = dict.fromkeys([f"{number:02d}", self.voice.word(name_of(debt)), debt["creditor"]])
        return safe_name(" ".join(filter(None, named)))

    def _creditor(self, debt_id: str) -> str:
        debt = self.data.debt(debt_id)
        return debt["creditor"] or self.voice.word(name_of(debt))
