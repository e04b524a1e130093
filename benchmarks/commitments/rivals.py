"""What each way of planning would have a household promise, month by month."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ashore.money import Fen
from ashore.planning.ground import outset_of
from ashore.planning.instalments import in_instalments
from ashore.planning.request import pay_dates
from ashore.planning.result import Plan
from ashore.workout import Workout

TWO_YEARS = 24
RECOMMENDED = "ashore: recommended"


def promised(work: Workout) -> Iterator[tuple[str, tuple[Fen, ...]]]:
    """Each way that has an answer, ours by what it calls the plan; payments of all creditors by month."""
    plans = work.plans
    if plans.best is None:
        return
    for name in _ours(work.plan_json(plans)):
        yield name, payments_of(plans.best)
    if plans.frontier:
        yield "all that is left", payments_of(plans.frontier[0].plan)
    for one in plans.baselines:
        if one.kind in ("always-60", "seventy-percent"):
            yield one.kind, payments_of(one.plan)
    yield "24 months", _over_two_years(work)


def payments_of(plan: Plan) -> tuple[Fen, ...]:
    """What a plan pays to all creditors, month by month, until its last agreement is paid off."""
    return tuple(amount for _, amount in plan.monthly[: plan.months])


def _ours(told: dict[str, Any]) -> Iterator[str]:
    if told["leads_as"] != "recommended":
        yield "ashore: not recommended, said not to promise"
        return
    yield RECOMMENDED
    firm = told["promise"]["firmness"] == "firm"
    yield f"{RECOMMENDED}, {'as sure as wanted' if firm else 'said to be below'}"


def _over_two_years(work: Workout) -> tuple[Fen, ...]:
    """Everybody in 24 level instalments, whether or not there is the money."""
    debts = tuple(debt.plan_debt("en") for debt in work.debts)
    outset = outset_of(debts, pay_dates(work.as_of), TWO_YEARS)
    total = [0] * TWO_YEARS
    for one in outset.agreements:
        rows = in_instalments(replace(one.terms, longest=TWO_YEARS), TWO_YEARS) or ()
        for month, row in enumerate(rows):
            total[month] += row.payment
    return tuple(total)
