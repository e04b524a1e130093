"""Which lines on the cost of a loan apply, by who lent and when, and how far each may be invoked.

The lines are tables ``[[params.cap]]`` of the rules on the topic ``rate_cap``; a new one is a new file. Their words
say what a borrower may ask for: a line that a court may apply on request is never "illegal" to cross.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal, TypeAlias, get_args

from ashore.law.lpr import LprQuote, lpr_1y
from ashore.law.products import EntityType
from ashore.law.rules import Rule, citable, rules_on
from ashore.money import Rate
from ashore.texts import Message, message

CapKind: TypeAlias = Literal[
    "ask-court",
    "depends-on-lender",
    "private-void",
    "private-limit",
    "transition",
    "guidance",
    "not-applicable",
]
"""How far a line may be invoked, strongest first.

``ask-court``: a borrower may ask a court to reduce what is above. ``depends-on-lender``: the same, if the lender
turns out to be licensed. ``private-limit``, ``private-void``: limits of private lending. ``transition``: how old and
new limits combine. ``guidance``: addressed to lenders, not a borrower's right. ``not-applicable``: a limit
that people expect and that does not apply.
"""


@dataclass(frozen=True, slots=True)
class Cap:
    """One line as it stands for one loan.

    ``limit`` is a yearly rate, None where the rule names none for the loan (then ``exceeded`` is False).
    ``quote`` is the LPR behind the limit, where there is one; it may be stale.
    """

    rule: str
    kind: CapKind
    limit: Rate | None
    annual_cost: Rate
    exceeded: bool
    message: Message
    quote: LprQuote | None = None

    @property
    def label(self) -> Message:
        """The kind in words."""
        return message(f"law.cap.kind.{self.kind}")


@dataclass(frozen=True, slots=True)
class _Line:
    rule: str
    lenders: frozenset[str]
    kind: CapKind
    text: str
    annual_rate: Rate | None
    lpr_multiple: int | None
    first: date | None
    last: date | None

    def covers(self, lender: EntityType, contract: date) -> bool:
        return (
            lender in self.lenders
            and (self.first is None or contract >= self.first)
            and (self.last is None or contract <= self.last)
        )


def caps(lender: EntityType, contract: date, annual_cost: Rate) -> tuple[Cap, ...]:
    """The lines for a loan of this kind of lender, made on this day, of this yearly cost (all fees included).

    The most useful first. Empty where no rule of ours covers the lender and the day.
    """
    return tuple(
        _applied(line, contract, annual_cost) for line in _lines() if line.covers(lender, contract)
    )


def cap_rules(lender: EntityType, contract: date) -> tuple[str, ...]:
    """The ids of the rules behind those lines, whatever the loan costs."""
    return tuple(dict.fromkeys(line.rule for line in _lines() if line.covers(lender, contract)))


def _applied(line: _Line, contract: date, cost: Rate) -> Cap:
    key = f"law.cap.{line.text}"
    if line.lpr_multiple is not None:
        return _applied_lpr(line, line.lpr_multiple, contract, cost)
    if line.annual_rate is None:
        return Cap(
            line.rule, line.kind, None, cost, exceeded=False, message=message(f"{key}.stated")
        )
    exceeded = cost > line.annual_rate
    said = message(f"{key}.{_side(exceeded)}", cost=cost, limit=line.annual_rate)
    return Cap(line.rule, line.kind, line.annual_rate, cost, exceeded, said)


def _applied_lpr(line: _Line, multiple: int, contract: date, cost: Rate) -> Cap:
    quote = _quote(contract)
    limit = multiple * quote.rate
    exceeded = cost > limit
    said = message(
        f"law.cap.{line.text}.{_side(exceeded)}",
        cost=cost,
        limit=limit,
        lpr=quote.rate,
        quoted=quote.quoted,
    )
    return Cap(line.rule, line.kind, limit, cost, exceeded, said, quote)


def _quote(contract: date) -> LprQuote:
    match lpr_1y(contract):
        case LprQuote() as quote:
            return quote
        case early:
            # Rules that count in LPR began after the first quote; another would be a mistake in the data.
            raise LookupError(f"no LPR on {contract}, only since {early.first}")


def _side(exceeded: bool) -> str:  # noqa: FBT001  # it is the very thing that is named
    return "above" if exceeded else "within"


@cache
def _lines() -> tuple[_Line, ...]:
    lines = [
        _line(each, table)
        for each in rules_on("rate_cap")
        if citable(each)
        for table in each.params.get("cap", ())
    ]
    kinds = get_args(CapKind)
    return tuple(sorted(lines, key=lambda line: (kinds.index(line.kind), line.rule)))


def _line(origin: Rule, table: Mapping[str, Any]) -> _Line:
    """A line applies to contracts made while its rule is in force, unless the table names other days."""
    names_days = "contract_until" in table
    rate = table.get("annual_rate")
    return _Line(
        rule=origin.id,
        lenders=frozenset(table["lenders"]),
        kind=table["kind"],
        text=table["text"],
        annual_rate=None if rate is None else Decimal(rate),
        lpr_multiple=table.get("lpr_multiple"),
        first=None if names_days else origin.effective_from,
        last=table["contract_until"] if names_days else origin.effective_to,
    )
