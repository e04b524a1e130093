"""Plans that treat lenders alike: fixed level instalments, from shares of one monthly amount.

*Pro-rata* shares in proportion to what each is owed, *equal sacrifice* in proportion to what each bills a month.
Where a lender's longest term asks for more than its part, it gets that least instalment; where a debt with
nothing overdue could get more than it bills, it is kept as it is; the others share the rest in proportion again.

Each then gets the fewest level instalments within its part. Payments never change: what a debt frees when it is
paid off goes to the household's buffer, so the lenders' tables stay as agreed.
"""

from collections.abc import Callable, Iterator

from ashore.money import Fen
from ashore.planning.assemble import as_contracted
from ashore.planning.billed import by_month
from ashore.planning.ground import Agreement, Agreements, Ground
from ashore.planning.instalments import fewest_instalments
from ashore.planning.result import DebtPlan
from ashore.planning.sharing import fair_shares


def pro_rata(ground: Ground) -> tuple[DebtPlan, ...] | None:
    """Shares in proportion to what is owed when the agreements begin."""
    return _shared(ground, lambda agreement: agreement.opening.capital)


def equal_sacrifice(ground: Ground) -> tuple[DebtPlan, ...] | None:
    """Shares in proportion to what each lender bills a month."""
    return _shared(ground, lambda agreement: agreement.bill)


def _shared(ground: Ground, weight: Callable[[Agreement], int]) -> tuple[DebtPlan, ...] | None:
    if not ground.agreements:
        return ()
    weights = [weight(agreement) for agreement in ground.agreements]
    for budget, months in lean_stretches(ground.capacity):
        agreements = tuple(agreement.within(months) for agreement in ground.agreements)
        found = _within(budget, months, agreements, weights, ground)
        if found is not None:
            return found
    return None


def lean_stretches(capacity: tuple[Fen, ...]) -> Iterator[tuple[Fen, int]]:
    """Level amounts that can be paid every month, the largest first, each with the months for which it can."""
    month = 0
    while month < len(capacity) and capacity[month] > 0:
        level = capacity[month]
        month = next(
            (later for later in range(month, len(capacity)) if capacity[later] < level),
            len(capacity),
        )
        yield level, month


def _within(
    budget: Fen, months: int, agreements: Agreements, weights: list[int], ground: Ground
) -> tuple[DebtPlan, ...] | None:
    bills = [_monthly_bill(agreement, months, ground) for agreement in agreements]
    least = [
        agreement.least if bill is None else min(agreement.least, bill)
        for agreement, bill in zip(agreements, bills, strict=True)
    ]
    if sum(least) > budget:
        return None
    planned = []
    parts = fair_shares(budget, weights, least, bills)
    for agreement, bill, part in zip(agreements, bills, parts, strict=True):
        if bill is not None and part >= bill:
            planned.append(as_contracted(agreement.debt, agreement.billed, ground.outset))
            continue
        rows = fewest_instalments(agreement.terms, part)
        if rows is None:
            return None
        planned.append(agreement.planned(rows))
    return tuple(planned)


def _monthly_bill(agreement: Agreement, months: int, ground: Ground) -> Fen | None:
    """The most a debt that may be kept as it is bills in a month; None where it may not.

    It may where nothing of it is overdue, the agreements begin at once, and its contract ends in time.
    """
    if not agreement.billed or ground.waits:
        return None
    monthly = by_month(agreement.billed, ground.outset.dates)
    return max(monthly.values()) if max(monthly) <= months else None
