"""A mixed-integer linear model as plain lists, and HiGHS run on it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any, Literal, TypeAlias

Term: TypeAlias = tuple[int, float]
"""A column and what it is multiplied by."""

NOTHING = 1e-9
"""Factors up to here are what floats are off; HiGHS leaves them out too."""


@dataclass(slots=True)
class Model:
    """Columns and rows; what is minimised is the sum of the columns' costs."""

    cost: list[float] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    least: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)

    def column(
        self, cost: float = 0, low: float = 0, high: float = inf, *, whole: bool = False
    ) -> int:
        """A new column."""
        self.cost.append(cost)
        self.low.append(low)
        self.high.append(high)
        self.whole.append(whole)
        return len(self.cost) - 1

    def binary(self, cost: float = 0) -> int:
        """A new column that is 0 or 1."""
        return self.column(cost, high=1, whole=True)

    def row(self, terms: Iterable[Term], least: float = -inf, most: float = inf) -> None:
        """A new row: the sum of its terms, each of another column, is between ``least`` and ``most``."""
        for column, factor in terms:
            if abs(factor) > NOTHING:
                self.columns.append(column)
                self.factors.append(factor)
        self.starts.append(len(self.columns))
        self.least.append(least)
        self.most.append(most)


@dataclass(frozen=True, slots=True)
class Outcome:
    """``values`` of the columns where a solution was found; ``bound`` is what none is below; ``seconds`` it took."""

    said: Literal["solved", "infeasible", "stopped"]
    values: tuple[float, ...] | None
    bound: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Effort:
    """For how long to look, how far from the best (as a share) to stop, and whole numbers to start from."""

    seconds: float
    gap: float
    start: Mapping[int, float] = field(default_factory=dict)
    relaxed: bool = False


def run(model: Model, effort: Effort) -> Outcome:
    """Minimise with HiGHS, on one thread; ``relaxed``: without asking for whole numbers.

    Raises:
        ImportError: highspy is not installed.
        RuntimeError: HiGHS found an error in the model, a mistake of ours.
    """
    import highspy
    import numpy as np

    new: Callable[[], Any] = highspy.Highs  # the class has no types of its own
    highs = new()
    for option, value in {
        "output_flag": False,
        "threads": 1,
        "time_limit": max(effort.seconds, 0.0),
        "mip_rel_gap": effort.gap,
        "mip_abs_gap": 0.0,
    }.items():
        highs.setOptionValue(option, value)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(model.cost), len(model.least)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = map(np.array, (model.cost, model.low, model.high))
    lp.row_lower_, lp.row_upper_ = map(np.array, (model.least, model.most))
    matrix = lp.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = lp.num_col_, lp.num_row_
    matrix.start_ = np.array(model.starts, dtype=np.int32)
    matrix.index_ = np.array(model.columns, dtype=np.int32)
    matrix.value_ = np.array(model.factors)
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    if not effort.relaxed:
        lp.integrality_ = [kinds[whole] for whole in model.whole]
    if highs.passModel(lp) != highspy.HighsStatus.kOk:
        raise RuntimeError("HiGHS does not take the model")
    if effort.start:
        highs.setSolution(
            len(effort.start),
            np.array(list(effort.start), dtype=np.int32),
            np.array(list(effort.start.values())),
        )
    highs.run()
    status, info = highs.getModelStatus(), highs.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = tuple(highs.getSolution().col_value) if found else None
    seconds = highs.getRunTime()
    if status == highspy.HighsModelStatus.kOptimal:
        bound = info.objective_function_value if effort.relaxed else info.mip_dual_bound
        return Outcome("solved", values, bound, seconds)
    # Nothing costs less than nothing, so no model is unbounded.
    if status in {
        highspy.HighsModelStatus.kInfeasible,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,
    }:
        return Outcome("infeasible", None, inf, seconds)
    if status == highspy.HighsModelStatus.kTimeLimit:
        return Outcome("stopped", values, -inf if effort.relaxed else info.mip_dual_bound, seconds)
    raise RuntimeError(f"HiGHS ended with {highs.modelStatusToString(status)}")
