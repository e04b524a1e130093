"""Transactions for other programs: as a table (CSV), and as double entries in the text of Beancount.

Beancount: https://beancount.github.io/docs/beancount_language_syntax.html
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from ashore.money import Fen, yuan
from ashore.statements.budget.told import Told
from ashore.statements.creditors import named
from ashore.statements.model import Transaction
from ashore.statements.wire import row_json

COLUMNS = (
    "date", "time", "amount", "direction", "kind", "counterparty", "description", "category", "topic", "account",
    "counted", "fee", "confidence", "because", "same_as", "file", "line",
)  # fmt: skip
"""The columns of the table: the names of the JSON."""
_FREE = ("counterparty", "description", "account", "file", "same_as")
"""Cells that hold what somebody else wrote."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TOGETHER = 1000
_CARD = "credit_card_generic"
"""The product that cards are."""


def csv_lines(rows: Iterable[Told]) -> Iterator[str]:
    """The table with its header, some lines at a time; it begins with a mark by which Excel knows its encoding.

    No cell is taken for a formula: text that begins like one has an apostrophe before it.
    """
    cells = (_cells(row) for row in rows if not row.entry.is_part)
    yield "\ufeff" + _written([COLUMNS])
    while some := list(islice(cells, _TOGETHER)):
        yield _written(some)


def _cells(row: Told) -> list[object]:
    told = row_json(row)
    twin = told["same_as"]
    told["same_as"] = f"{twin['file']}:{twin['line']}" if twin else ""
    for name in _FREE:
        if told[name].startswith(_FORMULA):
            told[name] = f"'{told[name]}"
    return [told[name] for name in COLUMNS]


def _written(rows: Iterable[Sequence[object]]) -> str:
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\n").writerows(rows)
    return lines.getvalue()


def beancount_lines(rows: Sequence[Told]) -> Iterator[str]:
    """What counts, as double entries; what the person has to look at is flagged ``!``.

    Accounts: ``Expenses:<Category>``, ``Income:<Sort>``, ``Liabilities:<Product>``, ``Assets:<way of payment>``;
    ``Equity:Transfers`` is the other side of what moved between own accounts, ``Equity:People`` of what people gave
    or got, which may be gifts or loans.
    """
    counted = [row for row in rows if row.amount]
    yield 'option "operating_currency" "CNY"\n'
    first = min((row.transaction.date for row in counted), default=None)
    for account in sorted(
        {side for row in counted for side in (_own(row.transaction), _other(row))}
    ):
        yield f"{first} open {account}\n"
    for row in counted:
        yield from _entry(row)


def _entry(row: Told) -> Iterator[str]:
    one, moved = row.transaction, _moved(row)
    flag = "!" if row.kind == "person" or row.about.confidence == "low" else "*"
    yield f"\n{one.date} {flag} {_quoted(one.counterparty)} {_quoted(one.description)}\n"
    if one.time:
        yield f"  time: {_quoted(one.time)}\n"
    yield f"  source: {_quoted(f'{one.file}:{one.line}')}\n"
    yield f"  {_own(one)}  {yuan(moved)} CNY\n"
    yield f"  {_other(row)}  {yuan(-moved)} CNY\n"


def _moved(row: Told) -> Fen:
    """What the person's own account got, in fen; negative where it paid."""
    one, amount = row.transaction, abs(row.amount)
    if one.direction != "neutral":
        return amount if one.direction == "in" else -amount
    return amount if row.kind in ("income", "refund", "disbursement") else -amount


def _own(one: Transaction) -> str:
    """The account that paid or got it."""
    return _account(one.account or one.source)


@lru_cache(maxsize=1000)
def _account(name: str) -> str:
    """A card or a credit line is a debt; all else belongs to the person."""
    said = named(name)
    if len(said.products) == 1:
        return f"Liabilities:{_part(*said.products)}"
    return f"Liabilities:{_part(_CARD)}" if said.sort == "card" else f"Assets:{_part(name)}"


def _other(row: Told) -> str:
    match row.kind:
        case "income":
            return f"Income:{_part(row.about.topic)}"
        case "repayment" | "disbursement":
            debt = f"Liabilities:{_part(row.about.topic)}"
            return debt if debt != _own(row.transaction) else "Equity:Transfers"
        case "transfer":
            return "Equity:Transfers"
        case "person":
            return "Equity:People"
    return f"Expenses:{_part(row.about.topic)}"


@lru_cache(maxsize=1000)
def _part(name: str) -> str:
    """A name as part of an account: letters and digits, and a Latin capital or a digit at the beginning."""
    bare = "".join(one if one.isalpha() or one.isdecimal() else " " for one in name)
    part = "-".join(word[0].upper() + word[1:] for word in bare.split()) or "Other"
    return part if part[0].isascii() else f"Own-{part}"


def _quoted(words: str) -> str:
    flat = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{flat}"'
