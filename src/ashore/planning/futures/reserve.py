"""The reserve that would save a plan."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ashore.money import Fen
from ashore.planning.futures.assumptions import Rules
from ashore.planning.futures.draw import Futures
from ashore.planning.futures.outlook import LIMIT
from ashore.planning.futures.run import run


def reserve_for(
    futures: Futures,
    payments: Sequence[Fen],
    target: float,
    *,
    rules: Rules | None = None,
) -> Fen | None:
    """The smallest reserve at the start, in whole yuan, with which the plan is kept in a share ``target`` of the
    futures; None where no amount below ``LIMIT`` would do.
    """

    def is_enough(yuan: int) -> bool:
        outlook = replace(futures.outlook, reserve=100 * yuan)
        done = run(replace(futures, outlook=outlook), payments, rules=rules)
        return done.probability >= target

    found = bisect_left(range(LIMIT // 100), True, key=is_enough)  # noqa: FBT003 - False, …, True
    return 100 * found if found < LIMIT // 100 else None
