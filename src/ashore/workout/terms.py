"""What can be said of terms alone, without a case."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from pydantic import ValidationError

from ashore.case.checks import check_debt
from ashore.case.convert import contract
from ashore.case.load import examine, problem_of
from ashore.case.schema import LoanDebt, shape_of
from ashore.loans.cost import cost_json, cost_of_schedule
from ashore.loans.schedule import schedule
from ashore.loans.terms import Terms
from ashore.loans.wire import schedule_json
from ashore.problems import AshoreError, Problem
from ashore.texts import message

Json: TypeAlias = dict[str, Any]


def read_terms(keys: Mapping[str, Any]) -> Terms:
    """The terms that the keys of a debt describe, as a case file has them; ``id`` may be left out.

    Raises:
        AshoreError: with what is wrong with each key, and what would be right. A revolving account has no schedule.
    """
    debt = {"id": "debt", **keys}
    if shape_of(debt) == "card":
        what, right = message("workout.terms.revolving"), message("workout.terms.methods")
        raise AshoreError((Problem("", "method", None, what, right),))
    try:
        loan = LoanDebt.model_validate(debt)
    except ValidationError:
        raise _refused(debt) from None
    if next(check_debt(loan, None, None), None) is not None:
        raise _refused(debt)
    return contract(loan).terms


def _refused(debt: Json) -> AshoreError:
    """What a case with only this debt would be told, with keys as they stand in the debt."""
    _, faults = examine({"schema": 1, "debt": [debt]}, None)
    in_debt = (replace(fault, path=fault.path[2:]) for fault in faults)  # without ("debt", 0)
    return AshoreError(tuple(map(problem_of, in_debt)))


def terms_json(terms: Terms) -> Json:
    """A contractual schedule and its annual cost (``ashore schedule``).

    Raises:
        ashore.loans.schedule.ScheduleError: terms that give no schedule.
    """
    made = schedule(terms)
    return schedule_json(made, cost_json(cost_of_schedule(made)))
