"""What the person said about their bills, kept in a file from one call to the next."""

import json
from pathlib import Path
from typing import Any

from ashore.cli.casefile import read_bytes
from ashore.cli.faults import file_fault
from ashore.cli.interview.casefile import write_atomically
from ashore.cli.vaults import problem
from ashore.statements.memory import Memory, memory_of


class Notebook:
    """A file of what was said; it is made when there is something to keep.

    Raises:
        AshoreError: it is there and cannot be read, or holds something else. It is never written over then.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.memory = _read(path) if path.exists() else Memory()

    def keep(self, memory: Memory) -> bool:
        """Write what is new; whether anything was.

        Raises:
            AshoreError: the file cannot be written.
        """
        if memory == self.memory:
            return False
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            content = json.dumps(memory.as_json(), ensure_ascii=False, indent=2) + "\n"
            write_atomically(self.path, content)
        except OSError as error:
            raise file_fault(str(self.path), error) from None
        self.memory = memory
        return True


def notebook_of(named: str | None, case: str | None) -> Notebook:
    """The file that was named, otherwise the one beside the case, otherwise the one in the user's data folder."""
    if named is not None:
        return Notebook(Path(named))
    if case is not None and case != "-":
        return Notebook(Path(case).with_suffix(".bills.json"))
    from ashore.web.store.places import data_folder

    return Notebook(data_folder() / "bills.json")


def _read(path: Path) -> Memory:
    try:
        told = json.loads(read_bytes(str(path)).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise problem(str(path), "bills.memory") from None
    if not _is_sound(told):
        raise problem(str(path), "bills.memory")
    memory = memory_of(told)
    if [len(memory.corrections), len(memory.columns)] != [len(told.get(key, [])) for key in _LISTS]:
        raise problem(
            str(path), "bills.memory"
        )  # writing it again would lose what is not understood
    return memory


_LISTS = ("corrections", "columns")


def _is_sound(told: Any) -> bool:
    return isinstance(told, dict) and all(isinstance(told.get(key, []), list) for key in _LISTS)
