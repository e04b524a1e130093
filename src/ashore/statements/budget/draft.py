"""The draft: incomes, expenses and what else moved, as monthly figures of the months that were looked at."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias

from ashore.data import read_toml
from ashore.money import Fen, divide, parse_yuan
from ashore.statements.budget.months import Month, month_of, ordinary, whole_months
from ashore.statements.budget.told import Told
from ashore.statements.model import Statement

Side: TypeAlias = Literal[
    "income", "expense", "repayment", "disbursement", "person-in", "person-out"
]
"""What a line is of. The last two are shown apart and asked about; none but the first two are in the budget."""
Question: TypeAlias = Literal[
    "no-rent", "odd-month", "spread", "people", "few-months", "low-confidence"
]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the draft: ``topic`` is a category, a sort of income, or a product.

    ``monthly`` is an ordinary month in fen, ``totals`` the months it is of, ``spread`` the months that a single payment
    was spread over (0: none was), ``odd`` a month far above the others, ``rows`` every row the line is made of.
    """

    side: Side
    topic: str
    monthly: Fen
    totals: tuple[tuple[Month, Fen], ...]
    rows: tuple[Told, ...]
    spread: int = 0
    odd: Month | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """``months`` are those the figures are of: whole ones, or the one that there is; ``whole`` is False then."""

    months: tuple[Month, ...]
    whole: bool
    lines: tuple[Line, ...]
    unsure: tuple[Told, ...]
    questions: tuple[Question, ...]

    def total(self, side: Side) -> Fen:
        """The sum of a side's monthly figures, in fen."""
        return sum(line.monthly for line in self.lines if line.side == side)


def draft(statements: Iterable[Statement], rows: Sequence[Told]) -> Draft:
    """The draft of a budget from what the statements tell."""
    months, whole = _months(statements, rows)
    looked_at = set(months)
    by_line: defaultdict[tuple[Side, str], list[Told]] = defaultdict(list)
    unsure: list[Told] = []
    for one in rows:
        side = side_of(one) if one.amount else None
        if side is None or month_of(one.transaction.date) not in looked_at:
            continue
        by_line[side, one.about.topic].append(one)
        if one.about.confidence == "low":
            unsure.append(one)
    lines = tuple(
        _line(side, topic, made, months) for (side, topic), made in sorted(by_line.items())
    )
    questions = tuple(_questions(lines, months, unsure, whole=whole))
    return Draft(months, whole, lines, tuple(unsure), questions)


def side_of(one: Told) -> Side | None:
    """What a row counts as in the draft; None for what only moved."""
    match one.kind:
        case "income":
            return "income"
        case "expense" | "fee" | "cash" | "refund":
            # A machine that takes money in is no spending; a row whose kind fits not its way is asked about.
            return "expense" if one.transaction.direction != "in" or one.kind == "refund" else None
        case "repayment":
            return "repayment"
        case "disbursement":
            return "disbursement"
        case "person":
            return "person-in" if one.transaction.direction == "in" else "person-out"
    return None


def _months(
    statements: Iterable[Statement], rows: Sequence[Told]
) -> tuple[tuple[Month, ...], bool]:
    """Whole months, or all that are touched where none is whole."""
    whole = whole_months(statements)
    if whole:
        return whole, True
    return tuple(sorted({month_of(one.transaction.date) for one in rows})), False


def _line(side: Side, topic: str, rows: list[Told], months: tuple[Month, ...]) -> Line:
    totals: dict[Month, Fen] = dict.fromkeys(months, 0)
    for one in rows:
        totals[month_of(one.transaction.date)] += one.amount
    by_month = tuple(totals.items())
    spread = _spread(side, topic, by_month)
    if spread:
        amount = sum(totals.values())
        return Line(
            side, topic, divide(amount, max(spread, len(months))), by_month, tuple(rows), spread
        )
    figure = ordinary(by_month)
    return Line(side, topic, figure.monthly, by_month, tuple(rows), odd=figure.odd)


def _spread(side: Side, topic: str, totals: Sequence[tuple[Month, Fen]]) -> int:
    """Over how many months a category is spread that was paid in one month only; 0 where it is not."""
    told = _seldom()
    paid = [amount for _, amount in totals if amount]
    if side != "expense" or topic not in told["months"] or len(paid) != 1:
        return 0
    return int(told["months"][topic]) if paid[0] >= parse_yuan(told["least"]) else 0


def _questions(
    lines: Sequence[Line], months: Sequence[Month], unsure: Sequence[Told], *, whole: bool
) -> Iterable[Question]:
    if not whole or len(months) < 3:
        yield "few-months"
    if not any(line.side == "expense" and line.topic == "housing" for line in lines):
        yield "no-rent"
    if any(line.odd for line in lines):
        yield "odd-month"
    if any(line.spread for line in lines):
        yield "spread"
    if any(line.side.startswith("person") for line in lines):
        yield "people"
    if unsure:
        yield "low-confidence"


@cache
def _seldom() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_toml("statements/rhythms.toml")["spread"]
    return found
