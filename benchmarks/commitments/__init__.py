"""Over-commitment: how many of the plans that each way of planning leads with do not hold in lives the planner does not
know. ``python -m benchmarks commitments``.
"""

from collections import defaultdict
from collections.abc import Iterable

from ashore.planning.futures.run import run
from ashore.workout import Workout
from benchmarks.commitments.calibration import Told, tell
from benchmarks.commitments.cases import START, indebted
from benchmarks.commitments.rivals import payments_of, promised

HOUSEHOLDS, LIVES = 300, 4_000
TOO_OFTEN = 0.2
"""A plan that breaks more often than this promises too much."""
BOUND = "bound: the level that holds best, in hindsight"
OURS = "ashore: every plan it leads with"


def main() -> None:
    """Measure everything."""
    lives = [one for seed in range(HOUSEHOLDS) if (one := lived_by(seed))]
    found = [kept for kept, _ in lives]
    print(
        f"{HOUSEHOLDS} households, {HOUSEHOLDS - len(found)} of them without any plan that fits\n"
    )
    print(f"{'':<48}{'plans':>7}{'kept, mean':>12}{'broken > 20 %':>15}")
    kept = defaultdict(list)
    for one in found:
        for name, share in one.items():
            kept[name].append(share)
    for name, shares in sorted(kept.items()):
        mean, broken = sum(shares) / len(shares), _share(map(_breaks, shares))
        print(f"{name:<48}{len(shares):>7}{mean:>12.1%}{broken:>15.1%}")
    avoidable = _share(_breaks(one[OURS]) and not _breaks(one[BOUND]) for one in found)
    print(
        f"\nours broken > 20 % where another level would have held: {avoidable:.1%} of {OURS[8:]}"
    )
    tell([told for _, told in lives])


def lived_by(seed: int) -> tuple[dict[str, float], Told] | None:
    """In what share of its real lives a household keeps what each way of planning would have it promise, and what was
    told of ours; None where no plan fits.
    """
    one = indebted(seed)
    work = Workout(one.case, START, "en")
    best = work.plans.best
    if best is None:
        return None
    lived = one.household.lived(LIVES)
    kept = {name: run(lived, paid).probability for name, paid in promised(work)}
    kept[OURS] = run(lived, payments_of(best)).probability
    told = Told(work.plans.completions[best.id], kept[OURS], best.months)
    levels = [run(lived, payments_of(level.plan)).probability for level in work.plans.frontier]
    return {**kept, BOUND: max((kept[OURS], *levels))}, told


def _breaks(share: float) -> bool:
    return share < 1 - TOO_OFTEN


def _share(of: Iterable[bool]) -> float:
    counted = list(of)
    return sum(counted) / len(counted)
