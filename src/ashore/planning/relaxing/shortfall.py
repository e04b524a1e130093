"""Why nothing fits, by addition alone: the first month by which the least that all debts need is more than there is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from ashore.money import Fen
from ashore.planning.billed import by_month
from ashore.planning.choice.certificate import Certificate, certificate
from ashore.planning.choice.problem import Choice, Debt, Fixed, Problem
from ashore.planning.ground import LONGEST_WAIT, Outset
from ashore.planning.options import kept_way, ways_of
from ashore.planning.relaxing.found import Need, Shortfall
from ashore.planning.request import PlanDebt
from ashore.texts import Message, message

Least: TypeAlias = tuple[Debt, ...]


def shortfall(
    outset: Outset, least: Least, money: Sequence[Fen], *, saving: bool = False
) -> Shortfall | None:
    """The first month by which even the least needed is too much, otherwise the first that alone comes short.

    ``saving``: plans may keep money for later months, so that a month alone is only too little for what is paid by
    contract. None where addition does not show it: then there is no such month, only no plan.
    """
    problem = Problem(tuple(money), least)
    alone = _kept_alone(problem, outset) if saving else _month_by_month(problem, outset)
    shown = certificate(problem) or certificate(alone)
    return None if shown is None else _told(shown, outset)


def _kept_alone(problem: Problem, outset: Outset) -> Problem:
    """The debts that are paid by contract, where nothing is kept from month to month for them."""
    kept = {debt.id for debt in outset.kept}
    debts = tuple(debt for debt in _in_each_month(problem.debts, outset) if debt.id in kept)
    return replace(problem, debts=debts, saving=False)


def _month_by_month(problem: Problem, outset: Outset) -> Problem:
    """The same where nothing is kept from month to month, without the ways for which a debt alone has too little (where
    that is all of them, with those that go well for longest).
    """
    bare = replace(problem, debts=_in_each_month(problem.debts, outset), saving=False)

    def open_to(debt: Debt) -> Debt:
        each = [replace(debt, choices=(choice,)) for choice in debt.choices]
        short = [certificate(replace(bare, debts=(one,))) for one in each]
        pairs = list(zip(debt.choices, short, strict=True))
        left = [choice for choice, too_little in pairs if too_little is None]
        longest = max((too_little.month for _, too_little in pairs if too_little), default=0)
        last = [choice for choice, short in pairs if short and short.month == longest]
        return replace(debt, choices=tuple(left or last))

    return replace(bare, debts=tuple(map(open_to, bare.debts)))


def _in_each_month(least: Least, outset: Outset) -> Least:
    """What debts take at least in a month by itself: what is overdue may be made up in any month until the last."""
    behind = {debt.id for debt in outset.kept if debt.comes_first and debt.is_behind}
    return tuple(
        replace(debt, choices=(Choice("caught up", _not_before(debt.id, outset)),))
        if debt.id in behind
        else debt
        for debt in least
    )


def is_too_little(least: Least, money: Iterable[Fen]) -> bool:
    """Whether addition shows that nothing fits, even if what a month lacks for itself were no matter and all that is
    left of a month were kept.
    """
    return certificate(Problem(tuple(max(0, each) for each in money), least)) is not None


def least_of(outset: Outset) -> Least:
    """Every debt with all ways its lender's menu leaves open, paid as late as each allows: no plan takes less."""
    return tuple(Debt(debt.id, debt.owed, tuple(_choices(debt, outset))) for debt in outset.debts)


def _choices(debt: PlanDebt, outset: Outset) -> Iterator[Choice]:
    """Every way a debt may be paid in any plan, as little and as late as it allows."""
    if debt in outset.kept and debt.comes_first and debt.is_behind:
        yield Choice("caught up", _as_late_as_may_be(debt, outset))
        return
    if debt.id in outset.billed:
        yield kept_way(debt, outset.billed[debt.id], outset).choice
    if debt in outset.kept:
        return
    for waits in _waits(outset):
        for way in ways_of(debt, outset, "flexible", waits):
            yield way.choice


def _waits(outset: Outset) -> range:
    """The months after which agreements may begin: at once, unless debts that come first are to catch up before."""
    if not any(debt.is_behind for debt in outset.kept):
        return range(1)
    return range(min(LONGEST_WAIT, outset.horizon - 1) + 1)


def _as_late_as_may_be(debt: PlanDebt, outset: Outset) -> Fixed:
    """All that is billed until a debt must have caught up, paid then; paid so late it would only be more."""
    totals = by_month(outset.billed[debt.id], outset.dates)
    latest = min(LONGEST_WAIT, outset.horizon)
    until = sum(amount for month, amount in totals.items() if month <= latest)
    return Fixed((*[0] * (latest - 1), until, *_not_before(debt.id, outset).payments[latest:]))


def _not_before(debt_id: str, outset: Outset) -> Fixed:
    """What is billed after a debt must have caught up, and in that month itself."""
    totals = by_month(outset.billed[debt_id], outset.dates)
    latest = min(LONGEST_WAIT, outset.horizon)
    after = (totals.get(month, 0) for month in range(latest, outset.horizon + 1))
    return Fixed((*[0] * (latest - 1), *after))


def _told(shown: Certificate, outset: Outset) -> Shortfall:
    called = {debt.id: debt.called for debt in outset.debts}
    needs = tuple(Need(need.debt, called[need.debt], need.amount) for need in shown.needs)
    date = outset.dates.on(shown.month)
    return Shortfall(shown.first, shown.month, date, shown.money, needs, _said(shown, outset))


def _said(shown: Certificate, outset: Outset) -> Message:
    needed, date = shown.money + shown.missing, outset.dates.on(shown.month)
    if shown.money < 0:
        return message(
            "ways_out.short.spent",
            date=date,
            needed=needed,
            spent=-shown.money,
            missing=shown.missing,
        )
    only = shown.first == shown.month > 1  # in the first month there is nothing kept from before
    return message(
        "ways_out.short.month" if only else "ways_out.short.by",
        date=date,
        needed=needed,
        available=shown.money,
        missing=shown.missing,
    )
