"""Adding to a case file: its comments, order and style stay, and it is put in place whole, or not at all."""

import datetime as dt
import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import tomlkit
from tomlkit.container import Container
from tomlkit.items import AoT, Comment, Item, Key, Table, Whitespace

from ashore.case.dump import toml_entry, toml_in_line
from ashore.case.interview.answers import words
from ashore.case.load import parse_case
from ashore.case.schema import AcceptedPlan, Case
from ashore.case.syntax import read_document
from ashore.cli.casefile import read_bytes, today, workout_in
from ashore.cli.faults import file_fault
from ashore.cli.interview.casefile import write_atomically
from ashore.cli.interview.terminal import Terminal
from ashore.cli.shared import Settings
from ashore.cli.vaults import problem
from ashore.problems import AshoreError
from ashore.workout import Workout

Added: TypeAlias = dict[str, Any]
"""What is to be added as plain values: ``income`` and ``expense`` lines, and each ``debt`` with new ``payments``; each
``plan`` as the case holds it."""

_LINES = ("income", "expense")
_BARE = ("date", "amount")
"""What TOML writes without quotes."""
_BOM = "\ufeff"

Body: TypeAlias = list[tuple[Key | None, Item]]
_BETWEEN = (AoT, Comment, Table, Whitespace)
"""Parts of a table that are no values of its own."""


class CaseFile:
    """A case file as it was read; ``-`` is standard input and cannot be added to.

    Raises:
        AshoreError: it cannot be read, or is no case.
    """

    def __init__(self, path: str, settings: Settings) -> None:
        self.path = path
        self._name = "stdin" if path == "-" else path
        self._settings = settings
        self.bytes = read_bytes(path)
        self.case = self._parsed(self.bytes)

    def work(self) -> Workout:
        """The case worked out."""
        return workout_in(self.bytes, self._name, self._settings)

    def agrees(self, count: int) -> bool:
        """Whether the person wants so many lines written; where there is no terminal, the option alone says so."""
        if not sys.stdin.isatty():
            return True
        question = self._settings.say("cli.bills.write.ask", file=self.path, count=count)
        try:
            said = Terminal(self._settings.language, sys.stderr).hear(question)
        except EOFError:
            return False
        return said.strip().lower() in words("yes")

    def add(self, note: Callable[[Added], None]) -> None:
        """Write the file with what ``note`` puts into plain lists.

        Raises:
            AshoreError: it cannot be written, was changed meanwhile, or would be no case any more.
        """
        debts = [{"id": debt.id} for debt in self.case.debt]
        added: Added = {"income": [], "expense": [], "debt": debts, "plan": []}
        note(added)
        text = self.bytes.decode("utf-8-sig")
        is_toml = read_document(self.bytes, self.path).toml is not None
        made = (_toml if is_toml else _json)(text, added)
        try:
            self._parsed(made.encode())
        except AshoreError as error:
            raise AshoreError(
                (*problem(self.path, "bills.write.unsound").problems, *error.problems)
            ) from None
        self._put(made)

    def _parsed(self, content: bytes) -> Case:
        # A day asked for may lie ahead; what happened up to it is then not "in the future".
        latest = max(today(), self._settings.as_of or dt.date.min)
        return parse_case(content, self._name, latest)

    def _put(self, made: str) -> None:
        if read_bytes(self.path) != self.bytes:
            raise problem(self.path, "bills.write.changed")
        path = Path(self.path).resolve()
        mark = _BOM if self.bytes.startswith(_BOM.encode()) else ""
        try:
            mode = path.stat().st_mode
            write_atomically(path, mark + made)
            path.chmod(mode)
        except OSError as error:
            raise file_fault(self.path, error) from None


