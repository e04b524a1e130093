"""Writing the negotiation pack, and telling where it is and what was kept of an earlier one."""

from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from ashore.cli.faults import file_fault
from ashore.cli.views.board import Board, Json
from ashore.workout import Workout

Manifest: TypeAlias = dict[str, Any]


def write_papers(work: Workout, folder: Path) -> Manifest:
    """Write the pack into a folder; the answer is its manifest.

    Raises:
        AshoreError: the folder cannot be written.
    """
    try:
        return work.write_pack(folder)
    except OSError as error:
        raise file_fault(str(error.filename or folder), error) from None


def tell_papers(board: Board, manifest: Manifest, folder: Path) -> None:
    """Say where the papers are, which to read first, and which changed files of an earlier pack stay."""
    files = manifest["files"]
    board.heading(board.say("pack.written", count=len(files) + 1))
    board.to_copy(str(folder))
    board.line(board.say("pack.first"))
    board.to_copy(str(folder / files[0]["path"]))
    if manifest["kept"]:
        board.line(board.say("pack.kept", count=len(manifest["kept"])))
        board.items([_kept(board, one) for one in manifest["kept"]])


def _kept(board: Board, kept: Json) -> str:
    key = "pack.kept_as_it_is" if kept["now"] == kept["path"] else "pack.kept_beside"
    return board.say(key, path=kept["path"], now=PurePosixPath(kept["now"]).name)
