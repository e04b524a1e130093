"""Planted errors are found where they lie, and a claim without any is left alone."""

import pytest

from ashore.law.audit import audit
from tests.audit.claims import all_clean, planted
from tests.audit.score import extra, hits, run

COUNT = 200


@pytest.mark.slow
def test_at_least_95_of_100_planted_errors_are_localised() -> None:
    found = wanted = invented = 0
    for seed in range(COUNT):
        case = planted(seed)
        findings, _ = run(case)
        result = hits(case, findings)
        found, wanted = found + sum(result), wanted + len(result)
        invented += extra(case, findings)
    assert wanted >= COUNT
    assert found >= 0.95 * wanted
    assert invented <= 0.02 * wanted


@pytest.mark.slow
def test_no_finding_on_clean_claims() -> None:
    accused = [
        case
        for case in all_clean(COUNT)
        if audit(case.contract, case.payments, case.claim, case.claim.as_of, "consumer_finance")
    ]
    assert accused == []


def test_a_few_of_each_in_every_run() -> None:
    """The quick part of the two above."""
    for seed in range(15):
        case = planted(seed)
        assert any(hits(case, run(case)[0]))
    assert not any(run(case)[0] for case in all_clean(15))
