"""How well planted mistakes are found: ``python -m tests.audit.score [claims]`` prints the table of docs/audit.md."""

import sys
import time
from collections import Counter

from ashore.law.audit import Finding, audit
from tests.audit.claims import CAUSES, Planted, all_clean, planted


def hits(case: Planted, findings: tuple[Finding, ...]) -> list[bool]:
    """For each planted mistake, whether a finding names its cause in a bucket where it lies."""
    found = {(finding.cause, finding.bucket) for finding in findings}
    return [any((cause, bucket) in found for bucket in buckets) for cause, buckets in case.expected]


def extra(case: Planted, findings: tuple[Finding, ...]) -> int:
    """Findings that name a cause nobody planted."""
    return sum(finding.cause not in {cause for cause, _ in case.expected} for finding in findings)


def run(case: Planted) -> tuple[tuple[Finding, ...], float]:
    began = time.perf_counter()
    findings = audit(case.contract, case.payments, case.claim, case.claim.as_of, "consumer_finance")
    return findings, time.perf_counter() - began


def main(count: int) -> None:
    planted_by: Counter[str] = Counter()
    found_by: Counter[str] = Counter()
    claims_by: Counter[int] = Counter()
    whole_by: Counter[int] = Counter()
    times, wrong = [], 0
    for seed in range(count):
        case = planted(seed)
        findings, took = run(case)
        times.append(took)
        result = hits(case, findings)
        wrong += extra(case, findings)
        claims_by[len(result)] += 1
        whole_by[len(result)] += all(result)
        for (cause, _), hit in zip(case.expected, result, strict=True):
            planted_by[cause] += 1
            found_by[cause] += hit
        if "-v" in sys.argv and not (all(result) and not extra(case, findings)):
            print(
                seed,
                [(m, e[1]) for m, e in zip(case.mistakes, case.expected, strict=True)],
                sorted(case.claim.parts),
                f"{took:.2f}s",
            )
            print("    ->", [(f.cause, f.bucket, f.amount) for f in findings])
    clean_findings = sum(bool(run(case)[0]) for case in all_clean(count))
    print(f"{'cause':32}{'planted':>8}{'found':>8}{'%':>8}")
    for cause in CAUSES:
        there, seen = planted_by[cause], found_by[cause]
        print(f"{cause:32}{there:8}{seen:8}{100 * seen / max(1, there):8.1f}")
    total, found = sum(planted_by.values()), sum(found_by.values())
    print(f"{'all':32}{total:8}{found:8}{100 * found / total:8.1f}")
    for size in sorted(claims_by):
        print(f"claims with {size} wholly found: {whole_by[size]} of {claims_by[size]}")
    print(
        f"claims wholly found: {sum(whole_by.values())} of {count}; findings not planted: {wrong}"
    )
    print(f"clean claims with a finding: {clean_findings} of {count}")
    times.sort()
    print(
        f"seconds: median {times[len(times) // 2]:.3f}, 90 % {times[len(times) * 9 // 10]:.3f}, worst {times[-1]:.3f}"
    )


if __name__ == "__main__":
    main(int(next((a for a in sys.argv[1:] if a.isdigit()), "400")))
