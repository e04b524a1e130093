"""How a plan can have been made. The type stands on floor 2: cases and planning share it."""

from typing import Literal, TypeAlias

PlanKind: TypeAlias = Literal[
    "as-billed",
    "pro-rata",
    "equal-sacrifice",
    "snowball",
    "avalanche",
    "cheapest",
    "soonest",
    "current",
    "steadiest",
    "fair",
]
"""From ``cheapest`` on it is the best of its kind among all tables lenders could sign."""
