"""What a plan is worth to a lender, beside what loans as late as this one are sold for in bulk.

For understanding the other side, and no more: the prices are those of bundles, from ``market/recoveries.toml``, and how
this lender reckons nobody here knows. Nothing is said below the lateness, or beyond the time, that the prices are for.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from ashore.data import read_toml
from ashore.money import Fen, Rate, share
from ashore.planning.result import DebtPlan, Rows


@dataclass(frozen=True, slots=True)
class Price:
    """What bundles were offered or sold for, from ``low`` to ``high`` as shares of what was owed.

    It is of loans ``from_days`` to ``to_days`` overdue (None: no end), of these ``products`` and ``lender_types``
    (none: of any); it may be used on days from ``first`` to ``last``. ``as_of`` is the end of the time it tells of.
    """

    key: str
    low: Rate
    high: Rate
    from_days: int
    to_days: int | None
    products: tuple[str, ...]
    lender_types: tuple[str, ...]
    first: dt.date
    last: dt.date
    as_of: dt.date
    source: str
    verified: bool
    foreign: bool

    def suits(self, product: str, lender_type: str, days_past_due: int, on: dt.date) -> bool:
        """Whether it says anything about such a debt on a day."""
        return (
            self.first <= on <= self.last
            and self.from_days <= days_past_due
            and (self.to_days is None or days_past_due <= self.to_days)
            and (not self.products or product in self.products)
            and (not self.lender_types or lender_type in self.lender_types)
        )


@dataclass(frozen=True, slots=True)
class LenderView:
    """One debt as its lender may see it.

    ``worth`` is what the plan pays as of today, at ``annual_rate``; ``low`` and ``high`` what is owed, at the prices.
    """

    debt_id: str
    days_past_due: int
    owed: Fen
    worth: Fen
    annual_rate: Rate
    price: Price

    @property
    def low(self) -> Fen:
        """What is owed, at the lowest price."""
        return share(max(self.owed, 0), self.price.low)

    @property
    def high(self) -> Fen:
        """What is owed, at the highest price."""
        return share(max(self.owed, 0), self.price.high)

    @property
    def break_even(self) -> tuple[Rate | None, Rate | None]:
        """:func:`break_even` at the lowest and at the highest price."""
        return break_even(self.worth, self.low), break_even(self.worth, self.high)


def lender_view(
    debt: DebtPlan, price: Price, days_past_due: int, on: dt.date, annual_rate: Rate
) -> LenderView:
    """How a lender may see its part of a plan on the day the plan starts.

    Raises:
        ValueError: a rate of -100 % or less.
    """
    worth = present_value(debt.schedule, on, annual_rate)
    return LenderView(debt.debt_id, days_past_due, debt.owed, worth, annual_rate, price)


def price_for(product: str, lender_type: str, days_past_due: int, on: dt.date) -> Price | None:
    """The price that says most about a debt on a day; None where none says anything."""
    suiting = (one for one in prices() if one.suits(product, lender_type, days_past_due, on))
    return next(suiting, None)


def present_value(schedule: Rows, on: dt.date, annual_rate: Rate) -> Fen:
    """What payments are worth on a day: each over (1 + rate) to the power of its days over 365; rounded once.

    Raises:
        ValueError: a rate of -100 % or less.
    """
    if annual_rate <= -1:
        raise ValueError(f"not a rate to discount by: {annual_rate}")
    growth = 1 + annual_rate
    worth = sum(
        (row.payment / growth ** (Decimal((row.date - on).days) / 365) for row in schedule),
        Decimal(0),
    )
    return int(worth.quantize(Decimal(1), ROUND_HALF_UP))


def break_even(worth: Fen, otherwise: Fen) -> Rate | None:
    """How sure the plan must be for the lender to get more by it than ``otherwise``, to a ten-thousandth, rounded up.

    A plan that breaks is counted as if it had paid nothing: then nothing need be known of when plans break, and the
    lender is sooner better off than this says. None where even a sure plan is worth less.
    """
    if otherwise > worth:
        return None
    if otherwise <= 0:
        return Decimal(0)
    return (Decimal(otherwise) / worth).quantize(Decimal("0.0001"), ROUND_CEILING)


@cache
def prices() -> tuple[Price, ...]:
    """The known prices, in the order in which they count."""
    return tuple(map(_price, read_toml("market/recoveries.toml")["price"]))


def _price(table: Mapping[str, Any]) -> Price:
    return Price(
        key=table["key"],
        low=Decimal(table["low"]),
        high=Decimal(table["high"]),
        from_days=table["from_days"],
        to_days=table.get("to_days"),
        products=tuple(table.get("products", ())),
        lender_types=tuple(table.get("lender_types", ())),
        first=table["from"],
        last=table["until"],
        as_of=table["as_of"],
        source=table["source"],
        verified=table["verified"],
        foreign=table["foreign"],
    )
