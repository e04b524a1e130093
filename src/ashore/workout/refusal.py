"""What then, where a lender says no: its debt is paid by its contract, or set apart while the others are agreed."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate
from typing import Any, TypeAlias

from ashore.law.products import EntityType
from ashore.law.rules import citable, in_force, rule
from ashore.loans.position import position
from ashore.money import Fen, yuan
from ashore.planning.infeasible import ruled
from ashore.planning.request import pay_dates
from ashore.planning.result import PlanSet
from ashore.texts import Message, message, render, text
from ashore.workout.facade import Workout
from ashore.workout.standing import StandingDebt

Json: TypeAlias = dict[str, Any]

_CHANNELS: Mapping[EntityType, tuple[str, ...]] = {
    "bank": ("complaint_15_30_60", "channel_12378"),
    "private_bank": ("complaint_15_30_60", "channel_12378"),
    "consumer_finance": ("complaint_15_30_60", "channel_12378"),
    "microloan": ("channel_12345",),
}
"""Where to complain about a lender, by rule; only where the rules name its kind."""

_ADVICE = ("legal_aid_self_service", "channel_12348")


@dataclass(frozen=True)
class Refusal:
    """What comes of it where the lenders of some debts grant nothing.

    Where it ``fits``, ``plans`` pay everything, the refused debts as billed. Otherwise they are of ``work``, the case
    without those debts; ``left`` is then what each month up to the horizon leaves for them. Months are told from
    ``waits`` months before the day of ``work``.
    """

    refused: tuple[StandingDebt, ...]
    work: Workout
    plans: PlanSet
    fits: bool
    left: tuple[Fen, ...] = ()
    waits: int = 0

    @property
    def left_a_month(self) -> Fen | None:
        """What every month leaves for the debts set apart; None where they are paid."""
        return min(self.left, default=None)

    @cached_property
    def covered_after(self) -> int | None:
        """The month by which what is left, put aside, is as much as all that is owed on them by then; None where it is
        not within the horizon.
        """
        if not any(self.left):
            return None
        dates = pay_dates(self.work.as_of)
        for month, saved in enumerate(accumulate(self.left), 1):
            if saved >= self._owed(dates.on(month)):
                return month + self.waits
        return None

    def _owed(self, day: dt.date) -> Fen:
        standing = [position(one.obligation, one.payments, day) for one in self.refused]
        return sum(one.buckets.total - one.held for one in standing)

    def said(self) -> str:
        """What comes of it, in a few sentences."""
        said = reduce(
            lambda before, after: message("what_if.join", before=before, after=after),
            self._messages(),
        )
        return render(said, self.work.language)

    def _messages(self) -> Iterator[Message]:
        language, best = self.work.language, self.plans.best
        names = text("what_if.and", language).join(one.name(language) for one in self.refused)
        if self.fits:
            fits = Message("what_if.refusal.fits", {"debt": names, **self._figures()})
            yield fits if best else message("what_if.refusal.nothing-owed")
            return
        yield message("what_if.refusal.apart", debt=names)
        if self.plans.infeasible is not None:
            smallest = self.plans.infeasible.smallest_monthly
            yield message("what_if.refusal.nothing-fits", smallest=smallest)
            return
        if best is not None:
            yield Message("what_if.refusal.others", self._figures())
        if not self.left_a_month:
            yield message("what_if.refusal.nothing-left", debt=names)
            return
        yield message("what_if.refusal.left", debt=names, left=self.left_a_month)
        after = self.covered_after
        key = "what_if.refusal.not-covered" if after is None else "what_if.refusal.covered"
        yield message(key, debt=names, n=after or len(self.left) + self.waits)

    def _figures(self) -> dict[str, int]:
        best = self.plans.best
        if best is None:
            return {}
        months = best.months + self.waits
        return {"amount": best.largest_month, "n": months, "total": best.total_paid}

    def steps(self) -> list[Json]:
        """What can be done next where its contract cannot be paid."""
        if self.fits:
            return []
        said = [
            message("what_if.step.again"),
            *(
                message("what_if.step.kind", kind=message(f"documents.relief.{kind}"))
                for kind in self._kinds()
            ),
            *(ruled(one) for one in self._rules()),
        ]
        language = self.work.language
        return [{"text": render(one, language), "rule": one.facts.get("rule")} for one in said]

    def _kinds(self) -> list[str]:
        """The other ways that the menus name, each once."""
        menus = (one.plan_debt(self.work.language).menu for one in self.refused)
        kinds = dict.fromkeys(option.kind for menu in menus for option in menu)
        return [kind for kind in kinds if kind not in ("re-instalment", "as-is")]

    def _rules(self) -> list[str]:
        found = [name for one in self.refused for name in _CHANNELS.get(one.lender_type, ())]
        return [
            name
            for name in dict.fromkeys((*found, *_ADVICE))
            if citable(rule(name)) and in_force(rule(name), self.work.as_of)
        ]

    def as_json(self) -> Json:
        """In the names of ``what_if.refusal``."""
        return {
            "ids": [one.entry.id for one in self.refused],
            "fits": self.fits,
            "left_a_month": None if self.left_a_month is None else yuan(self.left_a_month),
            "covered_after": self.covered_after,
            "text": self.said(),
            "steps": self.steps(),
        }
