"""Choosing over all debts: both solvers beside each other, beside peers, and beside brute force.

``python -m benchmarks.plans`` measures the 200 instances of ``instances.json`` and the 2,000 tiny ones, ``--quick``
every fifth of either; ``--write`` makes the file anew.
"""

from math import isfinite


def main() -> None:
    """Measure everything."""
    measure(1)


def measure(every: int) -> None:
    """Measure every so many of the instances."""
    from benchmarks.plans import table
    from benchmarks.plans.agree import SOLVERS, disagreements
    from benchmarks.plans.instances import published
    from benchmarks.plans.run import measured
    from benchmarks.plans.tiny import COUNT

    for name, solve in SOLVERS.items():
        apart = disagreements(range(0, COUNT, every), solve)
        print(
            f"{COUNT // every:,} tiny problems, four objectives: {name} apart in {len(apart)}",
            *apart[:5],
        )
    found = [measured(one, "cost") for one in list(published())[::every]]
    contradictions = [said for one in found for said in one.contradictions]
    print(
        f"better than the other proved possible: {len(contradictions)}", *contradictions, sep="\n"
    )
    for one in found:
        if not one.highs.settled:
            gap, seconds = float(one.highs.gap), one.highs.seconds
            known = f"gap {gap:.2%}" if isfinite(gap) else "nothing found or proven"
            print(f"HiGHS, seed {one.instance.seed}: {known} after {seconds:.2f} s")
    print(f"\n{table.solvers(found)}\n\n{table.peers(found)}")
