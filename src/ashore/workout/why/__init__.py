"""Why a figure is what it is: the rows that add up to it, the rules that bear on it, what it was worked out from."""

from ashore.workout.why.debt import DebtWhy
from ashore.workout.why.surplus import surplus_why

__all__ = ["DebtWhy", "surplus_why"]
