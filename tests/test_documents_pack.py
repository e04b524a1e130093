"""The pack as a whole: its files, its manifest, its figures, its form; and what it does to an earlier pack."""

import ctypes
import hashlib
import json
import re
import shutil
import time
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from ashore.documents.blocks import Document, as_data
from ashore.documents.pack import Manifest, write_pack
from ashore.documents.pdf import PdfPrinter
from ashore.texts import LANGUAGES, Language
from tests import documents_sample as sample
from tests.documents_reading import amounts_of, figures_of, pdf_pages, text_of

LEFT_OPEN = re.compile(
    r"None|[{}]|____|：[，。；]|“”|「」|《》|（）|\(\)|元元|,\s*,|\bnull\b|\bnan\b"
)
"""What a paper would show where a fact is missing or a template went wrong."""

Pack = tuple[Path, Manifest, Language]


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(lang, marks=[pytest.mark.slow] * (lang != "zh-Hans")) for lang in LANGUAGES
    ],
)
def pack(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """A full pack of seven debts in each language (the source language alone in the quick tests)."""
    out = tmp_path_factory.mktemp("pack")
    return out, write_pack(sample.pack_data(request.param), out), request.param


def papers(pack: Pack, *suffixes: str) -> list[Path]:
    found = [path for path in sorted(pack[0].rglob("*")) if path.suffix in suffixes]
    assert found
    return found


def results(pack: Pack) -> dict[str, Any]:
    return json.loads((pack[0] / "results.json").read_bytes())  # type: ignore[no-any-return]


def test_the_manifest_names_every_file_with_its_sum(pack: Pack) -> None:
    out, manifest, language = pack
    written = json.loads((out / "manifest.json").read_bytes())
    assert written == manifest.as_json()
    assert (written["language"], written["as_of"]) == (language, "2026-11-21")
    on_disk = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert on_disk == {file["path"] for file in written["files"]} | {"manifest.json"}
    for file in written["files"]:
        content = (out / file["path"]).read_bytes()
        assert (file["sha256"], file["bytes"]) == (
            hashlib.sha256(content).hexdigest(),
            len(content),
        )
        assert file["what"]
        assert (file["language"], file["as_of"]) == (language, "2026-11-21")


def test_every_debt_has_its_papers(pack: Pack) -> None:
    kinds: dict[str | None, list[tuple[str, str]]] = {}
    for file in pack[1].files:
        kinds.setdefault(file.debt, []).append((file.kind, Path(file.path).suffix))
    usual = [
        ("card", ".pdf"),
        ("letter", ".pdf"),
        ("letter", ".docx"),
        ("statement", ".pdf"),
        ("schedule", ".pdf"),
        ("schedule", ".xlsx"),
        ("checklist", ".pdf"),
    ]
    assert kinds.pop(None) == [("overview", ".pdf"), ("case", ".json"), ("results", ".json")]
    assert kinds.pop("jiebei") == [*usual, ("query", ".pdf"), ("query", ".docx")]
    assert len(kinds) == 6
    assert all(found == usual for found in kinds.values())


def test_every_figure_is_a_figure_of_the_json(pack: Pack) -> None:
    known = amounts_of(results(pack)) | amounts_of(sample.case())
    for path in papers(pack, ".pdf", ".docx"):
        found = figures_of(path)
        assert found <= known, f"{path.name}: {sorted(found - known)}"


def test_the_papers_hold_the_figures_that_matter(pack: Pack) -> None:
    """So that the test above cannot pass by printing nothing."""
    out, manifest, _ = pack
    found = results(pack)
    plan = found["plan"]["plans"][0]
    for file in manifest.files:
        if (
            file.debt is None
            or file.kind not in ("letter", "schedule")
            or file.path.endswith("xlsx")
        ):
            continue
        debt = next(debt for debt in plan["debts"] if debt["id"] == file.debt)
        shown = figures_of(out / file.path)
        assert {debt["total_paid"], debt["schedule"][0]["payment"], debt["owed"]} <= shown, (
            file.path
        )
    whole = figures_of(out / manifest.files[0].path)
    buckets = {a for d in found["position"]["debts"] for a in d["buckets"].values()} - {"0.00"}
    surplus = {found["budget"]["surplus"][name] for name in ("low", "expected")}
    assert buckets | surplus | {plan["total_paid"]} <= whole


def test_no_blank_is_printed(pack: Pack) -> None:
    for path in papers(pack, ".pdf", ".docx", ".xlsx"):
        assert not LEFT_OPEN.findall(text_of(path)), path


def test_every_page_is_a4_and_every_pdf_tagged_titled_and_in_its_language(pack: Pack) -> None:
    regions = {"zh-Hans": b"zh-CN", "zh-Hant": b"zh-TW", "en": b"en-GB"}
    for path in papers(pack, ".pdf"):
        content = path.read_bytes()
        assert b"<pdfuaid:part>1</pdfuaid:part>" in content, path
        assert b"<pdfaid:conformance>A</pdfaid:conformance>" in content, path
        assert regions[pack[2]] in content, path
        with pypdfium2.PdfDocument(content) as document:
            assert pdfium.FPDFCatalog_IsTagged(document)
            assert document.get_metadata_value("Title")
            assert document.get_metadata_value("CreationDate").startswith("D:20261121")
            sizes = {tuple(round(side) for side in page.get_size()) for page in document}
            assert sizes == {(595, 842)}, path


def test_every_font_is_embedded(pack: Pack) -> None:
    for path in papers(pack, ".pdf"):
        with pypdfium2.PdfDocument(path) as document:
            fonts = {font for page in document for font in embedded_fonts(page)}
        assert fonts, path
        assert all("NotoSansSC" in name and is_inside for name, is_inside in fonts), (path, fonts)


def embedded_fonts(page: Any) -> set[tuple[str, bool]]:
    """The name of each font on a page and whether the file holds it."""
    found = set()
    for item in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
        font = pdfium.FPDFTextObj_GetFont(item)
        name = ctypes.create_string_buffer(100)
        pdfium.FPDFFont_GetBaseFontName(font, name, 100)
        found.add((name.value.decode(), pdfium.FPDFFont_GetIsEmbedded(font) == 1))
    return found


def test_page_counts(pack: Pack) -> None:
    out, manifest, _ = pack
    allowed = {
        "overview": (3, 4),
        "card": (1,),
        "letter": (1, 2),
        "statement": (1,),
        "schedule": (1, 2),
        "checklist": (1,),
        "query": (1,),
    }
    for file in manifest.files:
        if file.path.endswith(".pdf"):
            assert len(pdf_pages((out / file.path).read_bytes())) in allowed[file.kind], file.path


def test_a_second_run_gives_the_same_bytes(pack: Pack, tmp_path: Path) -> None:
    again = write_pack(sample.pack_data(pack[2]), tmp_path)
    assert again == pack[1]
    assert (tmp_path / "manifest.json").read_bytes() == (pack[0] / "manifest.json").read_bytes()


@pytest.fixture(scope="module")
def typeset() -> dict[str, bytes]:
    """PDF files by what they say."""
    return {}


@pytest.fixture
def small(tmp_path: Path, typeset: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack of one debt, for what happens to a pack that is already there; what was typeset once is not again."""
    really = PdfPrinter.print

    def remembered(printer: PdfPrinter, document: Document) -> bytes:
        key = json.dumps(as_data(document))
        if key not in typeset:
            typeset[key] = really(printer, document)
        return typeset[key]

    monkeypatch.setattr(PdfPrinter, "print", remembered)
    write_pack(sample.pack_data(**sample.only("cmb")), tmp_path)
    return tmp_path


def only_pack(out: Path, debt_id: str = "cmb", **changed: Any) -> Manifest:
    return write_pack(sample.pack_data(**sample.only(debt_id, **changed)), out)


def test_running_again_in_the_same_folder_changes_nothing(small: Path) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert only_pack(small).kept == ()
    assert {path: path.read_bytes() for path in small.rglob("*") if path.is_file()} == before


def test_a_letter_somebody_changed_is_kept_beside_the_new_one(small: Path) -> None:
    """Mistake 12 of FEATURES: nothing that a person typed is erased, here by making the pack again."""
    letter = next(small.rglob("*.docx"))
    for words in (b"my own words", b"my second words"):
        letter.write_bytes(words)
        only_pack(small)
    kept = sorted(letter.parent.glob("* (*).docx"))
    assert [path.read_bytes() for path in kept] == [b"my own words", b"my second words"]
    assert letter.read_bytes() not in (b"my own words", b"my second words")


def test_kept_files_are_named_in_the_answer(small: Path) -> None:
    letter = next(small.rglob("*.docx"))
    letter.write_bytes(b"my own words")
    manifest = only_pack(small)
    (kept,) = manifest.kept
    assert small / kept.path == letter
    assert kept.now == kept.path.replace(".docx", " (1).docx")
    assert (small / kept.now).read_bytes() == b"my own words"
    assert manifest.as_json()["kept"] == [{"path": kept.path, "now": kept.now}]


def test_a_changed_file_that_no_new_one_replaces_keeps_its_name(small: Path) -> None:
    letter = next(small.rglob("*.docx"))
    letter.write_bytes(b"my own words")
    (kept,) = only_pack(small, "citic").kept
    assert kept.now == kept.path
    assert letter.read_bytes() == b"my own words"
    assert only_pack(small, "citic").kept == ()
    assert letter.read_bytes() == b"my own words"


def test_papers_of_a_debt_that_is_gone_are_removed(small: Path) -> None:
    only_pack(small, "citic")
    assert [path.name for path in small.iterdir() if path.is_dir()] == [
        "01 中信银行股份有限公司信用卡中心"
    ]


def test_files_that_are_not_ours_stay(small: Path) -> None:
    note = small / "note.txt"
    note.write_text("mine", encoding="utf-8")
    inside = next(path for path in small.iterdir() if path.is_dir()) / "scan.jpg"
    inside.write_bytes(b"jpg")
    only_pack(small, "citic")
    assert note.read_text(encoding="utf-8") == "mine"
    assert inside.read_bytes() == b"jpg"


@pytest.mark.parametrize("broken", [b"", b"[]", b'{"files": [{"path": 1}]}', b"\xff", b"null"])
def test_a_manifest_nobody_can_read_is_no_manifest(small: Path, broken: bytes) -> None:
    (small / "manifest.json").write_bytes(broken)
    assert only_pack(small).kept == ()


def test_an_old_manifest_cannot_reach_outside_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"precious")
    out = tmp_path / "pack"
    out.mkdir()
    entry = {"path": "../outside.txt", "sha256": hashlib.sha256(b"precious").hexdigest()}
    (out / "manifest.json").write_text(json.dumps({"files": [entry]}), encoding="utf-8")
    only_pack(out)
    assert outside.read_bytes() == b"precious"


@pytest.mark.slow
def test_a_full_pack_for_seven_lenders_is_quick(tmp_path: Path) -> None:
    """The bar is 5 s; processor time, so that a busy machine does not fail it."""
    data = sample.pack_data()
    # The first run also reads fonts, templates and texts.
    write_pack(sample.pack_data(**sample.only("cmb")), tmp_path)
    shutil.rmtree(tmp_path)
    began = time.process_time()
    write_pack(data, tmp_path)
    assert time.process_time() - began < 5
