"""Where nothing fits: all single changes that would do, the smallest first, and why nothing fits as it is."""

from dataclasses import replace

from ashore.household.model import Household
from ashore.planning.relaxing.lenders import from_lenders
from ashore.planning.relaxing.means import from_household, more_a_month
from ashore.planning.relaxing.shortfall import shortfall
from ashore.planning.relaxing.strait import Strait
from ashore.planning.result import Infeasible


def with_ways_out(explained: Infeasible, strait: Strait, household: Household | None) -> Infeasible:
    """The explanation with what would do, in order of ``Relaxation.rank``, and what is missing.

    Nothing is said of a household's own money where none is given.
    """
    found = [*from_lenders(strait)]
    if household is not None:
        found += from_household(strait, household)
    found.append(more_a_month(strait, explained.smallest_monthly, alone=not found))
    return replace(
        explained,
        ways_out=tuple(sorted(found, key=lambda one: one.rank)),
        shortfall=shortfall(strait.outset, strait.least, strait.money),
    )
