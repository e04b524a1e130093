"""What a plan pays a lender, as the cells of a table: the same on paper and on a screen."""

from ashore.documents.voice import number
from ashore.negotiation.naming import Json


def paid_cells(debt: Json) -> list[str]:
    """The first payment, how many there are, the day of the last, and their sum."""
    schedule = debt["schedule"]
    return [
        number(schedule[0]["payment"]),
        str(len(schedule)),
        schedule[-1]["date"],
        number(debt["total_paid"]),
    ]
