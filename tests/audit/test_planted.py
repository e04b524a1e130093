"""The planted-error test of the issue: mistakes made by independent arithmetic, found by cause and bucket."""

import pytest

from tests.audit import closed_form
from tests.audit.claims import clean
from tests.audit.score import run, score


def test_planted_mistakes_are_found_in_a_few_claims() -> None:
    result = score(range(1000, 1010))
    assert result.found.total() >= 0.9 * result.planted.total()


@pytest.mark.slow
def test_planted_mistakes_are_found_in_95_of_100() -> None:
    result = score(range(200))
    assert result.found.total() >= 0.95 * result.planted.total(), "\n".join(result.missed)
    assert result.not_planted <= 0.03 * result.planted.total(), "\n".join(result.missed)


@pytest.mark.slow
def test_clean_claims_have_no_finding() -> None:
    assert [seed for seed in range(500, 700) if run(clean(seed))[0]] == []


@pytest.mark.slow
def test_a_lender_that_miscounts_only_its_statement_is_understood_too() -> None:
    result = score(range(40), closed_form.planted)
    assert result.found.total() >= 0.88 * result.planted.total(), "\n".join(result.missed)
