"""How lenders may see a plan, for the person's own understanding: never in a letter, never a threat."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Any, TypeAlias

from ashore.law.lpr import LprQuote, lpr_1y
from ashore.money import yuan
from ashore.planning.lender import LenderView, lender_view, price_for
from ashore.planning.result import Plan
from ashore.texts import Language, Message, message, render
from ashore.workout.standing import StandingDebt

Json: TypeAlias = dict[str, Any]

_HARDLY = Decimal("0.99")
"""How sure a plan never is: above it, it is as good as not better."""


def lender_view_json(
    plan: Plan | None, debts: Sequence[StandingDebt], on: dt.date, language: Language
) -> list[Json]:
    """One entry for each unsecured debt of a plan that is late enough for known prices, discounted at the one-year
    LPR; nothing where there is no plan, or no such rate yet.
    """
    quote = lpr_1y(on)
    if plan is None or not isinstance(quote, LprQuote):
        return []
    return [_entry(view, debt, quote, language) for view, debt in _views(plan, debts, quote, on)]


def _views(
    plan: Plan, debts: Sequence[StandingDebt], quote: LprQuote, on: dt.date
) -> Iterator[tuple[LenderView, StandingDebt]]:
    planned = {one.debt_id: one for one in plan.debts}
    for debt in debts:
        made = planned.get(debt.entry.id)
        # Of a lender that is paid by its contract nothing is asked; what secures a debt is worth something by itself.
        if made is None or made.is_kept or debt.entry.secured:
            continue
        late = debt.position.days_past_due
        price = price_for(debt.product.key, debt.lender_type, late, on)
        if price:
            yield lender_view(made, price, late, on, quote.rate), debt


def _entry(view: LenderView, debt: StandingDebt, quote: LprQuote, language: Language) -> Json:
    price, (low, high) = view.price, view.break_even
    about = message(f"lender.price.{price.key}", low=price.low, high=price.high)
    return {
        "id": view.debt_id,
        "days_past_due": view.days_past_due,
        "owed": yuan(view.owed),
        "present_value": yuan(view.worth),
        "discount_rate": str(view.annual_rate),
        "without_deal": {
            "low": yuan(view.low),
            "high": yuan(view.high),
            "about": render(about, language),
            "source": price.source,
            "as_of": price.as_of.isoformat(),
            "verified": price.verified,
        },
        "break_even": {
            "low": None if low is None else str(low),
            "high": None if high is None else str(high),
        },
        "text": render(_said(view, debt.name(language), quote), language),
    }


def _said(view: LenderView, name: str, quote: LprQuote) -> Message:
    """What it comes to, without the prices themselves."""
    _, high = view.break_even
    return message(
        "lender.said",
        debt=name,
        days=view.days_past_due,
        worth=view.worth,
        rate=view.annual_rate,
        quoted=quote.quoted,
        low=view.low,
        high=view.high,
        verdict=_verdict(high),
    )


def _verdict(high: Decimal | None) -> Message:
    """Said at the highest price: at the others it holds all the more."""
    if high is None or high > _HARDLY:
        return message("lender.less")
    chance = high.quantize(Decimal("0.01"), ROUND_CEILING)
    return message("lender.worthwhile", chance=chance)
