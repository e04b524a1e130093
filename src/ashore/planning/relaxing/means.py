"""What a household could change of its own money so that a plan fits; each at its smallest size."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate

from ashore.household.budget import months as months_of
from ashore.household.model import Asset, Expense, Household
from ashore.money import Fen
from ashore.planning.billed import total_by_month
from ashore.planning.ground import Agreement, lay_grounds
from ashore.planning.instalments import longest_schedule
from ashore.planning.relaxing.found import Relaxation, RelaxationKind
from ashore.planning.relaxing.shortfall import is_too_little
from ashore.planning.relaxing.strait import Strait, smallest
from ashore.planning.request import Budget
from ashore.planning.result import Rows
from ashore.texts import message

_YUAN: Fen = 100

HOUSING = "housing"
"""The one essential category of which a part may be looked for: a home can be shared or changed."""


def from_household(strait: Strait, household: Household, wait: int = 1) -> Iterator[Relaxation]:
    """What could be kept, sold or spent less on; what is sold is paid for by the pay date of month ``wait``."""
    yield from filter(None, [_saved(strait)])
    sold = (_sold(strait, asset, wait) for asset in household.assets if asset.realisable)
    yield from filter(None, sold)
    spent = (_spent_less(strait, household, expense) for expense in household.expenses)
    yield from filter(None, spent)


def more_a_month(strait: Strait, smallest_monthly: Fen, *, alone: bool) -> Relaxation:
    """The smallest whole number of yuan that would be needed more in every month, by bisection: more money never fits
    less. ``alone``: nothing else does by itself, which is said with the smallest monthly amount.
    """
    high = 1
    while not _fits_with_more(strait, high * _YUAN):
        high *= 2
    amount = (smallest(1, high, lambda n: _fits_with_more(strait, n * _YUAN)) or high) * _YUAN
    text = (
        message("ways_out.way.income-alone", smallest=smallest_monthly, amount=amount)
        if alone
        else message("ways_out.way.income", amount=amount)
    )
    return Relaxation("income", text, amount=amount, costs=amount)


def _fits_with_more(strait: Strait, more: Fen) -> bool:
    return strait.fits_with(money + more for money in strait.money)


def _saved(strait: Strait) -> Relaxation | None:
    """What is left of ample months kept for lean ones: as little as possible at any time. Every span is tried."""
    if len(set(strait.money)) == 1 or is_too_little(strait.least, strait.money):
        return None
    kept = [
        max(
            money - (month + 1) * level
            for month, money in enumerate(accumulate(strait.money[:span]))
        )
        for span, level, money_then in _level(strait.money)
        if strait.fits_with(money_then)
    ]
    if not kept:
        return None
    return Relaxation("save", message("ways_out.way.save", amount=min(kept)), amount=min(kept))


def _sold(strait: Strait, asset: Asset, wait: int) -> Relaxation | None:
    """Something sold whole: paid to the lenders at once, the rest in instalments; or kept and paid month by month."""
    money = list(strait.money)
    if wait > len(money):
        return None
    money[wait - 1] += asset.realisable
    if is_too_little(strait.least, money):
        return None
    at_once = wait == 1 and _fits_paid_down(strait, money)
    if not at_once and not any(strait.fits_with(then) for _, _, then in _level(money)):
        return None
    text = message("ways_out.way.sell", asset=asset.name, amount=asset.realisable)
    return Relaxation("sell", text, asset.name, amount=asset.realisable, costs=asset.realisable)


def _level(money: Sequence[Fen]) -> Iterator[tuple[int, Fen, list[Fen]]]:
    """For each span of months from the first: the most that can be paid in every one of them where what is left is
    kept, and the money of each month where that is done. Spans that can pay nothing are left out.
    """
    least: Fen | None = None
    for span, so_far in enumerate(accumulate(money), 1):
        level = so_far // span
        least = level if least is None else min(least, level)
        if least > 0:
            yield span, least, [least] * span + list(money[span:])


def _fits_paid_down(strait: Strait, money: Iterable[Fen]) -> bool:
    """Whether the first month's money, paid down where a yuan lowers the instalments most, leaves what fits.

    Of what is not paid down every agreement has its longest table.
    """
    outset = strait.outset
    ground = next(lay_grounds(outset, Budget(tuple(money))), None)
    if ground is None or not ground.agreements:
        return False
    spare = ground.capacity[0] - sum(one.longest[0].payment for one in ground.agreements)
    tables = {}
    for one in sorted(ground.agreements, key=_lowers_by, reverse=True):
        rows = _paid_down(one, spare) if spare > 0 else one.longest
        spare -= rows[0].payment - one.longest[0].payment
        tables[one.debt.id] = rows
    paid = total_by_month(tables, outset.dates)
    return all(paid[month] <= ground.capacity[month - 1] for month in paid)


def _lowers_by(one: Agreement) -> tuple[Fraction, str]:
    """By what a yuan less of the debt lowers its instalment."""
    return Fraction(one.least, one.terms.capital), one.debt.id


def _paid_down(one: Agreement, spare: Fen) -> Rows:
    """The longest table after its first payment and ``spare`` are paid at once; a single one where that is enough."""
    whole = longest_schedule(one.terms.within(1))
    first = one.longest[0].payment + spare
    if first >= whole[0].payment:
        return whole
    return longest_schedule(replace(one.terms, down_payment=first))


def _spent_less(strait: Strait, household: Household, expense: Expense) -> Relaxation | None:
    """The smallest whole number of yuan less a month of one expense, by bisection: more money never fits less.

    Of a flexible expense all of it may go; of what an essential one costs for housing at most half.
    """
    is_flexible = not expense.essential and not expense.priority
    if expense.every == "once" or not (is_flexible or expense.category == HOUSING):
        return None
    frees = _freed(strait, household, expense, 0 if is_flexible else expense.amount // 2)
    yuan = smallest(
        1,
        -(-max(frees) // _YUAN),
        lambda n: strait.fits_with(
            money + min(n * _YUAN, most) for money, most in zip(strait.money, frees, strict=True)
        ),
    )
    if yuan is None:
        return None
    kind: RelaxationKind = "expense" if is_flexible else "rent"
    amount = min(yuan * _YUAN, max(frees))
    text = message(f"ways_out.way.{kind}", expense=expense.name, amount=amount)
    return Relaxation(kind, text, expense.name, amount=amount, costs=amount)


def _freed(strait: Strait, household: Household, expense: Expense, left: Fen) -> list[Fen]:
    """What each month gains where an expense is only ``left``: what the budget says of both."""
    start, horizon = strait.outset.dates.start, strait.outset.horizon
    less = replace(
        household,
        expenses=tuple(
            replace(one, amount=left) if one is expense else one for one in household.expenses
        ),
    )
    return [
        after - before
        for before, after in zip(
            months_of(household, start, horizon), months_of(less, start, horizon), strict=True
        )
    ]
