"""What breaks a plan: the same futures lived again without one cause at a time."""

from collections.abc import Sequence
from dataclasses import replace

from ashore.money import Fen
from ashore.planning.futures.assumptions import CAUSES, Cause, Rules
from ashore.planning.futures.draw import Futures, futures
from ashore.planning.futures.run import run


def causes(
    drawn: Futures, payments: Sequence[Fen], *, rules: Rules | None = None
) -> dict[Cause, float]:
    """By how much the completion probability would rise without each cause, the worst first; only those that matter.

    All else stays as it was in every future, so the differences are sharp. They need not add up: a plan may break
    of two causes together. ``drawn`` must be of :func:`futures`.
    """
    as_it_is = run(drawn, payments, rules=rules).probability

    def without(cause: Cause) -> float:
        return run(_redrawn(drawn, cause), payments, rules=rules).probability - as_it_is

    gained = {cause: without(cause) for cause in CAUSES}
    worst_first = sorted(gained.items(), key=lambda item: -item[1])
    return {cause: gain for cause, gain in worst_first if gain > 0}


def _redrawn(drawn: Futures, cause: Cause) -> Futures:
    outlook = replace(drawn.outlook, history=()) if cause == "income" else drawn.outlook
    return futures(outlook, drawn.assumptions.without(cause), drawn.count, drawn.seed)
