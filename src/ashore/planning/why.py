"""Why a plan is the one to lead with: sentences in the order of what matters, every figure from the plan itself.

Each message is one sentence. Faces say the first :data:`SENTENCES`; what is left stands by as notes.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ashore.money import Fen, Rate
from ashore.planning.aims import FAIR
from ashore.planning.futures.completion import Completion
from ashore.planning.ground import Outset
from ashore.planning.opening import ASSUMED_INSTALMENTS
from ashore.planning.result import Level, Plan
from ashore.texts import Message, message

if TYPE_CHECKING:
    from ashore.planning.choice.problem import Solution

SENTENCES = 5
"""In how many sentences a recommendation is said."""

_WORTH_SAYING: Fen = 10_00

_ROLLING = ("snowball", "avalanche")
"""Kinds whose amounts change whenever a debt is paid off."""
_EVEN = ("as-billed", "pro-rata", "equal-sacrifice")
"""Kinds against which nothing is to be said."""


def why(
    best: Plan,
    plans: Sequence[Plan],
    outset: Outset,
    sure: Sequence[Message] = (),
    solution: "Solution | None" = None,
) -> tuple[Message, ...]:
    """What the plan asks for and costs, how it treats lenders, how sure it is, what it rests on, what another would
    save.

    ``sure`` is what :func:`how_sure` says of it, ``solution`` what a solver proved of a plan that is best by an aim.
    """
    return (
        _figures(best),
        _how(best, solution),
        *sure,
        *_assumed(best),
        *_begins(best, outset),
        *_settled(best, outset),
        *_cheaper(best, plans),
    )


def how_sure(level: Level, most: Level, wanted: Rate) -> tuple[Message, ...]:
    """How sure the plan of a level is, whether that is as sure as ``wanted``, and what paying the ``most`` would do."""
    found, fuller = level.completion, most.completion.probability
    said = [_sure(found, wanted, "surest")]
    more = level.plan.total_cost - most.plan.total_cost
    if fuller < found.probability and more > 0:
        said.append(message("plan.why.less", chance=whole_percent(fuller), more=more))
    return tuple(said)


def how_sure_aimed(found: Completion, wanted: Rate) -> tuple[Message, ...]:
    """How sure a plan is that was chosen for something else."""
    return (_sure(found, wanted, "below"),)


def _sure(found: Completion, wanted: Rate, otherwise: str) -> Message:
    """The chance, and that it is less than wanted where it is."""
    key = otherwise if found.probability < wanted else "sure"
    facts = {"n": found.count, "chance": whole_percent(found.probability)}
    below = {"wanted": wanted} if key == otherwise else {}
    return message(f"plan.why.{key}", **facts, **below)


def whole_percent(share: float) -> Decimal:
    """A share in whole percent: what is drawn is not known more exactly."""
    return Decimal(round(100 * share)) / 100


def _figures(best: Plan) -> Message:
    cost = best.total_cost
    variant = "-billed" if best.kind == "as-billed" else "-less" if cost < 0 else ""
    cheaper = best.kind == "as-billed" and cost < 0  # only agreements signed can make it so
    return message(
        "agreements.figures-less" if cheaper else f"plan.why.figures{variant}",
        amount=best.largest_month,
        months=best.months,
        total=best.total_paid,
        cost=abs(cost),
    )


def _how(best: Plan, solution: "Solution | None") -> Message:
    """How lenders are treated or what the plan is the best by, and how many debts go on by their contract."""
    changed = sum(not debt.is_kept for debt in best.debts)
    kept = sum(debt.is_kept and not debt.signed for debt in best.debts) if changed else 0
    kind = "single" if changed == 1 and solution is None else best.kind
    alike = {"share": Decimal(FAIR.numerator) / FAIR.denominator} if kind == "fair" else {}
    facts: dict[str, Any] = {"how": message(f"plan.how.{kind}", **alike)}
    if solution:
        facts["proof"] = message(f"plan.how.{'proven' if solution.proven else 'unproven'}")
    if kept:
        facts["n"] = kept
    return message(f"plan.why.how{'-good' if solution else ''}{'-kept' if kept else ''}", **facts)


def _begins(best: Plan, outset: Outset) -> list[Message]:
    """From when the others are paid, where debts that come first must be caught up before."""
    begins = {
        debt.agreed_on
        for debt in best.debts
        if not debt.is_kept and debt.relief.kind != "settlement"
    }
    return [
        message("plan.why.begins", day=day) for day in sorted(begins) if day > outset.dates.start
    ]


def _settled(best: Plan, outset: Outset) -> list[Message]:
    """What has to be put aside for settlements that are paid later than the first month."""
    settled = [debt.schedule[0] for debt in best.debts if debt.relief.kind == "settlement"]
    last = max(settled, key=lambda row: row.date, default=None)
    if last is None or last.date <= outset.dates.first:
        return []
    facts = {"n": len(settled), "day": last.date, "amount": last.payment}
    return [message("plan.why.settled", **facts)]


def _assumed(best: Plan) -> list[Message]:
    count = sum(debt.assumed for debt in best.debts)
    return [message("plan.why.assumed", n=count, term=ASSUMED_INSTALMENTS)] if count else []


def _cheaper(best: Plan, plans: Sequence[Plan]) -> list[Message]:
    """What the cheapest plan would save, where lenders share at all and it is ten yuan or more."""
    if sum(not debt.is_kept for debt in best.debts) < 2:
        return []
    cheapest = min(plans, key=lambda plan: (plan.total_cost, plan.months))
    saved = best.total_cost - cheapest.total_cost
    if saved < _WORTH_SAYING:
        return []
    variant = "" if cheapest.kind in _ROLLING else "-even" if cheapest.kind in _EVEN else "-uneven"
    kind = message(f"plan.kind.{cheapest.kind}")
    return [message(f"plan.why.cheaper{variant}", kind=kind, saved=saved, months=cheapest.months)]
