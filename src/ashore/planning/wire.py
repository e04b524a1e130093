"""Plans as JSON: amounts are strings in yuan, rates decimal strings, dates ISO, sentences in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from ashore.money import yuan
from ashore.planning.futures.completion import Completion
from ashore.planning.relaxing.wire import relaxation_json, shortfall_json
from ashore.planning.result import Baseline, DebtPlan, Infeasible, Level, Plan, PlanSet
from ashore.planning.why import SENTENCES
from ashore.texts import Language, Message, render


def plans_json(
    plan_set: PlanSet, language: Language, answered: Mapping[str, Completion] | None = None
) -> dict[str, Any]:
    """A set of plans in the names of DESIGN.

    ``answered`` says of plans, by their ids, how sure they are with what lenders may answer, where that is known.
    """
    answers = answered or {}
    return {
        "available": yuan(plan_set.available),
        "recommended": plan_set.recommended,
        "plans": [
            plan_json(plan, plan_set.completions.get(plan.id), answers.get(plan.id))
            for plan in plan_set.plans
        ],
        "frontier": [_level(level, plan_set.best) for level in plan_set.frontier],
        "baselines": [_baseline(baseline) for baseline in plan_set.baselines],
        "wanted": None if plan_set.wanted is None else str(plan_set.wanted),
        "why": _said(plan_set.why[:SENTENCES], language),
        "notes": _said(plan_set.why[SENTENCES:], language),
        "infeasible": _infeasible(plan_set.infeasible, language),
    }


def plan_json(
    plan: Plan, completion: Completion | None = None, answered: Completion | None = None
) -> dict[str, Any]:
    """One plan; ``completion`` is null where it was not lived through any futures, that with the answers where nobody
    said how likely they are.
    """
    return {
        "id": plan.id,
        "kind": plan.kind,
        "debts": [debt_json(debt) for debt in plan.debts],
        "monthly": [
            {"date": day.isoformat(), "total": yuan(amount)} for day, amount in plan.monthly
        ],
        "total_paid": yuan(plan.total_paid),
        "total_cost": yuan(plan.total_cost),
        "largest_month": yuan(plan.largest_month),
        "months": plan.months,
        "completion": completion_json(completion) if completion else None,
        "completion_with_answers": completion_json(answered) if answered else None,
    }


def _level(level: Level, best: Plan | None) -> dict[str, Any]:
    """A level of payment, the plan to lead with there, and whether it is the recommended one."""
    return {
        "recommended": level.plan == best,
        "most": yuan(level.most),
        "kind": level.plan.kind,
        "largest_month": yuan(level.plan.largest_month),
        "months": level.plan.months,
        "total_cost": yuan(level.plan.total_cost),
        "completion": completion_json(level.completion),
    }


def completion_json(found: Completion) -> dict[str, Any]:
    """In what share of the futures a plan was kept, with its 95 % interval, and had at least one short month."""
    low, high = found.interval
    shares = {"probability": found.probability, "low": low, "high": high}
    return {
        **{name: f"{share:.4f}" for name, share in shares.items()},
        "short_month": f"{found.short_probability:.4f}",
        "median_break": found.median_break,
        "futures": found.count,
    }


def debt_json(debt: DebtPlan) -> dict[str, Any]:
    """What one creditor gets."""
    return {
        "id": debt.debt_id,
        "relief": _relief(debt),
        "owed": yuan(debt.owed),
        "schedule": [
            {
                "date": row.date.isoformat(),
                "payment": yuan(row.payment),
                "interest": yuan(row.interest),
                "principal": yuan(row.principal),
                "other": yuan(row.other),
                "balance": yuan(row.balance),
            }
            for row in debt.schedule
        ],
        "total_paid": yuan(debt.total_paid),
        "cost": yuan(debt.cost),
    }


def _relief(debt: DebtPlan) -> dict[str, Any]:
    """What the creditor must grant; ``assumed`` where its longest term is not known."""
    relief = debt.relief
    return {
        "kind": "agreed" if debt.signed else relief.kind,
        "instalments": len(debt.schedule),
        "max_instalments": relief.max_instalments,
        "annual_rate": str(debt.annual_rate),
        "down_payment": str(relief.down_payment),
        "waiver_penalty": str(relief.waiver_penalty),
        "waiver_interest": str(relief.waiver_interest),
        "waived": yuan(debt.waived),
        "capital": yuan(debt.capital),
        "agreed_on": debt.agreed_on.isoformat(),
        "assumed": debt.assumed,
        "source": relief.source,
        "verified": relief.verified,
    }


def _baseline(baseline: Baseline) -> dict[str, Any]:
    return {
        "kind": baseline.kind,
        "total_paid": yuan(baseline.plan.total_paid),
        "total_cost": yuan(baseline.plan.total_cost),
        "months": baseline.months,
        "largest_month": yuan(baseline.largest_month),
        "payable": baseline.payable,
        "completion": completion_json(baseline.completion) if baseline.completion else None,
    }


def _infeasible(infeasible: Infeasible | None, language: Language) -> dict[str, Any] | None:
    """Why nothing fits and what would do; the certificate is null where addition does not show it."""
    if infeasible is None:
        return None
    ways_out = [relaxation_json(one, language) for one in infeasible.ways_out]
    short = infeasible.shortfall
    return {
        "smallest_monthly": yuan(infeasible.smallest_monthly),
        "smallest_relaxation": next(iter(ways_out), None),
        "relaxations": ways_out,
        "certificate": shortfall_json(short, language) if short else None,
        "available": yuan(infeasible.available),
        "reasons": _said(infeasible.reasons, language),
        "meanwhile": [
            {"text": render(said, language), "rule": said.facts.get("rule")}
            for said in infeasible.meanwhile
        ],
        "tokens": {debt_id: yuan(amount) for debt_id, amount in infeasible.tokens.items()},
        "deferral_months": infeasible.deferral_months,
    }


def _said(messages: Iterable[Message], language: Language) -> list[str]:
    return [render(said, language) for said in messages]
