"""What would be if: a case that is otherwise, planned like any other. Nothing of an answer is patched.

- Without income for some months, nothing is paid to lenders in them; the plan begins after, on what the contracts say
  is owed by then. What the months lack for living comes from what is sold, then from what could be sold.
- What is sold, less what such months lack, is paid in at once: on the dearest debt, then on the next.
- A lender that refuses: :mod:`ashore.workout.refusal`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ashore.case import convert
from ashore.dates import add_months
from ashore.household.budget import months
from ashore.money import Fen, Rate
from ashore.planning.aims import Aim, Aims
from ashore.planning.futures.completion import Completion
from ashore.planning.opening import contract_rate
from ashore.planning.result import PlanSet
from ashore.workout import supposed
from ashore.workout.facade import Workout
from ashore.workout.refusal import Refusal
from ashore.workout.refusing import refuse

MOST_MONTHS = 6
"""The most months without income that can be asked about: beyond, the case itself is another one."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is supposed; at its defaults nothing is. Amounts in fen.

    ``sold`` are places in the case's list of assets, from 0; ``refused`` are ids of debts. The
    ``months_without_income`` are the next ones, at most :data:`MOST_MONTHS`.
    """

    most_a_month: Fen | None = None
    sure: Rate | None = None
    aim: Aim | None = None
    most_at_once: int | None = None
    buffer: Fen | None = None
    months_without_income: int = 0
    refused: tuple[str, ...] = ()
    sold: tuple[int, ...] = ()


NOTHING = WhatIf()


@dataclass(frozen=True, slots=True)
class Pause:
    """Months without income, up to ``until``: what they ``lack`` for living, and what of it is ``covered`` by what is
    or could be sold. ``completion`` is that of the plan as it is in such a time; None where there is none.
    """

    months: int
    until: dt.date
    lack: Fen
    covered: Fen
    completion: Completion | None


class Supposition:
    """A case as it would be, with its plans, beside ``now``, the case as it is."""

    def __init__(self, now: Workout, asked: WhatIf) -> None:
        self.now, self.asked = now, asked

    @cached_property
    def work(self) -> Workout:
        """The case as it would be, on the day its plans begin."""
        if self.asked == NOTHING:
            return self.now
        there = self._unpaid
        case = supposed.with_payments(there.case, self.paid_in, there.as_of)
        return there.otherwise(case)

    @property
    def plans(self) -> PlanSet:
        """The plans as they would be: of the other debts alone, where those refused cannot be paid."""
        return self.refusal.plans if self.refusal else self._granted

    @property
    def planned(self) -> Workout:
        """The case that :attr:`plans` are of."""
        return self.refusal.work if self.refusal else self.work

    @cached_property
    def refusal(self) -> Refusal | None:
        """What comes of it that lenders refuse."""
        if not self.asked.refused:
            return None
        found = refuse(self.work, self._aims, self.asked.refused, lambda: self._granted)
        return replace(found, waits=self.asked.months_without_income)

    @property
    def brings(self) -> Fen:
        """What is sold brings."""
        return supposed.brings(self.now.case, self.asked.sold)

    @cached_property
    def paid_in(self) -> Mapping[str, Fen]:
        """What each debt gets of it: the dearest first, those that refuse last."""
        left = max(0, self.brings - (self.pause.lack if self.pause else 0))
        found: dict[str, Fen] = {}
        debts = self._unpaid.debts
        for debt in sorted(
            debts,
            key=lambda one: (one.entry.id in self.asked.refused, -contract_rate(one.obligation)),
        ):
            owed = debt.position.buckets.total - debt.position.held
            part = min(left, max(0, owed))
            if part:
                found[debt.entry.id] = part
                left -= part
        return found

    @cached_property
    def pause(self) -> Pause | None:
        """The months without income."""
        count = self.asked.months_without_income
        if not count:
            return None
        now, day = self.now, self.now.as_of
        poor = supposed.without_income(now.case, day, count)
        if self.asked.buffer is not None:
            poor = supposed.with_buffer(poor, self.asked.buffer)
        household = convert.household(poor)
        # The buffer is there to live on in such a month.
        left = sum(months(household, day, count)) + count * household.buffer
        lack = max(0, -left)
        could_be_sold = sum(one.realisable for one in now.case.asset)
        best = now.plans.best
        fares = now.otherwise(poor).futures.completion(best) if best else None
        until = add_months(day, count)
        return Pause(count, until, lack, min(lack, could_be_sold), fares)

    @cached_property
    def _granted(self) -> PlanSet:
        """The plans where no lender refuses."""
        if self.asked == NOTHING:
            return self.now.plans
        return self.work.plans_by(self._aims)

    @property
    def _aims(self) -> Aims:
        asked = self.asked
        sure = self.now.usual_aims.sure if asked.sure is None else asked.sure
        return Aims(
            sure=sure,
            aim=asked.aim,
            most_a_month=asked.most_a_month,
            most_at_once=asked.most_at_once,
        )

    @cached_property
    def _unpaid(self) -> Workout:
        """The same before anything is paid in."""
        asked, pause = self.asked, self.pause
        # A plan that was decided on need not be kept where all is otherwise.
        case = supposed.without_assets(self.now.case, asked.sold).model_copy(update={"plan": ()})
        if asked.buffer is not None:
            case = supposed.with_buffer(case, asked.buffer)
        if pause is not None:
            case = supposed.used_up(case, max(0, pause.lack - self.brings))
        return self.now.otherwise(case, pause.until if pause else None)
