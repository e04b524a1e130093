"""Errors in penalty interest, solved for instead of tried one by one.

Penalty grows in a straight line with its rate and with the days it starts early, so that what a lender states
beyond an account names the rate or the day; a guess counts only where the replay then gives the lender's
figure. Where payments settled penalty the line bends a little, and the guess is made again from the first.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from ashore.law.audit.account import Habits, LeadScope, Outcome, daily_rates
from ashore.law.audit.eight import PENALTY
from ashore.law.audit.suspects import LONGEST_LEAD, Slot, Suspect, days_cost, suspect
from ashore.loans.terms import Contract
from ashore.money import Fen

Replay: TypeAlias = Callable[[Habits], Outcome]
Wanted: TypeAlias = Callable[[Outcome], Fen]
"""How much more penalty the lender states than an outcome has."""

SMALLEST_MULTIPLE = 0.5
LARGEST_MULTIPLE = 4.0
MOST_SINGLED_OUT = 6
ONLY_STATED = 0.7  # how much less likely an error is that leaves the settled payments alone
LARGEST_DAILY = Decimal("0.005")
USUAL_MULTIPLES = frozenset(map(Decimal, ("1", "1.3", "1.5", "2", "3")))


@dataclass(frozen=True, slots=True, eq=False)
class Account:
    """An explanation so far, from which penalty errors are guessed."""

    habits: Habits
    outcome: Outcome
    taken: frozenset[Slot]


LEAD_COSTS: dict[LeadScope, float] = {"late": 3.0, "every": 4.0, "open": 4.0, "one": 6.5}


@dataclass(frozen=True, slots=True, eq=False)
class _Early:
    """A way in which penalty may start early; one day of it bears penalty on ``base``.

    ``only`` and ``due`` are the number and the due day of the one instalment concerned.
    """

    scope: LeadScope
    base: Fen
    only: int = 0
    due: dt.date | None = None
    on_interest: bool = True

    def change(self, days: int) -> dict[str, Any]:
        return {
            "lead": days,
            "scope": self.scope,
            "only": self.only,
            "lead_interest": self.on_interest,
        }

    def suspect(self, days: int) -> Suspect:
        cost = LEAD_COSTS[self.scope] + days_cost(days) + (0.0 if self.on_interest else ONLY_STATED)
        facts = {"days": days, "only": self.only, "due": self.due}
        return suspect("penalty-started-early", "lead", self.change(days), cost, **facts)


@dataclass(frozen=True, slots=True, eq=False)
class PenaltySuspects:
    """The penalty errors that would bring an account to what a lender states.

    ``wanted`` says how much more penalty the claim holds, on whatever line it may show; ``stated_wanted`` only
    on the lines of penalty.
    """

    contract: Contract
    replay: Replay
    wanted: Wanted
    stated_wanted: Wanted

    def guesses(self, account: Account) -> Iterator[Suspect]:
        """Every single penalty error worth a try."""
        yield from self.main_guesses(account)
        yield from self._leads(account, self._other_leads(account))
        if account.outcome.touched and account.habits.settled_at is None:
            yield from self._kinds_only_stated(account)

    def main_guesses(self, account: Account) -> Iterator[Suspect]:
        """The likelier ones: rate, early start on what was late, interest on interest, basis, grace."""
        yield from self.kinds(account)
        if "rate" not in account.taken:
            yield from self.rates(account)
            if account.outcome.touched and account.habits.settled_at is None:
                yield from self._rates_only_stated(account)
        outcome = account.outcome
        ways = [_Early("late", outcome.late_base)]
        if outcome.touched:
            ways.append(_Early("open", sum([principal for _, _, principal in outcome.open])))
        yield from self._leads(account, ways)

    def kinds(self, account: Account) -> Iterator[Suspect]:
        """The errors that have nothing to solve for."""
        habits, taken = account.habits, account.taken
        if "compound" not in taken:
            yield from _compounding(habits)
        if "basis" not in taken and self.contract.penalty.daily_rate is None:
            basis = 365 if habits.basis == 360 else 360
            yield suspect("wrong-day-count", "basis", {"basis": basis}, 3.5, basis=basis)
        if "grace" not in taken and habits.grace and not habits.free:
            days = habits.grace
            yield suspect("penalty-within-grace", "grace", {"grace": 0}, 3.0, days=days)

    # --- the rate ---------------------------------------------------------------------------------------

    def rates(self, account: Account) -> Iterator[Suspect]:
        """Multiples of the contract rate, or daily rates, that would give the penalty stated."""
        exact = self._yearly(account)
        if exact is not None:
            slack = self._slack(account.outcome)
            yield from self._multiples(exact, slack)
            yield from self._dailies(exact, slack)

    def _yearly(self, account: Account) -> Fraction | None:
        """The yearly rate at which all penalty made would be what is wanted."""
        habits, outcome = account.habits, account.outcome
        made, wanted = outcome.penalty_made, self.wanted(outcome)
        if habits.interest_bears == "penalty-rate":
            made += outcome.on_interest_made
        if made <= 0 or made + wanted <= 0:
            return None
        now = Fraction(*habits.penalty)
        guess = now * (made + wanted) / made
        if not outcome.touched or guess == now:
            return guess
        tried = self.replay(
            habits._replace(penalty=guess.limit_denominator(10**9).as_integer_ratio())
        )
        met = wanted - self.wanted(tried)
        return now + (guess - now) * wanted / met if met else guess

    def _kinds_only_stated(self, account: Account) -> Iterator[Suspect]:
        """Errors in what the lender states of open instalments, while payments were settled as agreed."""
        settled_at = {"settled_at": daily_rates(account.habits)}
        for kind in self.kinds(account):
            if kind.cause == "interest-on-interest":
                yield _only_stated(kind, {**kind.change, **settled_at})
            elif kind.cause == "wrong-day-count":
                scale = (account.habits.basis, kind.facts["basis"])
                yield _only_stated(kind, {"penalty_scale": scale})

    def _rates_only_stated(self, account: Account) -> Iterator[Suspect]:
        """Another rate on what is open: from its due day on, or on the penalty still unpaid."""
        now, outcome = Fraction(*account.habits.penalty), account.outcome
        settled_at, wanted = daily_rates(account.habits), self.stated_wanted(outcome)
        for made, whole in ((outcome.buckets[PENALTY], False), (outcome.open_made, True)):
            if made <= 0 or (whole and made == outcome.buckets[PENALTY]):
                continue
            exact, slack = now * (made + wanted) / made, (len(outcome.open) + 2) / made
            for rate in (*self._multiples(exact, slack), *self._dailies(exact, slack)):
                factor = Fraction(*rate.change["penalty"]) / now
                scale = {"penalty_scale": factor.as_integer_ratio()}
                yield _only_stated(
                    rate, {**rate.change, "settled_at": settled_at} if whole else scale
                )

    def _slack(self, outcome: Outcome) -> float:
        """By how much a solved rate may miss, relative to itself: rounding, and what payments bend."""
        rounding = (len(outcome.open) + 2) / max(1, outcome.penalty_made)
        return rounding + (0.004 if outcome.touched else 0.0)

    def _multiples(self, exact: Fraction, slack: float) -> Iterator[Suspect]:
        annual = self.contract.terms.annual_rate
        if not annual:
            return
        multiple = float(exact / Fraction(annual))
        if not SMALLEST_MULTIPLE <= multiple <= LARGEST_MULTIPLE:
            return
        for near in _near(multiple, slack, (1, 2), Decimal("0.05")):
            change = {"penalty": (annual * near).as_integer_ratio()}
            cost = 3.0 + _multiple_cost(near)
            yield suspect("wrong-multiple", "rate", change, cost, multiple=near)

    def _dailies(self, exact: Fraction, slack: float) -> Iterator[Suspect]:
        daily = float(exact / 365)
        if daily > LARGEST_DAILY:
            return
        quoted = self.contract.penalty.daily_rate is not None
        places, half_step = ((4, 5), "0.00005") if quoted else ((4,), "0.0005")
        for near in _near(daily, slack, places, Decimal(half_step)):
            change = {"penalty": (near * 365).as_integer_ratio(), "basis": 365}
            cost = (3.0 if quoted else 5.0) + _daily_cost(near)
            slots: frozenset[Slot] = frozenset({"rate", "basis"})
            yield Suspect("wrong-multiple", slots, change, cost, {"daily": near})

    # --- the first day ----------------------------------------------------------------------------------

    def _leads(self, account: Account, ways: Iterable[_Early]) -> Iterator[Suspect]:
        """Days by which penalty would start early, each way."""
        if "lead" in account.taken or self.wanted(account.outcome) <= 0:
            return
        for way in ways:
            yield from (way.suspect(days) for days in self._days(account, way))

    def _other_leads(self, account: Account) -> Iterator[_Early]:
        outcome = account.outcome
        if outcome.every_base != outcome.late_base:
            yield _Early("every", outcome.every_base)
        if 1 < len(outcome.open) <= MOST_SINGLED_OUT:
            yield from (_Early("one", base, number, due) for number, due, base in outcome.open)
        if account.habits.interest_bears != "nothing":
            yield _Early("late", outcome.late_base, on_interest=False)

    def _days(self, account: Account, early: _Early) -> Iterator[int]:
        habits, outcome = account.habits, account.outcome
        wanted = self.wanted(outcome)
        a_day = early.base * Fraction(*habits.penalty) / habits.basis
        if not a_day:
            return
        slack = float((len(outcome.open) + 2) / a_day)
        exact = float(wanted / a_day)
        if outcome.touched:
            tried = min(LONGEST_LEAD, max(1, round(exact)))
            met = wanted - self.wanted(self.replay(habits._replace(**early.change(tried))))
            exact = tried * wanted / met if met > 0 else 0.0
            slack = 0.4
        for days in {int(exact), int(exact) + 1}:
            if abs(days - exact) <= slack and 1 <= days <= LONGEST_LEAD:
                yield days

    def every_lead(self, account: Account) -> Iterator[Suspect]:
        """Every early start, for explanations that hold another penalty error too."""
        if "lead" in account.taken:
            return
        ways = [_Early("late", account.outcome.late_base)]
        if account.outcome.every_base != account.outcome.late_base:
            ways.append(_Early("every", account.outcome.every_base))
        if account.habits.interest_bears != "nothing":
            ways.append(_Early("late", account.outcome.late_base, on_interest=False))
        for way in ways:
            yield from (way.suspect(days) for days in range(1, LONGEST_LEAD + 1))


def _only_stated(error: Suspect, change: Mapping[str, Any]) -> Suspect:
    return replace(error, change=change, cost=error.cost + ONLY_STATED)


def _compounding(habits: Habits) -> Iterator[Suspect]:
    if habits.interest_bears == "nothing":
        costs: tuple[tuple[Literal["penalty-rate", "contract-rate"], float], ...] = (
            ("penalty-rate", 3.0),
            ("contract-rate", 4.5),
        )
        for bears, cost in costs:
            change: Mapping[str, Any] = {"interest_bears": bears}
            yield suspect("interest-on-interest", "compound", change, cost, dropped=False)
    else:
        change = {"interest_bears": "nothing"}
        yield suspect("interest-on-interest", "compound", change, 4.0, dropped=True)


def _near(
    value: float, slack: float, places: tuple[int, ...], half_step: Decimal
) -> Iterator[Decimal]:
    """The round numbers near a value: to some decimal places, and to a half of the coarsest."""
    found = {Decimal(str(round(value, count))).normalize() for count in places}
    found.add((round(Decimal(str(value)) / half_step) * half_step).normalize())
    for near in sorted(found):
        if near > 0 and abs(float(near) - value) <= value * slack:
            yield near


def _multiple_cost(multiple: Decimal) -> float:
    if multiple in USUAL_MULTIPLES:
        return 0.0
    if multiple % Decimal("0.1") == 0:
        return 1.2
    return 2.5 if multiple % Decimal("0.05") == 0 else 5.5


def _daily_cost(daily: Decimal) -> float:
    if daily % Decimal("0.0005") == 0:
        return 0.0
    if daily % Decimal("0.0001") == 0:
        return 1.0
    return 2.0 if daily % Decimal("0.00005") == 0 else 3.0
