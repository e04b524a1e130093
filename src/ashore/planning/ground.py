"""The common ground of all plans: who is paid by contract, from when the others are paid, with what money.

1. Secured and priority debts are kept as they are and come first. What they have overdue is paid each month as
   far as the money goes (in proportion, where several are behind), within a year at most. The other agreements
   begin at once, or once that leaves enough for them: then on what their contracts say is owed by that day.
2. A debt with nothing overdue, whose bills a re-instalment would not lower, is kept as it is too; so is one whose
   lender refuses, with all that is overdue on the first pay date, and one whose lender has signed an agreement.
3. Every other creditor is asked for one and the same re-instalment in every plan, so that plans can be compared.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TypeAlias

from ashore.loans.position import position
from ashore.loans.relief import ReliefOption
from ashore.money import Fen, share, split_in_proportion
from ashore.planning.billed import as_billed, by_month, open_account, total_by_month
from ashore.planning.instalments import NewTerms, largest, longest_schedule
from ashore.planning.opening import (
    Opening,
    agreed_rate,
    assumed_relief,
    contract_rate,
    day_count_of,
    opening,
    rounding_of,
)
from ashore.planning.request import Budget, PayDates, PlanDebt
from ashore.planning.result import DebtPlan, Rows

STANDARD_TERM = 12
"""The months over which a debt that bills nothing more (matured, called in) is thought to be billed, to compare
what lenders give up: an assumption."""

LONGEST_WAIT = 12
"""The months within which debts that come first must have caught up and all others be begun: an assumption."""

AS_IS = ReliefOption("as-is", source="contract")


@dataclass(frozen=True, slots=True)
class Agreement:
    """The re-instalment a plan may ask of one creditor.

    ``longest`` is its schedule at the longest term, ``bill`` what the contract bills a month on average, and
    ``billed`` every payment by the contract where nothing is overdue (the debt may then be kept as it is).
    """

    debt: PlanDebt
    relief: ReliefOption
    assumed: bool
    opening: Opening
    terms: NewTerms
    longest: Rows
    bill: Fen
    billed: Rows = ()

    def within(self, months: int) -> "Agreement":
        """The same with no more than ``months`` payments (at least one)."""
        if months >= self.terms.longest:
            return self
        terms = self.terms.within(months)
        return replace(self, terms=terms, longest=longest_schedule(terms))

    @property
    def least(self) -> Fen:
        """The smallest level payment a month, and the down payment where one is asked."""
        return largest(self.longest)

    def planned(self, rows: Rows) -> DebtPlan:
        """The debt paid by a schedule under this agreement."""
        return DebtPlan(
            self.debt.id,
            self.relief,
            self.debt.owed,
            rows,
            self.terms.begins,
            self.opening.capital,
            self.terms.annual_rate,
            self.opening.waived,
            self.assumed,
        )


Agreements: TypeAlias = tuple[Agreement, ...]


@dataclass(frozen=True, slots=True)
class Outset:
    """What holds whatever money there is. ``debts`` are those that owe anything, in order of their ids.

    ``order`` is that in which they were given; the ids' own decides every tie, so that the order given changes
    nothing. ``billed`` holds every payment by contract of each debt for which that ends. ``later`` gives the
    agreements as they would begin after some months, each worked out once.
    """

    debts: tuple[PlanDebt, ...]
    order: tuple[str, ...]
    dates: PayDates
    horizon: int
    billed: Mapping[str, Rows]
    kept: tuple[PlanDebt, ...]
    agreements: Agreements
    later: Callable[[int], Agreements]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a budget leaves for the agreements.

    ``kept`` holds the payments of the debts paid by contract, ``waits`` the months before the agreements begin,
    ``capacity`` the money for them in each month after that, up to the horizon.
    """

    outset: Outset
    kept: Mapping[str, Rows]
    waits: int
    agreements: Agreements
    capacity: tuple[Fen, ...]


def outset_of(debts: tuple[PlanDebt, ...], dates: PayDates, horizon: int) -> Outset:
    """Sort the debts into those kept as they are and those to be agreed anew.

    Raises:
        ValueError: a horizon of no month at all, or a lender that refuses where its contract bills without end.
    """
    if horizon < 1:
        raise ValueError("a plan needs a horizon of at least one month")
    owing = tuple(sorted((debt for debt in debts if debt.is_owing), key=lambda debt: debt.id))
    billed = {
        debt.id: rows for debt in owing if (rows := as_billed(debt, dates, horizon)) is not None
    }
    if any(debt.refuses and debt.id not in billed for debt in owing):
        raise ValueError("a lender that refuses must be paid off by its contract")
    kept, agreements = [], []
    for debt in owing:
        if (debt.comes_first and debt.id in billed) or debt.refuses:
            kept.append(debt)
            continue
        current = () if debt.is_behind else billed.get(debt.id, ())
        asked = _agreement(debt, dates, horizon, waits=0, billed=current)
        if current and asked.least >= max(by_month(current, dates).values()):
            kept.append(debt)
        else:
            agreements.append(asked)
    order = tuple(debt.id for debt in debts)
    later = cache(partial(_after_waiting, tuple(agreements), dates, horizon))
    return Outset(owing, order, dates, horizon, billed, tuple(kept), tuple(agreements), later)