def _json(text: str, added: Added) -> str:
    """The document, indented as it was."""
    document = json.loads(text)
    for side in _LINES:
        if added[side]:
            document.setdefault(side, []).extend(added[side])
    for debt, more in zip(document.get("debt", ()), added["debt"], strict=True):
        if "payments" in more:
            debt.setdefault("payments", []).extend(more["payments"])
    if added["plan"]:
        plain = [one.model_dump(mode="json", exclude_defaults=True) for one in added["plan"]]
        document.setdefault("plan", []).extend(plain)
    indent = re.search(r"\n([ \t]+)\S", text)
    made = json.dumps(document, ensure_ascii=False, indent=indent[1] if indent else None)
    return made + text[len(text.rstrip()) :]


def _toml(text: str, added: Added) -> str:
    """The document with everything in it as it was written."""
    end = "\r\n" if "\r\n" in text else "\n"
    # An empty line at the end, so that one stands before a table that is added there.
    document = tomlkit.parse(text.replace("\r\n", "\n").rstrip("\n") + "\n\n")
    new = [side for side in _LINES if side not in document]
    for side in _LINES:
        for line in added[side] if side not in new else ():
            _append(document[side], line)
    for debt, more in zip(document.get("debt", ()), added["debt"], strict=True):
        for payment in more.get("payments", ()):
            if "payments" not in debt:
                _begin(debt, "payments")
            _append(debt["payments"], payment)
    is_first = "plan" not in document
    for one in () if is_first else added["plan"]:
        _append_plan(document["plan"], one)
    made = tomlkit.dumps(document).rstrip("\n") + "\n"
    for side in new:
        for line in added[side]:
            made += "\n".join([f"\n[[{side}]]", *map(" = ".join, _written(line).items()), ""])
    for one in added["plan"] if is_first else ():
        made += "\n" + toml_entry("plan", one)
    return made.replace("\n", end)


def _written(told: Mapping[str, str]) -> dict[str, str]:
    """Values as TOML writes them."""
    return {
        key: value if key in _BARE else json.dumps(value, ensure_ascii=False)
        for key, value in told.items()
    }


def _append(held: Any, told: Mapping[str, str]) -> None:
    """One more, as a table of its own or in line, as the others are."""
    values = _written(told)
    if not isinstance(held, AoT):
        pairs = ", ".join(f"{key} = {value}" for key, value in values.items())
        held.append(tomlkit.value(f"{{ {pairs} }}"))
        return
    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, tomlkit.value(value))
    _append_table(held, table)


def _append_plan(held: Any, plan: AcceptedPlan) -> None:
    """One more, as a table of its own or in line, as the others are."""
    if isinstance(held, AoT):
        (table,) = tomlkit.parse(toml_entry("plan", plan))["plan"]
        _append_table(held, table)
    else:
        held.append(tomlkit.value(toml_in_line(plan)))


def _append_table(held: AoT, table: Table) -> None:
    """One more table behind the last; comments that follow it lead over to what comes next."""
    table.add(tomlkit.nl())
    table.value.body.extend(_leading_over(held.body[-1].value))
    held.append(table)


def _begin(table: Any, key: str) -> None:
    """An empty list behind the last value of a table; comments that follow lead over to what comes next."""
    if not isinstance(table, Table):
        table[key] = tomlkit.array()
        return
    body = table.value.body
    values = [at for at, (_, item) in enumerate(body) if not isinstance(item, _BETWEEN)]
    behind = values[-1] + 1 if values else 0
    rest = body[behind:]
    del body[behind:]
    table[key] = tomlkit.array()
    body.extend(rest)


def _leading_over(part: Container) -> Body:
    """Takes from a part what stands behind its last value and a blank line: comments on what comes next."""
    values = [at for at, (key, _) in enumerate(part.body) if key is not None]
    last = part.body[values[-1]][1] if values else None
    if isinstance(last, Table):
        return _leading_over(last.value)
    if isinstance(last, AoT):
        return _leading_over(last.body[-1].value)
    behind = values[-1] + 1 if values else 0
    blank = [at for at in range(behind, len(part.body)) if isinstance(part.body[at][1], Whitespace)]
    start = blank[0] + 1 if blank else len(part.body)
    rest = part.body[start:]
    del part.body[start:]
    return rest
