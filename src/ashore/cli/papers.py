"""Writing the negotiation pack, and telling where it is."""

from pathlib import Path
from typing import Any, TypeAlias

from ashore.cli.faults import file_fault
from ashore.cli.views.board import Board
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
    """Say where the papers are and which to read first."""
    files = manifest["files"]
    board.heading(board.say("pack.written", count=len(files) + 1))
    board.to_copy(str(folder))
    board.line(board.say("pack.first"))
    board.to_copy(str(folder / files[0]["path"]))
