"""A draft as a case, and as the case file that is written at the end."""

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ashore.case.dump import dump_toml
from ashore.case.interview.debts import Unfinished
from ashore.case.interview.draft import Draft
from ashore.case.load import parse_case
from ashore.case.schema import Case
from ashore.texts import Language, render, text


def case_of(draft: Draft, today: dt.date) -> Case:
    """The case that a draft describes.

    Raises:
        AshoreError: the answers do not go together, e.g. a first due date that gives no schedule.
    """
    document = json.dumps(draft.document, default=_plain).encode()
    return parse_case(document, "answers.json", today)


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(value)


def file_text(draft: Draft, case: Case, language: Language) -> str:
    """The case file: the case as TOML, what was assumed, and the unfinished debts as comments."""
    lines = [f"# {text('interview.file.about', language)}"]
    if draft.notes:
        lines += ["#", f"# {text('interview.note.title', language)}"]
        lines += [f"# {render(note, language)}" for note in draft.notes]
    lines += ["", dump_toml(case).rstrip("\n")]
    if draft.unfinished:
        lines += ["", f"# {text('interview.unfinished.title', language)}"]
        for number, debt in enumerate(draft.unfinished, len(case.debt) + 1):
            lines += ["#", *(f"# {line}" for line in _unfinished_lines(debt, number, language))]
    return "\n".join(lines) + "\n"


def said_missing(debt: Unfinished, language: Language) -> str:
    """What an unfinished debt still lacks, as a sentence."""
    names = [text(f"interview.missing.{name}", language) for name in debt.missing]
    missing = text("interview.unfinished.and", language).join(names)
    return text("interview.unfinished.debt", language, debt=debt.label, missing=missing)


def _unfinished_lines(debt: Unfinished, number: int, language: Language) -> Iterator[str]:
    yield said_missing(debt, language)
    yield "[[debt]]"
    yield f'id = "{debt.table["product"]}-{number}"'
    for name, value in debt.table.items():
        yield f"{name} = {_toml(value)}"


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{name} = {_toml(part)}" for name, part in value.items()) + " }"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
