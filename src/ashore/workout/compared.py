"""A supposition as JSON: the plan as it is beside the plan as it would be. Amounts are strings in yuan."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from ashore.money import Fen, yuan
from ashore.planning.futures.completion import Completion
from ashore.planning.result import PlanSet
from ashore.planning.why import whole_percent
from ashore.planning.wire import completion_json
from ashore.texts import Message, message, render
from ashore.workout.facade import Workout
from ashore.workout.refusing import refuse
from ashore.workout.what_if import Supposition, WhatIf

Json: TypeAlias = dict[str, Any]


def what_if_json(found: Supposition) -> Json:
    """What was asked, the recommended plan as it is and as it would be, and what that changes.

    Months and costs of both are counted from today and from what is owed today. Where lenders that refuse cannot be
    paid, ``supposed`` is of the others alone, and nothing is compared.
    """
    apart = found.refusal is not None and not found.refusal.fits
    now, there = _now(found), _there(found)
    return {
        "asked": _asked(found),
        "present": _side(now, found.now.plans),
        "supposed": _side(there, found.plans),
        "difference": _difference(now, there) if now and there and not apart else None,
        "without_income": _pause(found),
        "sale": _sale(found),
        "refusal": found.refusal.as_json() if found.refusal else None,
    }


def if_refused_json(work: Workout) -> Iterator[Json]:
    """What then, if a lender grants nothing: for each debt of the recommended plan whose relief is uncertain."""
    best = work.plans.best
    asked = [debt for debt in best.debts if not debt.is_kept] if best else []
    unsure = [debt for debt in asked if debt.relief.likelihood != 1 or not debt.relief.verified]
    for debt in unsure:
        yield _if_refused(work, debt.debt_id)


def _if_refused(work: Workout, debt_id: str) -> Json:
    found = refuse(work, work.usual_aims, (debt_id,), lambda: work.plans)
    best = found.plans.best
    completion = found.plans.completions.get(best.id) if best else None
    told = found.as_json()
    return {
        "id": debt_id,
        "fits": found.fits,
        "largest_month": yuan(best.largest_month) if best else None,
        "months": best.months if best else None,
        "total_cost": yuan(best.total_cost) if best else None,
        "completion": completion_json(completion) if completion else None,
        "left_a_month": told["left_a_month"],
        "covered_after": told["covered_after"],
        "text": told["text"],
    }


@dataclass(frozen=True, slots=True)
class _Figures:
    """Of a recommended plan, as both sides count them."""

    kind: str
    largest_month: Fen
    months: int
    total_paid: Fen
    total_cost: Fen
    completion: Completion | None


def _now(found: Supposition) -> _Figures | None:
    plans = found.now.plans
    best = plans.best
    if best is None:
        return None
    largest, completion = best.largest_month, plans.completions.get(best.id)
    return _Figures(best.kind, largest, best.months, best.total_paid, best.total_cost, completion)


def _there(found: Supposition) -> _Figures | None:
    """Counted from today: with what is paid in of a sale, against what is owed today of the same debts."""
    best = found.plans.best
    if best is None:
        return None
    refusal = found.refusal
    apart = {one.entry.id for one in refusal.refused} if refusal and not refusal.fits else set()
    paid = best.total_paid + sum(
        amount for debt_id, amount in found.paid_in.items() if debt_id not in apart
    )
    owed = sum(
        one.position.buckets.total - one.position.held
        for one in found.now.debts
        if one.entry.id not in apart
    )
    months = best.months + found.asked.months_without_income
    completion = found.plans.completions.get(best.id)
    return _Figures(best.kind, best.largest_month, months, paid, paid - owed, completion)


def _side(figures: _Figures | None, plans: PlanSet) -> Json:
    """One of the two; null where there is no plan, and the ``smallest_monthly`` where none fits."""
    if figures is None:
        names = ("kind", "largest_month", "months", "total_paid", "total_cost", "completion")
        told: Json = dict.fromkeys(names)
    else:
        told = {
            "kind": figures.kind,
            "largest_month": yuan(figures.largest_month),
            "months": figures.months,
            "total_paid": yuan(figures.total_paid),
            "total_cost": yuan(figures.total_cost),
            "completion": completion_json(figures.completion) if figures.completion else None,
        }
    short = plans.infeasible
    return {
        "fits": short is None,
        **told,
        "smallest_monthly": yuan(short.smallest_monthly) if short else None,
    }


def _difference(now: _Figures, there: _Figures) -> Json:
    """As it would be less as it is."""
    chances = now.completion and there.completion
    return {
        "largest_month": yuan(there.largest_month - now.largest_month),
        "months": there.months - now.months,
        "total_paid": yuan(there.total_paid - now.total_paid),
        "total_cost": yuan(there.total_cost - now.total_cost),
        "completion": f"{_chance(there) - _chance(now):.4f}" if chances else None,
    }


def _chance(figures: _Figures) -> float:
    return figures.completion.probability if figures.completion else 0.0


def _asked(found: Supposition) -> Json:
    asked: WhatIf = found.asked
    assets = found.now.case.asset
    return {
        "max_payment": None if asked.most_a_month is None else yuan(asked.most_a_month),
        "sure": None if asked.sure is None else str(asked.sure),
        "objective": asked.aim,
        "buffer": None if asked.buffer is None else yuan(asked.buffer),
        "months_without_income": asked.months_without_income,
        "refused": list(asked.refused),
        "sold": [
            {"name": assets[place].name, "brings": yuan(assets[place].realisable)}
            for place in asked.sold
        ],
    }


def _pause(found: Supposition) -> Json | None:
    pause = found.pause
    if pause is None:
        return None
    missing = pause.lack - pause.covered
    said: list[Message] = []
    if pause.completion:
        chance = whole_percent(pause.completion.probability)
        said.append(message("what_if.pause.kept", n=pause.months, chance=chance))
    if pause.lack:
        said.append(message("what_if.pause.lack", n=pause.months, amount=pause.lack))
    if pause.covered:
        said.append(message("what_if.pause.covered", amount=pause.covered))
    if missing:
        said.append(message("what_if.pause.missing", amount=missing))
    said.append(message("what_if.pause.defer", n=pause.months, day=pause.until))
    return {
        "months": pause.months,
        "until": pause.until.isoformat(),
        "completion": completion_json(pause.completion) if pause.completion else None,
        "lack": yuan(pause.lack),
        "covered": yuan(pause.covered),
        "missing": yuan(missing),
        "text": [render(one, found.now.language) for one in said],
    }


def _sale(found: Supposition) -> Json | None:
    if not found.asked.sold:
        return None
    language = found.now.language
    names = {one.entry.id: one.name(language) for one in found.work.debts}
    used = found.brings - sum(found.paid_in.values())
    said = [message("what_if.sale.used", amount=used)] if found.pause and used else []
    said += [
        message("what_if.sale.paid", amount=amount, debt=names[debt_id])
        for debt_id, amount in found.paid_in.items()
    ]
    said.append(message("what_if.sale.gone"))
    return {
        "brings": yuan(found.brings),
        "paid_in": {debt_id: yuan(amount) for debt_id, amount in found.paid_in.items()},
        "text": [render(one, language) for one in said],
    }
