"""How well planted mistakes are found: ``python -m tests.audit.score [claims] [first seed]`` prints a table.

``--closed-form`` takes the claims of the second author, ``-v`` names each claim of which something was missed.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ashore.law.audit import Finding, audit
from tests.audit import closed_form
from tests.audit.claims import CAUSES, Planted, clean, planted


def hits(case: Planted, findings: tuple[Finding, ...]) -> list[bool]:
    """For each planted mistake, whether a finding names its cause in a bucket where it lies."""
    found = {(finding.cause, finding.bucket) for finding in findings}
    return [any((cause, bucket) in found for bucket in buckets) for cause, buckets in case.expected]


def extra(case: Planted, findings: tuple[Finding, ...]) -> int:
    """Findings that name a cause nobody planted."""
    return sum(finding.cause not in {cause for cause, _ in case.expected} for finding in findings)


def run(case: Planted) -> tuple[tuple[Finding, ...], float]:
    """The findings and the seconds they took."""
    began = time.perf_counter()
    findings = audit(case.contract, case.payments, case.claim, case.claim.as_of, "consumer_finance")
    return findings, time.perf_counter() - began


@dataclass
class Score:
    """What was planted and found, by cause and by the number of mistakes in a claim."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    claims: Counter[int] = field(default_factory=Counter)
    whole: Counter[int] = field(default_factory=Counter)
    not_planted: int = 0
    clean_with_finding: int = 0
    seconds: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, case: Planted) -> None:
        findings, took = run(case)
        result = hits(case, findings)
        for (cause, _), hit in zip(case.expected, result, strict=True):
            self.planted[cause] += 1
            self.found[cause] += hit
        self.claims[len(result)] += 1
        self.whole[len(result)] += all(result)
        self.not_planted += extra(case, findings)
        self.seconds.append(took)
        if not all(result) or extra(case, findings):
            named = [(finding.cause, finding.bucket, finding.amount) for finding in findings]
            self.missed.append(f"{case.seed}: {case.mistakes} {dict(case.claim.parts)} -> {named}")

    def lines(self) -> Iterator[str]:
        yield f"{'cause':32}{'planted':>8}{'found':>8}{'%':>8}"
        for cause in [one for one in CAUSES if self.planted[one]]:
            yield _row(cause, self.planted[cause], self.found[cause])
        yield _row("all", self.planted.total(), self.found.total())
        for size in sorted(self.claims):
            yield f"claims with {size} mistakes wholly found: {self.whole[size]} of {self.claims[size]}"
        yield f"findings of a cause not planted: {self.not_planted}"
        yield f"clean claims with a finding: {self.clean_with_finding} of {self.claims.total()}"
        ordered = sorted(self.seconds)
        middle, most = ordered[len(ordered) // 2], ordered[len(ordered) * 9 // 10]
        yield f"seconds a claim: median {middle:.3f}, 90 % {most:.3f}, worst {ordered[-1]:.3f}"


def _row(name: str, made: int, found: int) -> str:
    return f"{name:32}{made:8}{found:8}{100 * found / max(1, made):8.1f}"


def score(seeds: range, plant: Callable[[int], Planted] = planted) -> Score:
    """The score of some seeds, with as many clean claims."""
    result = Score()
    for seed in seeds:
        result.add(plant(seed))
        result.clean_with_finding += bool(run(clean(seed))[0])
    return result


def main(arguments: list[str]) -> None:
    numbers = [int(argument) for argument in arguments if argument.isdigit()]
    count = numbers[0] if numbers else 400
    first = numbers[1] if len(numbers) > 1 else 0
    plant = closed_form.planted if "--closed-form" in arguments else planted
    result = score(range(first, first + count), plant)
    missed = result.missed if "-v" in arguments else []
    sys.stdout.write("\n".join([*missed, *result.lines()]) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
