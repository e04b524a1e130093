"""Reading plans back from their JSON, as papers and tables do."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

Json: TypeAlias = Mapping[str, Any]


def best(plans: Json) -> Json | None:
    """The recommended plan, or None where none fits."""
    return next((plan for plan in plans["plans"] if plan["id"] == plans["recommended"]), None)


def paid(plan: Json) -> list[Json]:
    """The debts that a plan pays anything."""
    return [debt for debt in plan["debts"] if debt["schedule"]]


def chance(completion: Json) -> str:
    """How sure a plan is, in whole percent: what is drawn is not known more exactly."""
    return f"{100 * Decimal(completion['probability']):.0f}%"
