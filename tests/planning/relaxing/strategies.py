"""Random debts whose lenders are known to grant new instalments only, so that no search is needed to tell what fits."""

from dataclasses import replace

from hypothesis import strategies as st

from ashore.planning.request import PlanDebt
from tests.planning.strategies import debts


def plain_debts(largest: int = 5) -> st.SearchStrategy[tuple[PlanDebt, ...]]:
    return debts(largest).map(lambda owing: tuple(map(_plain, owing)))


def _plain(debt: PlanDebt) -> PlanDebt:
    return replace(debt, menu=tuple(one for one in debt.menu if one.kind == "re-instalment"))
