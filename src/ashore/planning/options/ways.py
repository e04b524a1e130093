"""The ways of a debt: kept by its contract where nothing is overdue, and by what its menu offers."""

from collections.abc import Iterator

from ashore.loans.relief import ReliefOption
from ashore.planning.assemble import as_contracted
from ashore.planning.billed import by_month
from ashore.planning.choice.problem import Choice, Fixed
from ashore.planning.ground import Outset
from ashore.planning.opening import ASSUMED_INSTALMENTS
from ashore.planning.options.asked import Asked, Form, Way
from ashore.planning.options.settlements import settlements
from ashore.planning.options.tables import tables
from ashore.planning.request import PlanDebt
from ashore.planning.result import Rows


def ways_of(debt: PlanDebt, outset: Outset, form: Form, waits: int = 0) -> tuple[Way, ...]:
    """Every way to pay a debt by an agreement that begins after ``waits`` months, and by its contract where nothing
    is overdue. No two have the same name.
    """
    found = []
    if debt.id in outset.billed and not debt.is_behind and not waits:
        found.append(kept_way(debt, outset.billed[debt.id], outset))
    for place, relief in enumerate(_offered(debt)):
        asked = Asked(debt, outset, relief, waits, f"{relief.kind}.{place}")
        found += settlements(asked) if relief.kind == "settlement" else tables(asked, form)
    return tuple(found)


def offers_more(debt: PlanDebt) -> bool:
    """Whether its lender may grant more than new instalments."""
    return any(one.kind != "re-instalment" for one in _offered(debt))


def kept_way(debt: PlanDebt, rows: Rows, outset: Outset) -> Way:
    """A debt that goes on by its contract, with its payments; it is up to date once the first of them is made."""
    made = as_contracted(debt, rows, outset)
    totals = by_month(rows, outset.dates)
    inside = tuple(totals.get(month, 0) for month in range(1, outset.horizon + 1))
    return Way(
        Choice(
            "as-is",
            Fixed(inside, sum(totals.values()) - sum(inside)),
            current_from=outset.dates.month_of(rows[0].date) if debt.is_behind else 0,
            kept=True,
        ),
        made.relief,
        lambda _: made,
    )


def _offered(debt: PlanDebt) -> Iterator[ReliefOption]:
    """What a plan may count on asking for: what the menu offers a debt this late with the figures it takes.

    Where no re-instalment is offered the usual one is assumed; what nobody has put a figure on is no option.
    """
    menu = [one for one in debt.menu if one.min_days_past_due <= debt.position.days_past_due]
    if not any(one.kind == "re-instalment" for one in menu):
        yield ReliefOption("re-instalment", ASSUMED_INSTALMENTS, source="assumed")
    yield from filter(_is_complete, menu)


def _is_complete(one: ReliefOption) -> bool:
    """Whether a relief has the figures a table can be made of."""
    match one.kind:
        case "re-instalment":
            return True
        case "settlement":
            return one.share is not None and 0 < one.share < 1
        case "extension" | "deferral":
            return one.months > 0
        case "waiver":
            return bool(one.waiver_interest or one.waiver_penalty) and bool(one.max_instalments)
        case "interest-freeze" | "principal-only":
            return bool(one.max_instalments)
        case "as-is" | "due-date-move":
            return False