def lay_grounds(outset: Outset, budget: Budget, *, every_wait: bool = False) -> Iterator[Ground]:
    """What a budget leaves for the agreements; nothing where it does not even pay the debts kept as they are.

    That is checked up to the horizon; what a contract bills beyond it is not weighed. Where debts that come first
    are behind, the agreements may also begin later, as far as that leaves a lean month behind; or after each number of
    months.
    """
    kept = _paid_first(outset, budget)
    if kept is None:
        return
    spent = total_by_month(kept, outset.dates)
    left = tuple(budget.of(month) - spent.get(month, 0) for month in range(1, outset.horizon + 1))
    if any(left[month - 1] < 0 for month in spent if month <= outset.horizon):
        return
    yield Ground(outset, kept, 0, outset.agreements, left)
    if not outset.agreements or not any(debt.is_behind for debt in outset.kept):
        return
    for waits in range(1, LONGEST_WAIT + 1) if every_wait else _after_lean_months(left):
        if waits < outset.horizon:
            yield Ground(outset, kept, waits, outset.later(waits), left[waits:])


def _after_lean_months(left: tuple[Fen, ...]) -> Iterator[int]:
    waits = 0
    while waits < len(left) and (waits := _after_leanest(left, waits)) <= LONGEST_WAIT:
        yield waits


def _after_leanest(left: tuple[Fen, ...], waits: int) -> int:
    """The months to wait until the leanest month to come (the last of several) is over."""
    leanest = min(left[waits:])
    return max(month for month, amount in enumerate(left, 1) if amount == leanest)


def _paid_first(outset: Outset, budget: Budget) -> dict[str, Rows] | None:
    """The payments of the kept debts, each month all that is overdue or as much of it as the money allows.

    None where they cannot be paid or do not catch up in time.
    """
    catches_up = [debt for debt in outset.kept if debt.is_behind and not _pays_at_once(debt)]
    behind = {
        debt.id: open_account(debt, outset.dates.start, outset.horizon) for debt in catches_up
    }
    kept = {debt.id: outset.billed[debt.id] for debt in outset.kept if debt.id not in behind}
    paid: dict[str, Rows] = dict.fromkeys(behind, ())
    month = 0
    while behind:
        month += 1
        if month > min(LONGEST_WAIT, outset.horizon):
            return None
        day = outset.dates.on(month)
        left = budget.of(month) - total_by_month(kept, outset.dates).get(month, 0)
        due = {debt_id: account.due_on(day) for debt_id, account in behind.items()}
        if left < 0:
            return None
        for debt_id, amount in _shared_out(left, due).items():
            if amount:
                paid[debt_id] += (behind[debt_id].pay(day, amount),)
            if amount == due[debt_id]:
                rest = behind.pop(debt_id).rest(day)
                if rest is None:
                    return None
                kept[debt_id] = paid[debt_id] + rest
    return kept


def _pays_at_once(debt: PlanDebt) -> bool:
    """Whether a lender need not wait until a debt is caught up; those that come first are not asked to."""
    return debt.refuses and not debt.comes_first


def _shared_out(left: Fen, due: Mapping[str, Fen]) -> dict[str, Fen]:
    if left >= sum(due.values()):
        return dict(due)
    return dict(zip(due, split_in_proportion(left, list(due.values())), strict=True))


def _after_waiting(agreements: Agreements, dates: PayDates, horizon: int, waits: int) -> Agreements:
    """The agreements that begin once the priority debts are no longer behind, on what is owed by then."""
    return tuple(_agreement(one.debt, dates, horizon, waits=waits) for one in agreements)


def _agreement(
    debt: PlanDebt, dates: PayDates, horizon: int, *, waits: int, billed: Rows = ()
) -> Agreement:
    """The re-instalment asked of a creditor, first paid in the month after ``waits``."""
    begins = dates.on(waits)
    stands = position(debt.obligation, debt.payments, begins) if waits else debt.position
    relief, assumed = assumed_relief(debt)
    starts_from = opening(stands, relief)
    terms = NewTerms(
        capital=starts_from.capital,
        annual_rate=agreed_rate(debt.obligation, relief),
        begins=begins,
        first_due=dates.on(waits + 1),
        longest=min(relief.max_instalments or horizon, horizon - waits),
        day_count=day_count_of(debt.obligation),
        rounding=rounding_of(debt.obligation),
        down_payment=share(starts_from.capital, relief.down_payment),
    )
    return Agreement(
        debt,
        relief,
        assumed,
        starts_from,
        terms,
        longest_schedule(terms),
        _bill(debt, terms, horizon),
        billed,
    )


def _bill(debt: PlanDebt, terms: NewTerms, horizon: int) -> Fen:
    """What the contract bills a month; a debt that bills nothing more, what it would over the standard term."""
    bill = open_account(debt, terms.begins, horizon).monthly_bill()
    if bill is not None:
        return bill
    rate = contract_rate(debt.obligation)
    standard = replace(terms, annual_rate=rate, longest=STANDARD_TERM, down_payment=0)
    return largest(longest_schedule(standard))
