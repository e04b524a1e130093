"""Both solvers find what brute force finds, exactly, on tiny problems; ``python -m benchmarks.plans`` tries 2,000."""

import pytest
from benchmarks.plans.agree import SOLVERS, Solver, disagreements

EACH = pytest.mark.parametrize("solve", SOLVERS.values(), ids=SOLVERS)


@EACH
def test_a_few_tiny_problems(solve: Solver) -> None:
    assert disagreements(range(15), solve) == []


@pytest.mark.slow
@EACH
def test_many_tiny_problems(solve: Solver) -> None:
    assert disagreements(range(15, 150), solve) == []
