"""The ways things may go: nothing is paid, what is billed is paid, the plan is kept."""

from ashore.negotiation.naming import Json

COURSES = ("forecast", "forecast_minimum", "forecast_plan")
"""The names of the three in the JSON of a position."""


def known_courses(totals: Json) -> list[str]:
    """Those of the courses that are known for all debts; none where nothing is owed."""
    return [course for course in COURSES if totals[course]]
