"""A case as it would be: with another buffer, months without income, things sold. The case itself stays as it is."""

import datetime as dt
from collections.abc import Collection, Mapping

from ashore.case.schema import Asset, Case, Payment
from ashore.dates import add_months
from ashore.money import Fen


def with_buffer(case: Case, buffer: Fen) -> Case:
    """With ``buffer`` fen kept back each month."""
    return case.model_copy(
        update={"preferences": case.preferences.model_copy(update={"buffer": buffer})}
    )


def without_income(case: Case, day: dt.date, months: int) -> Case:
    """Without what comes in regularly in the first ``months`` months after ``day``; what comes only once still comes.

    A month is judged on its last day (:func:`ashore.household.budget.months`), so incomes begin the day after.
    """
    back = add_months(day, months) + dt.timedelta(days=1)
    paused = tuple(
        one
        if one.every == "once"
        else one.model_copy(update={"starts": max(back, one.starts or back)})
        for one in case.income
    )
    return case.model_copy(update={"income": paused})


def brings(case: Case, places: Collection[int]) -> Fen:
    """What selling the assets at ``places`` would bring."""
    return sum(case.asset[place].realisable for place in places)


def without_assets(case: Case, places: Collection[int]) -> Case:
    """Without the assets at ``places``."""
    kept = tuple(one for place, one in enumerate(case.asset) if place not in places)
    return case.model_copy(update={"asset": kept})


def used_up(case: Case, amount: Fen) -> Case:
    """With ``amount`` of what could be sold gone, the first asset first."""
    left: list[Asset] = []
    for one in case.asset:
        gone = min(amount, one.realisable)
        amount -= gone
        left.append(one.model_copy(update={"realisable": one.realisable - gone}))
    return case.model_copy(update={"asset": tuple(left)})


def with_payments(case: Case, paid: Mapping[str, Fen], day: dt.date) -> Case:
    """With a payment on ``day`` to each debt in ``paid``, by its id."""
    debts = tuple(
        one.model_copy(update={"payments": (*one.payments, _payment(paid[one.id], day))})
        if one.id in paid
        else one
        for one in case.debt
    )
    return case.model_copy(update={"debt": debts})


def without_debts(case: Case, ids: Collection[str]) -> Case:
    """Without some debts."""
    return case.model_copy(update={"debt": tuple(one for one in case.debt if one.id not in ids)})


def _payment(amount: Fen, day: dt.date) -> Payment:
    # The amount is in fen already; validation would read it as yuan.
    return Payment.model_construct(date=day, amount=amount)
