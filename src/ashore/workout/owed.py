"""What is owed as JSON: a debt with its outlook, caps and findings, and all debts together."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from ashore.case import convert
from ashore.case.schema import LoanDebt
from ashore.law import audit
from ashore.law.caps import Cap
from ashore.law.consequences import consequences
from ashore.law.rules import Rule, rule
from ashore.law.wire import rule_json
from ashore.loans.cost import cost_json, cost_of_terms
from ashore.loans.position import compare_allocation, forecast
from ashore.loans.terms import BUCKETS, Contract, Payment
from ashore.loans.wire import forecast_json
from ashore.loans.wire import position_json as loan_position_json
from ashore.money import parse_yuan, yuan
from ashore.planning.plan import balance_on
from ashore.planning.result import Plan
from ashore.texts import Language, Message, message, render
from ashore.workout.standing import StandingDebt

Json: TypeAlias = dict[str, Any]

FORECAST_DAYS = (30, 90, 180)


def position_json(
    debts: Sequence[StandingDebt], plan: Plan | None, as_of: dt.date, language: Language
) -> Json:
    """What is owed on a day, per debt and in all, and what follows from it.

    Args:
        debts: the debts as they stand on ``as_of``.
        plan: the plan whose course the outlook shows beside paying nothing and paying as billed.
        as_of: the day.
        language: of every sentence.
    """
    told = [_debt_json(debt, plan, language) for debt in debts]
    return {
        "as_of": as_of.isoformat(),
        "debts": told,
        "totals": {**_totals(debts), **_outlook(told)},
        "lpr_warning": _lpr_warning(debts, language),
        "consequences": [rule_json(each, as_of, language) for each in _consequences(debts, as_of)],
    }


def _debt_json(debt: StandingDebt, plan: Plan | None, language: Language) -> Json:
    claim = convert.claim(debt.entry)
    comparison = audit.compare(debt.obligation, debt.payments, claim) if claim else None
    days = [debt.as_of + dt.timedelta(days=days) for days in FORECAST_DAYS]
    return {
        "id": debt.entry.id,
        "product": debt.product.key,
        "name": debt.name(language),
        "creditor": debt.creditor,
        "lender_type": debt.lender_type,
        **loan_position_json(debt.position),
        "forecast": _forecast(debt, days, ()),
        "forecast_minimum": _forecast(debt, days, debt.billed(days[-1])),
        "forecast_plan": _planned(debt.entry.id, plan, days),
        "claim": audit.comparison_json(comparison) if comparison else None,
        "findings": audit.findings_json(debt.findings, language),
        "annual_cost": _annual_cost(debt),
        "caps": [_cap_json(basis, cap, language) for basis, cap in debt.caps],
        "allocation": _allocation(debt),
        "notes": [render(note, language) for note in _notes(debt)],
    }


def _forecast(
    debt: StandingDebt, days: Sequence[dt.date], future: tuple[Payment, ...]
) -> list[Json]:
    return forecast_json(forecast(debt.obligation, debt.payments, days, future))


def _planned(debt_id: str, plan: Plan | None, days: Sequence[dt.date]) -> list[Json]:
    """What is left if the plan is kept; nothing where there is none."""
    if plan is None or all(debt.debt_id != debt_id for debt in plan.debts):
        return []
    return [
        {"date": day.isoformat(), "total": yuan(balance_on(plan, debt_id, day))} for day in days
    ]


def _annual_cost(debt: StandingDebt) -> Json | None:
    if not isinstance(debt.obligation, Contract):
        return None
    return cost_json(cost_of_terms(debt.obligation.terms))


def _cap_json(basis: str, cap: Cap, language: Language) -> Json:
    source = rule(cap.rule)
    said = message("workout.cap.overdue", said=cap.message) if basis == "overdue" else cap.message
    return {
        "basis": basis,
        "rule": cap.rule,
        "kind": cap.kind,
        "limit": None if cap.limit is None else f"{cap.limit:f}",
        "annual_cost": f"{cap.annual_cost:f}",
        "exceeded": cap.exceeded,
        "message": render(said, language),
        "force": source.force.value,
        "verified": source.verified,
    }


def _lpr_warning(debts: Sequence[StandingDebt], language: Language) -> str | None:
    """That the newest quote behind a cap may be out of date; only the newest one can be."""
    quotes = (cap.quote for debt in debts for _, cap in debt.caps)
    stale = next((quote.warning for quote in quotes if quote and quote.warning), None)
    return render(stale, language) if stale else None


def _allocation(debt: StandingDebt) -> Json | None:
    """What the contract's order of allocation costs against the statutory one by this day."""
    if not isinstance(debt.obligation, Contract) or not debt.payments:
        return None
    compared = compare_allocation(debt.obligation, debt.payments, debt.as_of)
    return {
        "by_contract": yuan(compared.by_contract.buckets.total),
        "by_statute": yuan(compared.by_statute.buckets.total),
        "difference": yuan(compared.difference),
    }


def _notes(debt: StandingDebt) -> list[Message]:
    """What was assumed because the case does not say it."""
    entry = debt.entry
    if not isinstance(entry, LoanDebt):
        return [] if entry.late_fee_rate else [message("workout.note.no_late_fee")]
    if entry.penalty_daily_rate is not None or entry.penalty_multiplier is not None:
        return []
    if convert.annual_rate(entry) == 0:
        return [message("workout.note.no_penalty_rate")]
    return [message("workout.note.usual_multiplier", multiplier=Decimal("1.5"))]


def _totals(debts: Sequence[StandingDebt]) -> Json:
    counted = [debt.position for debt in debts]
    found: Json = {
        name: yuan(sum(getattr(one.buckets, name) for one in counted)) for name in BUCKETS
    }
    found["total"] = yuan(sum(one.buckets.total for one in counted))
    found["held"] = yuan(sum(one.held for one in counted))
    found["next_day_cost"] = yuan(sum(one.next_day_cost for one in counted))
    return found


def _outlook(debts: Sequence[Json]) -> Json:
    """The forecasts of all debts together; a course that some debt does not have is left empty."""
    found: Json = {}
    for course in ("forecast", "forecast_minimum", "forecast_plan"):
        told = [debt[course] for debt in debts if debt["total"] != "0.00"]
        days = zip(*told, strict=True) if told and all(told) else ()
        found[course] = [
            {
                "date": one[0]["date"],
                "total": yuan(sum(parse_yuan(debt["total"]) for debt in one)),
            }
            for one in days
        ]
    return found


def _consequences(debts: Sequence[StandingDebt], as_of: dt.date) -> tuple[Rule, ...]:
    latest = max((debt.position.days_past_due for debt in debts), default=0)
    return consequences(latest, (debt.product.kind for debt in debts), as_of)
