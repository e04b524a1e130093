"""What a store keeps of bills: the files, each as a blob, and what the person said about them, as one setting."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath
from threading import Lock
from typing import NamedTuple

from ashore.statements.memory import Memory, memory_of
from ashore.web.store.base import Store
from ashore.workout.bills import NOTHING_SAID

SETTING = "bills"
_WRITING = Lock()


class File(NamedTuple):
    """A file that is kept: the digest of its content, and its name, which no other one has."""

    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The files in the order in which they came, and what the person said."""

    files: tuple[File, ...] = ()
    memory: Memory = NOTHING_SAID

    def text(self) -> str:
        """As the setting has it."""
        files = [one._asdict() for one in self.files]
        told = {"files": files, "memory": self.memory.as_json()}
        return json.dumps(told, ensure_ascii=False, sort_keys=True)

    def columns(self) -> str:
        """What the person said about columns: how a file reads depends on it, and on nothing else that was said."""
        return json.dumps(self.memory.as_json()["columns"], ensure_ascii=False, sort_keys=True)

    def has(self, digest: str) -> bool:
        """Whether a file of this content is there."""
        return any(one.digest == digest for one in self.files)

    def free_name(self, name: str) -> str:
        """The name, or one like it that no file has: rows are told apart by their file's name."""
        taken = {one.name for one in self.files}
        path, number = PurePath(name), 2
        while name in taken:
            name = f"{path.stem} ({number}){path.suffix}"
            number += 1
        return name

    def with_file(self, file: File) -> "Kept":
        """With a file more."""
        return self if self.has(file.digest) else replace(self, files=(*self.files, file))

    def without_file(self, digest: str) -> "Kept":
        """Without a file."""
        return replace(self, files=tuple(one for one in self.files if one.digest != digest))


def kept_of(store: Store) -> Kept:
    """What a store keeps; nothing where the setting is none of ours."""
    try:
        told = json.loads(store.setting(SETTING) or "{}")
        files = tuple(File(str(one["digest"]), str(one["name"])) for one in told.get("files", ()))
        return Kept(files, memory_of(told.get("memory", {})))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Kept()  # a take-out edited by hand


def change(store: Store, edit: Callable[[Kept], Kept]) -> Kept:
    """Keep what ``edit`` makes of what is kept, whoever else writes."""
    with _WRITING:
        before = kept_of(store)
        after = edit(before)
        if after != before:
            store.set_setting(SETTING, after.text())
    return after
