"""Where nothing fits: all single changes that would do, the smallest first, and why nothing fits as it is."""

from ashore.household.model import Household
from ashore.money import Fen
from ashore.planning.relaxing.lenders import from_lenders
from ashore.planning.relaxing.means import from_household, more_a_month
from ashore.planning.relaxing.shortfall import shortfall
from ashore.planning.relaxing.strait import Strait
from ashore.planning.result import WaysOut


def ways_out(smallest_monthly: Fen, strait: Strait, household: Household | None) -> WaysOut:
    """What would do, in order of ``Relaxation.rank``, and what is missing.

    Nothing is said of a household's own money where none is given.
    """
    found = [*from_lenders(strait)]
    if household is not None:
        found += from_household(strait, household)
    found.append(more_a_month(strait, smallest_monthly, alone=not found))
    ordered = tuple(sorted(found, key=lambda one: one.rank))
    saving = strait.reliefs is not None
    return ordered, shortfall(strait.outset, strait.least, strait.money, saving=saving)
