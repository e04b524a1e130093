"""Random debts whose lenders are known to grant new instalments only, so that no search is needed to tell what fits;
and such of which lenders may grant more.
"""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from ashore.loans.relief import ReliefOption
from ashore.planning.request import PlanDebt
from tests.planning.strategies import debts


def plain_debts(largest: int = 5) -> st.SearchStrategy[tuple[PlanDebt, ...]]:
    return debts(largest).map(lambda owing: tuple(map(_plain, owing)))


def _plain(debt: PlanDebt) -> PlanDebt:
    return replace(debt, menu=tuple(one for one in debt.menu if one.kind == "re-instalment"))


settlements = st.builds(
    ReliefOption,
    kind=st.just("settlement"),
    max_instalments=st.none() | st.integers(1, 3),
    months=st.integers(0, 9),
    share=st.decimals("0.2", "0.9", places=1),
)
frozen = st.builds(
    ReliefOption,
    kind=st.sampled_from(["interest-freeze", "principal-only"]),
    max_instalments=st.integers(6, 24),
)
waivers = st.builds(
    ReliefOption,
    kind=st.just("waiver"),
    max_instalments=st.integers(6, 24),
    waiver_penalty=st.just(Decimal(1)),
    waiver_interest=st.sampled_from([Decimal(0), Decimal("0.5")]),
)
more_time = st.builds(
    ReliefOption,
    kind=st.sampled_from(["deferral", "extension"]),
    months=st.integers(1, 3),
)


@st.composite
def relieved_debts(draw: st.DrawFn, largest: int = 3) -> tuple[PlanDebt, ...]:
    """Debts of which some may be settled, frozen, waived or put off, with figures."""
    relief = st.lists(st.one_of(settlements, settlements, frozen, waivers, more_time), max_size=2)
    owing = draw(plain_debts(largest))
    return tuple(replace(debt, menu=(*debt.menu, *draw(relief))) for debt in owing)
