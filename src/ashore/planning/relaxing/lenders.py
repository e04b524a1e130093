"""What a lender could grant so that a plan fits: time first, then money; each at its smallest size."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from ashore.loans.relief import ReliefOption
from ashore.money import Fen, Rate
from ashore.planning.billed import open_account
from ashore.planning.ground import LONGEST_WAIT, Agreement
from ashore.planning.instalments import longest_schedule
from ashore.planning.opening import (
    MOST_INSTALMENTS,
    agreed_rate,
    assumed_relief,
    longer_asked,
    opening,
)
from ashore.planning.relaxing.found import Relaxation
from ashore.planning.relaxing.strait import Strait, smallest
from ashore.planning.request import PlanDebt
from ashore.planning.result import Rows
from ashore.texts import message

LONGEST_CATCH_UP = 24
"""The months over which a debt that comes first is asked to let what is overdue be made up: an assumption."""


def from_lenders(strait: Strait) -> Iterator[Relaxation]:
    """What each lender by itself could grant, and what all of them could; nothing of one that refuses.

    A debt of which nothing helps is passed over at once: that without which the others do not fit either.
    """
    asked = {one.debt.id: one for one in strait.outset.agreements}
    for debt in strait.outset.debts:
        if debt.refuses or not strait.fits_beside({debt.id: ()}):
            continue
        if debt.comes_first and debt.id not in asked:
            yield from filter(None, [_catch_up(strait, debt)] if debt.is_behind else [])
            continue
        found = (_longer, _waived_penalty, _waived_interest, _frozen)
        yield from filter(None, (each(strait, debt) for each in found))
        if debt.id in asked:
            yield from filter(None, [_grace(strait, asked[debt.id])])
    if len(asked) > 1:
        yield from filter(None, [_pause(strait)])


def _grace(strait: Strait, one: Agreement) -> Relaxation | None:
    """The fewest months before the first payment. Tried one after the other: waiting longer also costs more."""
    for months in _waits(strait):
        if strait.fits_beside({one.debt.id: _put_off(strait, one, months)}):
            text = message("ways_out.way.grace", debt=one.debt.called, months=months)
            return Relaxation("grace", text, one.debt.id, months=months, later=months)
    return None


def _pause(strait: Strait) -> Relaxation | None:
    """The same of every lender that is asked for an agreement."""
    for months in _waits(strait):
        tables = {one.debt.id: _put_off(strait, one, months) for one in strait.outset.agreements}
        if strait.fits_beside(tables):
            text = message("ways_out.way.pause", months=months)
            return Relaxation("pause", text, months=months, later=months)
    return None


def _waits(strait: Strait) -> range:
    return range(1, min(LONGEST_WAIT, strait.outset.horizon - 1) + 1)


def _put_off(strait: Strait, one: Agreement, months: int) -> Rows:
    """The longest table of an agreement made now, paid ``months`` later; its interest runs from now."""
    terms = replace(
        one.terms,
        first_due=strait.outset.dates.on(months + 1),
        longest=min(one.terms.longest, strait.outset.horizon - months),
    )
    return longest_schedule(terms)


def _catch_up(strait: Strait, debt: PlanDebt) -> Relaxation | None:
    """The fewest months in which what is overdue is made up, beside what goes on. Tried one after the other: what is
    overdue bears penalty meanwhile.
    """
    for months in range(2, min(LONGEST_CATCH_UP, strait.outset.horizon) + 1):
        rows = _made_up(strait, debt, months)
        if rows is not None and strait.fits_beside({debt.id: rows}):
            text = message("ways_out.way.catch-up", debt=debt.called, months=months)
            return Relaxation("catch-up", text, debt.id, months=months, later=months - 1)
    return None


def _made_up(strait: Strait, debt: PlanDebt, months: int) -> Rows | None:
    """What falls due each month, and of what was overdue before an equal part; None where the contract never ends."""
    dates = strait.outset.dates
    account = open_account(debt, dates.start, strait.outset.horizon)
    rows, behind = [], account.due_on(dates.start)
    for month in range(1, months + 1):
        due = account.due_on(dates.on(month))
        kept_back = behind - -(-behind // (months - month + 1))
        rows.append(account.pay(dates.on(month), due - kept_back))
        behind = kept_back
    rest = account.rest(dates.on(months))
    return None if rest is None else (*(row for row in rows if row.payment), *rest)


def _longer(strait: Strait, debt: PlanDebt) -> Relaxation | None:
    """The fewest instalments beyond the longest term known, by bisection: with more allowed, no fewer plans fit."""
    relief, _ = assumed_relief(debt)
    known = relief.max_instalments or MOST_INSTALMENTS
    most = min(longer_asked(relief), strait.outset.horizon)
    count = smallest(
        known + 1,
        most,
        lambda n: strait.fits_as(_granting(debt, replace(relief, max_instalments=n))),
    )
    if count is None:
        return None
    text = message("ways_out.way.longer", debt=debt.called, count=count, known=known)
    return Relaxation("longer", text, debt.id, instalments=count, later=count - known)


def _waived_penalty(strait: Strait, debt: PlanDebt) -> Relaxation | None:
    relief, _ = assumed_relief(debt)
    shares = _above(relief.waiver_penalty)
    asked = [replace(relief, waiver_penalty=share) for share in shares]
    return _waived(strait, debt, "waive-penalty", dict(zip(shares, asked, strict=True)))


def _waived_interest(strait: Strait, debt: PlanDebt) -> Relaxation | None:
    relief, _ = assumed_relief(debt)
    shares = _above(relief.waiver_interest)
    asked = [replace(relief, waiver_interest=share) for share in shares]
    return _waived(strait, debt, "waive-interest", dict(zip(shares, asked, strict=True)))


def _above(share: Rate) -> list[Rate]:
    """The tenths above a share."""
    return [Decimal(tenths) / 10 for tenths in range(int(share * 10) + 1, 11)]


def _waived(
    strait: Strait,
    debt: PlanDebt,
    kind: Literal["waive-penalty", "waive-interest"],
    asked: Mapping[Rate, ReliefOption],
) -> Relaxation | None:
    """The smallest share that does, by bisection: of less capital every instalment is smaller. None where it gives up
    nothing.
    """
    shares = list(asked)
    if not shares or not _given_up(debt, asked[shares[-1]]):
        return None
    place = smallest(
        0, len(shares) - 1, lambda place: strait.fits_as(_granting(debt, asked[shares[place]]))
    )
    if place is None:
        return None
    share, amount = shares[place], _given_up(debt, asked[shares[place]])
    text = message(f"ways_out.way.{kind}", debt=debt.called, share=share, amount=amount)
    return Relaxation(kind, text, debt.id, share=share, costs=amount)


def _given_up(debt: PlanDebt, relief: ReliefOption) -> Fen:
    """What a relief gives up of what is owed, beyond what the lender is thought to give up anyway."""
    usual, _ = assumed_relief(debt)
    return opening(debt.position, relief).waived - opening(debt.position, usual).waived


def _frozen(strait: Strait, debt: PlanDebt) -> Relaxation | None:
    """No interest from now on: there is one size only."""
    relief, _ = assumed_relief(debt)
    free = _granting(debt, replace(relief, annual_rate=Decimal(0)))
    if not agreed_rate(debt.obligation, relief) or not strait.fits_as(free):
        return None
    text = message("ways_out.way.freeze", debt=debt.called)
    interest = sum(row.interest for row in _table(strait, debt))
    return Relaxation("freeze", text, debt.id, costs=interest)


def _table(strait: Strait, debt: PlanDebt) -> Rows:
    """The longest table as it stands, or the contract's rows where it is kept."""
    found = (one.longest for one in strait.outset.agreements if one.debt.id == debt.id)
    return next(found, strait.outset.billed.get(debt.id, ()))


def _granting(debt: PlanDebt, relief: ReliefOption) -> PlanDebt:
    """The debt with a re-instalment on its menu as gentle as any that was; all else stays on offer."""
    return replace(debt, menu=(replace(relief, min_days_past_due=0), *debt.menu))
