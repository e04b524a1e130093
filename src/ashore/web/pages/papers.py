"""The papers: made in memory while the page shows how far they are, then read or taken along."""

import io
import zipfile
from itertools import groupby
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from ashore.documents.folder import MANIFEST, as_json
from ashore.documents.pack import Paper, manifest_of
from ashore.web.casework import Casework, with_case
from ashore.web.making import Making
from ashore.web.page import page
from ashore.web.way import PAPERS

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive: the same papers give the same bytes."""


@with_case
def papers(request: HttpRequest, work: Casework) -> HttpResponse:
    """What there is, or how to make it."""
    making = _making(work)
    if making is not None and making.running:
        return HttpResponseRedirect("/papers/making")
    facts = {
        "groups": _groups(making.made) if making and making.done else [],
        "failed": making is not None and making.failed,
        "debts": bool(work.settled.case.debt),
    }
    return page(request, "papers/papers.html", facts)


@with_case
def make(request: HttpRequest, work: Casework) -> HttpResponse:
    """Begin to make them."""
    if request.method == "POST" and work.settled.case.debt:
        earlier = work.room.kept.get("making")
        if isinstance(earlier, Making):
            earlier.stop()
        begun: Making[Paper] = Making(work.work)
        work.room.kept["making"] = begun
        begun.begin(work.work.papers)
    return HttpResponseRedirect("/papers/making")


@with_case
def making(request: HttpRequest, work: Casework) -> HttpResponse:
    """How far they are; the page asks again by itself."""
    found = _making(work)
    if found is None or not found.running:
        if found is not None and found.done:
            work.room.store.set_setting(PAPERS, str(work.revision))
        return HttpResponseRedirect("/papers")
    response = page(request, "papers/making.html", {"made": len(found.made)})
    response["Refresh"] = "1"
    return response


@with_case
def stop(request: HttpRequest, work: Casework) -> HttpResponse:
    """Stop making them."""
    found = _making(work)
    if request.method == "POST" and found is not None:
        found.stop()
    return HttpResponseRedirect("/papers")


@with_case
def one(request: HttpRequest, work: Casework, number: int) -> HttpResponse:
    """One paper: a PDF to read in the browser, anything else to keep."""
    found = _done(work)
    if not 1 <= number <= len(found):
        raise Http404
    paper = found[number - 1]
    suffix = paper.path.rpartition(".")[2]
    shown = suffix == "pdf" and "keep" not in request.GET
    return _file(paper.content, paper.path.rpartition("/")[2], TYPES[suffix], inline=shown)


@with_case
def whole(request: HttpRequest, work: Casework) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """The pack as one archive, the same files as the command line writes."""
    found = _done(work)
    listed = as_json(manifest_of(found, work.work.language, work.work.as_of).as_json())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in (*((one.path, one.content) for one in found), (MANIFEST, listed)):
            archive.writestr(zipfile.ZipInfo(path, FIRST_DAY), content)
    return _file(packed.getvalue(), "ashore-pack.zip", "application/zip", inline=False)


def _making(work: Casework) -> Making[Paper] | None:
    """What was begun for the case as it stands, and its bills; papers of an earlier state are no longer shown."""
    found = work.room.kept.get("making")
    return found if isinstance(found, Making) and found.of is work.work else None


def _done(work: Casework) -> list[Paper]:
    found = _making(work)
    if found is None or not found.done:
        raise Http404
    return found.made


def _groups(made: list[Paper]) -> list[dict[str, object]]:
    """The papers by folder, with their numbers."""
    numbered = list(enumerate(made, 1))
    return [
        {
            "folder": folder,
            "papers": [
                {
                    "number": number,
                    "name": paper.path.rpartition("/")[2],
                    "what": paper.what,
                    "pdf": paper.path.endswith(".pdf"),
                    "kilobytes": max(1, round(len(paper.content) / 1000)),
                }
                for number, paper in found
            ],
        }
        for folder, found in groupby(numbered, lambda one: one[1].path.rpartition("/")[0])
    ]


def _file(content: bytes, name: str, kind: str, *, inline: bool) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    how = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    return response
