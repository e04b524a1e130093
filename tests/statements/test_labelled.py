"""The labelled rows: how often kinds, categories and debts are right. See ``labelled/README.md``."""

import csv
import datetime as dt
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from ashore.dates import add_months
from ashore.money import parse_yuan
from ashore.statements.book.entries import entries_of
from ashore.statements.budget.told import Told
from ashore.statements.classify import classify
from ashore.statements.formats import load
from ashore.statements.kinds import KindTeller
from ashore.statements.model import Kind, Transaction
from ashore.statements.repayments import Owed, match

HERE = Path(__file__).parent / "labelled"
OWNER = "林舟"
Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def teller(source: str) -> KindTeller:
    return KindTeller(load(source).rules)


def transaction(
    row: Row, kind: Kind, direction: str = "out", day: str = "2026-01-01"
) -> Transaction:
    return Transaction(
        dt.date.fromisoformat(day), "", parse_yuan(row["amount"]), direction, kind,  # type: ignore[arg-type]
        row["counterparty"].strip("/-"), row["description"].strip("/-"), row.get("type_or_category", ""),
        row["method"], row.get("status", ""), "", "", 0, 0, row["source"], "", 1,
    )  # fmt: skip


def judged(row: Row) -> tuple[str, str]:
    """The kind and category that the rules tell for a row."""
    columns = load(row["source"]).columns
    said = {
        "counterparty": row["counterparty"],
        "description": row["description"],
        "account": row["method"],
        "status": row["status"],
        "category" if "category" in columns else "type": row["type_or_category"],
    }
    if "counterparty" not in columns:  # a card's statement has one text
        said["description"] = said["description"].strip("/-") or said.pop("counterparty")
    said = {field: cell for field, cell in said.items() if cell not in ("", "/", "-")}
    kind = teller(row["source"]).kind(row["direction"], said)  # type: ignore[arg-type]
    if row["counterparty"] == OWNER and kind in ("person", "income", "expense"):
        kind = "transfer"
    return kind, classify(transaction(row, kind, row["direction"]), kind).topic


def share_right(half: str) -> float:
    rows = [row for row in rows_of("transactions.csv") if row["half"] == half]
    right = 0
    for row in rows:
        kind, topic = judged(row)
        right += kind == row["kind"] and (kind != "expense" or topic == row["category"])
    return right / len(rows)


def test_nine_in_ten_are_right_on_the_half_not_looked_at() -> None:
    assert share_right("kept") >= 0.9


def owed(row: Row) -> Owed:
    start = dt.date.fromisoformat(row["start"])
    dues = []
    if row["due_day"] and row["instalment"]:
        day = start.replace(day=min(int(row["due_day"]), 28))
        dues = [(add_months(day, count), parse_yuan(row["instalment"])) for count in range(40)]
    is_card = row["method"] == "revolving"
    names = row["debt_id"], row["product"], row["creditor"], row["account"]
    return Owed(*names, start, tuple(dues), is_card=is_card)


def test_repayments_find_their_debts_and_never_another() -> None:
    debts: defaultdict[str, list[Owed]] = defaultdict(list)
    for row in rows_of("debts.csv"):
        debts[row["household"]].append(owed(row))
    found: Counter[str] = Counter()
    for row in rows_of("repayments.csv"):
        made = transaction(row, row["kind"], day=row["date"])  # type: ignore[arg-type]
        told = [
            Told(one, one.kind, one.amount, classify(made, one.kind)) for one in entries_of(made)
        ]
        matches = [one.debt for one in match(told, debts[row["household"]]) if one.debt]
        debt = matches[0] if matches else ""
        found["right" if debt == row["debt_id"] else "wrong" if debt else "missed"] += 1
    assert found["wrong"] == 0
    assert found["right"] / found.total() >= 0.98
