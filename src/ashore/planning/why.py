"""Why a plan is the one to lead with: short sentences, every figure from the plan itself."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ashore.money import Fen, Rate
from ashore.planning.futures.completion import Completion
from ashore.planning.ground import Outset
from ashore.planning.opening import ASSUMED_INSTALMENTS
from ashore.planning.result import Level, Plan
from ashore.texts import Message, message

if TYPE_CHECKING:
    from ashore.planning.choice.problem import Solution

_WORTH_SAYING: Fen = 10_00


def why(best: Plan, plans: Sequence[Plan], outset: Outset) -> tuple[Message, ...]:
    """What the plan asks for and costs, how it treats lenders, what it rests on, and what another would save."""
    return (
        _figures(best),
        message(f"plan.why.{'single' if _changed(best) == 1 else best.kind}"),
        *_kept(best),
        *_begins(best, outset),
        *_assumed(best),
        *_cheaper(best, plans),
    )


def how_sure(level: Level, most: Level, wanted: Rate) -> tuple[Message, ...]:
    """How sure the plan of a level is, whether that is as sure as ``wanted``, and what paying the ``most`` would do."""
    found, fuller = level.completion.probability, most.completion.probability
    said = [_sure(level.completion)]
    if found < wanted:
        said.append(message("plan.why.surest", wanted=wanted))
    more = level.plan.total_cost - most.plan.total_cost
    if fuller < found and more > 0:
        said.append(message("plan.why.less", chance=whole_percent(fuller), more=more))
    return tuple(said)


def how_sure_aimed(found: Completion, wanted: Rate) -> tuple[Message, ...]:
    """How sure a plan is that was chosen for something else."""
    below = [message("plan.why.below", wanted=wanted)] if found.probability < wanted else []
    return (_sure(found), *below)


def _sure(found: Completion) -> Message:
    return message("plan.why.sure", n=found.count, chance=whole_percent(found.probability))


def how_good(solution: "Solution") -> tuple[Message, ...]:
    """Whether the best plan by an aim is known to be the best."""
    return (message("plan.why.proven" if solution.proven else "plan.why.unproven"),)


def whole_percent(share: float) -> Decimal:
    """A share in whole percent: what is drawn is not known more exactly."""
    return Decimal(round(100 * share)) / 100


def _changed(best: Plan) -> int:
    return sum(not debt.is_kept for debt in best.debts)


def _figures(best: Plan) -> Message:
    cost = best.total_cost
    variant = "-billed" if best.kind == "as-billed" else "-less" if cost < 0 else ""
    return message(
        f"plan.why.figures{variant}",
        amount=max(amount for _, amount in best.monthly[: best.months]),
        months=best.months,
        total=best.total_paid,
        cost=abs(cost),
    )


def _kept(best: Plan) -> list[Message]:
    kept = [debt for debt in best.debts if debt.is_kept]
    if not kept or best.kind == "as-billed":
        return []
    return [message("plan.why.kept", n=len(kept))]


def _begins(best: Plan, outset: Outset) -> list[Message]:
    """From when the others are paid, where debts that come first must be caught up before."""
    begins = {debt.agreed_on for debt in best.debts if not debt.is_kept}
    return [
        message("plan.why.begins", day=day) for day in sorted(begins) if day > outset.dates.start
    ]


def _assumed(best: Plan) -> list[Message]:
    count = sum(debt.assumed for debt in best.debts)
    return [message("plan.why.assumed", n=count, term=ASSUMED_INSTALMENTS)] if count else []


def _cheaper(best: Plan, plans: Sequence[Plan]) -> list[Message]:
    """What the cheapest plan would save, where lenders share at all and it is ten yuan or more."""
    if _changed(best) < 2:
        return []
    cheapest = min(plans, key=lambda plan: (plan.total_cost, plan.months))
    saved = best.total_cost - cheapest.total_cost
    if saved < _WORTH_SAYING:
        return []
    kind = message(f"plan.kind.{cheapest.kind}")
    return [message("plan.why.cheaper", kind=kind, saved=saved, months=cheapest.months)]
