"""From the results in their JSON shapes to the briefs: one for every debt that is still owed.

The JSON is what the commands print (DESIGN, "JSON names"): amounts are texts in yuan, rates decimal texts, dates
ISO. Only formatting happens between these figures and the papers.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ashore.case.schema import Paper
from ashore.loans.relief import ReliefOption
from ashore.money import fen
from ashore.negotiation.brief import Brief, brief
from ashore.negotiation.debts import by_id, still_owed, to_ask
from ashore.negotiation.facts import CAUSES, Instalment, Offer, Pause, Proposal, Situation
from ashore.negotiation.naming import Json
from ashore.negotiation.order import NextStep, calling_order, next_step
from ashore.negotiation.rules import usable_rules
from ashore.planning import told


@dataclass(frozen=True, slots=True)
class Negotiation:
    """The briefs by debt id in the order of calling, and the step to begin with."""

    briefs: Mapping[str, Brief]
    next_step: NextStep | None


def prepare(case: Json, position: Json, budget: Json, plan: Json) -> Negotiation:
    """What to ask every creditor that is still owed something and has signed nothing yet.

    Raises:
        KeyError: the four do not belong together (a debt that one of them lacks): a mistake of ours.
    """
    as_of = dt.date.fromisoformat(position["as_of"])
    usable = usable_rules(as_of)
    debts = still_owed(case, position)
    situation = situation_of(case, budget, as_of, len(debts))
    asked = to_ask(debts, case, as_of)
    if best := told.best(plan):
        situation = replace(situation, offered=fen(best["monthly"][0]["total"]))
    return Negotiation(
        briefs={
            debt.id: brief(situation, debt, proposal_of(plan, debt.id), usable)
            for debt in calling_order(asked)
        },
        next_step=next_step(asked, usable),
    )


def situation_of(case: Json, budget: Json, as_of: dt.date, debts: int) -> Situation:
    """The person and the household."""
    person = case.get("person", {})
    cause = person.get("cause")
    return Situation(
        as_of=as_of,
        cause=cause if cause in CAUSES else "unknown",
        debts=debts,
        income=fen(budget["income"]),
        surplus=fen(budget["surplus"]["expected"]),
        name=person.get("name", ""),
        phone=person.get("phone", ""),
        story=person.get("story", ""),
        dependants=person.get("dependants", 0),
        has_income=bool(case.get("income")),
        has_expenses=bool(case.get("expense")),
        papers=tuple(Paper.model_validate(paper) for paper in case.get("paper", ())),
    )


def proposal_of(plans: Json, debt_id: str) -> Proposal:
    """What the recommended plan offers for a debt; where none fits, what is paid after the deferral with which one
    would, or the pause to ask for.

    Raises:
        KeyError: the plan does not have the debt.
    """
    plan = told.best(plans)
    if plan is None:
        infeasible = plans["infeasible"]
        if debt_id in infeasible["deferrals"]:
            return _deferred(infeasible["deferrals"][debt_id], plans["money"])
        token = fen(infeasible["tokens"].get(debt_id, "0"))
        return Pause(months=infeasible["deferral_months"], token=token)
    return _offer(by_id(told.paid(plan), debt_id))


def _deferred(debt: Json, money: Sequence[Json]) -> Offer:
    first, last = debt["schedule"][0]["date"], debt["schedule"][-1]["date"]
    return replace(
        _offer(debt),
        waits=debt["months"],
        afterwards=min(fen(one["amount"]) for one in money if first <= one["date"] <= last),
        counts_on=debt["counts_on"],
    )


def _offer(debt: Json) -> Offer:
    relief = debt["relief"]
    return Offer(
        relief=_relief(relief),
        payments=tuple(
            Instalment(dt.date.fromisoformat(row["date"]), fen(row["payment"]))
            for row in debt["schedule"]
        ),
        total=fen(debt["total_paid"]),
        annual_rate=Decimal(relief["annual_rate"]),
    )


def _relief(agreed: Json) -> ReliefOption:
    """The relief's terms that papers speak of."""
    return ReliefOption(
        kind=agreed["kind"],
        max_instalments=agreed["max_instalments"],
        down_payment=Decimal(agreed["down_payment"]),
        waiver_penalty=Decimal(agreed["waiver_penalty"]),
        waiver_interest=Decimal(agreed["waiver_interest"]),
    )
