"""The terms of a loan from the keys of a debt, as the case file has them."""

import json
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from ashore.case.checks import check_debt
from ashore.case.convert import contract
from ashore.case.load import parse_case
from ashore.case.schema import LoanDebt
from ashore.loans.terms import Terms
from ashore.problems import AshoreError, Problem, RefusedError
from ashore.texts import message

_PLACE = "debt[1]"


def terms_of(keys: Any) -> Terms:
    """The terms that a debt's keys describe; ``id`` may be left out.

    Raises:
        RefusedError: not a table of keys.
        AshoreError: with what is wrong with each key. A revolving account has no schedule.
    """
    if not isinstance(keys, dict):
        raise RefusedError("cli.terms.not_terms")
    if keys.get("method") == "revolving":
        what, right = message("cli.terms.revolving"), message("cli.terms.methods")
        raise AshoreError((Problem("", "method", None, what, right),))
    debt = {"id": "debt", **keys}
    try:
        loan = LoanDebt.model_validate(debt)
    except ValidationError:
        raise _problems_of(debt) from None
    if next(check_debt(loan, None, None), None) is not None:
        raise _problems_of(debt)
    return contract(loan).terms


def _problems_of(debt: dict[str, Any]) -> AshoreError:
    """What a case with only this debt would be told, with keys as they stand in the debt."""
    document = json.dumps({"schema": 1, "debt": [debt]}, default=str).encode()
    try:
        parse_case(document, "debt.json")
    except AshoreError as error:
        return AshoreError(
            tuple(
                replace(problem, file="", key=problem.key.removeprefix(_PLACE).lstrip("."))
                for problem in error.problems
            )
        )
    raise AssertionError("a debt that its model refuses is refused in a case too")
