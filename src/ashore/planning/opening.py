"""What a new agreement starts from: waive first, then capitalise.

The order is fixed (Frappe Lending #1078, #1150: another order gave another result):

1. what is owed on the day, less money already with the lender;
2. the shares of penalty and of interest that the relief gives up, each rounded once on its sum;
3. everything that is left (principal, interest, penalty, fees) becomes the new principal.

Penalties are an input, never an obstacle (Fineract #5791): a debt can be re-instalmented whatever it is made of.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from ashore.dates import DayCount
from ashore.loans.relief import ReliefOption
from ashore.loans.schedule import schedule
from ashore.loans.terms import CardAccount, Method, Obligation, Position, Terms
from ashore.money import Fen, Rate, Rounding, share
from ashore.planning.request import PlanDebt

ASSUMED_INSTALMENTS = 36
"""The longest term taken where none is known: an assumption, said to be one, and no right (rule
``online_loan_no_statutory_installment``)."""

MOST_INSTALMENTS = 60
"""No more are asked for of anyone: banks may grant so many for card debt, and nobody else is known to grant more."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What is owed on the agreement's day, what of it is given up, and the new principal."""

    owed: Fen
    waived_penalty: Fen
    waived_interest: Fen

    @property
    def waived(self) -> Fen:
        """Everything given up."""
        return self.waived_penalty + self.waived_interest

    @property
    def capital(self) -> Fen:
        """What the new agreement pays off."""
        return self.owed - self.waived


def opening(position: Position, relief: ReliefOption) -> Opening:
    """Waive, then capitalise. Late fees (违约金) are penalty: they are charged for lateness.

    Where a waiver would leave nothing to agree on, it is not counted on: the debt is planned in full.
    """
    owed = position.buckets
    penalty = owed.penalty_on_principal + owed.penalty_on_interest + owed.late_fees
    interest = owed.interest_billed + owed.interest_accrued
    waived = Opening(
        owed.total - position.held,
        share(penalty, relief.waiver_penalty),
        share(interest, relief.waiver_interest),
    )
    return waived if waived.capital > 0 else Opening(waived.owed, 0, 0)


def assumed_relief(debt: PlanDebt) -> tuple[ReliefOption, bool]:
    """The re-instalment a plan assumes of a lender, with its longest term, and whether that term is a guess.

    Of those the menu offers a debt this late, the gentlest: no money down, then the longest (a plan takes no
    more instalments than it needs), then the lowest rate, then the most given up.
    """
    offered = [
        option
        for option in debt.menu
        if option.kind == "re-instalment"
        and option.min_days_past_due <= debt.position.days_past_due
    ]
    if not offered:
        return ReliefOption("re-instalment", ASSUMED_INSTALMENTS, source="assumed"), True
    gentlest = min(offered, key=lambda option: _hardness(option, debt.obligation))
    if gentlest.max_instalments is None:
        return replace(gentlest, max_instalments=ASSUMED_INSTALMENTS), True
    return gentlest, False


def longer_asked(relief: ReliefOption) -> int:
    """The most instalments that are asked for beyond the longest term known or assumed: half as many again (an
    assumption of ours), and never more than ``MOST_INSTALMENTS``.
    """
    known = relief.max_instalments or MOST_INSTALMENTS
    return max(known, min(known + known // 2, MOST_INSTALMENTS))


def _hardness(
    option: ReliefOption, obligation: Obligation
) -> tuple[Decimal, int, Decimal, Decimal]:
    rate = agreed_rate(obligation, option)
    longest = option.max_instalments or ASSUMED_INSTALMENTS
    return option.down_payment, -longest, rate, -option.waiver_penalty - option.waiver_interest


def agreed_rate(obligation: Obligation, relief: ReliefOption) -> Rate:
    """The yearly rate of the new agreement: the relief's, the contract's where it names none."""
    return contract_rate(obligation) if relief.annual_rate is None else relief.annual_rate


def contract_rate(obligation: Obligation) -> Rate:
    """The contract's yearly rate; a fee-instalment's is the yearly rate that costs as much as its fee."""
    if isinstance(obligation, CardAccount):
        return obligation.annual_rate
    if obligation.terms.method is Method.FEE_INSTALMENT:
        return _rate_of_fee(obligation.terms)
    return obligation.terms.annual_rate


def _rate_of_fee(terms: Terms) -> Rate:
    """The rate at which the same principal would be repaid by the same payments, to a hundredth of a percent."""
    from ashore.loans.xirr import irr  # needs NumPy, which other debts do without

    found = irr([terms.principal, *(-row.payment for row in schedule(terms).rows)])
    days = {"month": Decimal(365) / 12, "week": Decimal(7), "day": Decimal(1)}[terms.every.unit]
    periods_a_year = 365 / (days * terms.every.count)
    per_period = Decimal(repr(found.rate or 0.0))
    return (per_period * periods_a_year).quantize(Decimal("0.0001"))


def day_count_of(obligation: Obligation) -> DayCount:
    """The day count a new agreement keeps from the contract."""
    if isinstance(obligation, CardAccount):
        return DayCount.ACTUAL_360 if obligation.day_basis == 360 else DayCount.ACTUAL_365
    return obligation.terms.day_count


def rounding_of(obligation: Obligation) -> Rounding:
    """The rounding a new agreement keeps from the contract."""
    return Rounding.HALF_UP if isinstance(obligation, CardAccount) else obligation.terms.rounding
