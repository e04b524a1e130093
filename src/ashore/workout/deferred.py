"""Where nothing fits and the smallest way out is that lenders wait: what exactly each of them is asked for.

The ways out say how long (:mod:`ashore.planning.relaxing`). Here is what is paid afterwards, so that the letter, the
call card, the schedule and the advice ask a lender for one and the same thing.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from ashore.money import Fen
from ashore.planning.ground import Agreement, outset_of
from ashore.planning.instalments import longest_schedule
from ashore.planning.recost import check_costs
from ashore.planning.request import PayDates, PlanDebt, pay_dates
from ashore.planning.result import DebtPlan, Infeasible
from ashore.planning.wire import debt_json
from ashore.texts import Message, message

CountsOn: TypeAlias = Literal["instalments", "deferral"]
"""What the other lenders are thought to grant: new instalments from now on, or to wait as long."""


@dataclass(frozen=True, slots=True)
class Deferred:
    """Lenders that are asked to wait ``months``; ``tables`` is what each is paid afterwards, by debt id.

    ``counts_on`` is None where there is no other lender to be asked for anything.
    """

    months: int
    tables: Mapping[str, DebtPlan]
    counts_on: CountsOn | None
    names: Mapping[str, str]

    @property
    def first(self) -> dt.date:
        """The day of the first payment."""
        return min(table.schedule[0].date for table in self.tables.values())

    def as_json(self) -> dict[str, Any]:
        """By debt id: a debt as in a plan, and how long its lender waits."""
        more = {"months": self.months, "counts_on": self.counts_on}
        return {debt_id: {**debt_json(table), **more} for debt_id, table in self.tables.items()}


def deferred(
    infeasible: Infeasible, debts: Sequence[PlanDebt], start: dt.date, horizon: int
) -> Deferred | None:
    """What lenders are asked for by the smallest way out; None where that is another, or longer than one of them may
    wait by what is known of it.
    """
    way = next(iter(infeasible.ways_out), None)
    if way is None or way.months is None or way.kind not in ("grace", "pause"):
        return None
    dates = pay_dates(start)
    agreements = outset_of(tuple(debts), dates, horizon).agreements
    asked = [one for one in agreements if way.kind == "pause" or one.debt.id == way.subject]
    if not all(_may_wait(one.debt, way.months) for one in asked):
        return None
    others: CountsOn = "deferral" if way.kind == "pause" else "instalments"
    return Deferred(
        way.months,
        {one.debt.id: _table(one, way.months, dates, horizon) for one in asked},
        others if len(agreements) > 1 else None,
        {one.debt.id: one.debt.called for one in agreements},
    )


def _may_wait(debt: PlanDebt, months: int) -> bool:
    """Whether a lender's menu has room for it; a deferral whose length nobody has put down has."""
    longest = [
        option.months
        for option in debt.menu
        if option.kind == "deferral" and option.min_days_past_due <= debt.position.days_past_due
    ]
    return any(not most or months <= most for most in longest)


def _table(one: Agreement, months: int, dates: PayDates, horizon: int) -> DebtPlan:
    """The longest table of an agreement made now and paid ``months`` later, as the way out has weighed it.

    Raises:
        RecostError: it is not what the engine of loans makes of it: a mistake of ours.
    """
    terms = replace(
        one.terms,
        first_due=dates.on(months + 1),
        longest=min(one.terms.longest, horizon - months),
    )
    rows = longest_schedule(terms)
    relief = replace(one.relief, kind="deferral", months=months, max_instalments=len(rows))
    found = replace(one.planned(rows), relief=relief)
    check_costs(one.debt, found)
    return found


def agreeing(infeasible: Infeasible, asked: Deferred) -> Infeasible:
    """The same with advice that asks for what the letters ask for.

    Who waits is offered no small payments meanwhile: that the rest fits was weighed without them.
    """
    tokens = {one: amount for one, amount in infeasible.tokens.items() if one not in asked.tables}
    is_everyone = len(asked.tables) == len(asked.names)
    found = infeasible.ways_out, infeasible.shortfall
    return replace(
        infeasible,
        meanwhile=tuple(_advice(infeasible, asked, tokens, is_everyone=is_everyone)),
        tokens=tokens,
        deferral_months=asked.months if is_everyone else infeasible.deferral_months,
        look=lambda: found,  # nothing is looked for twice
    )


def _advice(
    infeasible: Infeasible, asked: Deferred, tokens: Mapping[str, Fen], *, is_everyone: bool
) -> Iterator[Message]:
    for said in infeasible.meanwhile:
        match said.key:
            case "plan.meanwhile.nothing-to-pay":
                yield message("plan.meanwhile.nothing-before", first=asked.first)
            case "plan.meanwhile.tokens":
                yield from _small_payments(tokens, asked.names)
            case "plan.meanwhile.token":
                pass
            case "plan.meanwhile.defer":
                yield from _to_wait(asked, infeasible.deferral_months, is_everyone=is_everyone)
            case _:
                yield said


def _small_payments(tokens: Mapping[str, Fen], names: Mapping[str, str]) -> Iterator[Message]:
    if tokens:
        yield message("plan.meanwhile.tokens", total=sum(tokens.values()))
    for debt_id, amount in tokens.items():
        yield message("plan.meanwhile.token", debt=names[debt_id], amount=amount)


def _to_wait(asked: Deferred, others: int, *, is_everyone: bool) -> Iterator[Message]:
    facts = {"months": asked.months, "first": asked.first}
    if asked.counts_on == "deferral":
        yield message("plan.meanwhile.defer-all", **facts)
        return
    for debt_id in asked.tables:
        called = asked.names[debt_id]
        yield message("plan.meanwhile.defer-debt", debt=called, **facts)
        if not is_everyone:
            yield message("plan.meanwhile.defer-others", debt=called, months=others)
