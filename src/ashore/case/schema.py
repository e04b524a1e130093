"""The case file, version 1: DESIGN, "The case file", as Pydantic models.

Models are frozen and refuse unknown keys. They are read from what a file holds (amounts in yuan) and then hold
amounts in fen. None means that the user did not say; what follows from that is the reader's affair.
What one value cannot show, e.g. a payment before the loan began, is found by :mod:`ashore.case.checks`.

Every text field says whether it is personal (``personal``) and so how :mod:`ashore.case.masking` shows it.
"""

from decimal import Decimal
from typing import Annotated, Any, Literal, TypeAlias, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from ashore.case.fields import (
    Category,
    DailyRate,
    Day,
    DayCountLate,
    DebtId,
    Distance,
    Every,
    GraceDays,
    Horizon,
    InstalmentCount,
    Line,
    MonthCount,
    MonthDay,
    Multiplier,
    Note,
    PaperKind,
    People,
    PeriodRate,
    PositiveYuan,
    SchemaVersion,
    Share,
    SignedYuan,
    Story,
    Switch,
    YearlyRate,
    Yuan,
)
from ashore.case.readers import one_of
from ashore.dates import MONTHLY, DayCount
from ashore.household.model import Certainty
from ashore.loans.plan_kinds import PlanKind
from ashore.loans.relief import ReliefKind
from ashore.loans.terms import CONTRACT_ORDER, ChargeKind, Component, Method
from ashore.money import Rounding

Personal: TypeAlias = Literal["name", "number", "hidden", "shown"]
"""How a text is masked: a name keeps its first character, a number its last four, or nothing is kept.

``shown``: not about a person, or needed to make sense of the case (the city, what an expense is for).
"""

Cause: TypeAlias = Literal[
    "income-loss",
    "medical",
    "family",
    "business",
    "overspending",
    "forgot",
    "disaster",
    "other",
]
LenderType: TypeAlias = Literal[
    "bank",
    "private_bank",
    "consumer_finance",
    "microloan",
    "trust",
    "auto_finance",
    "guarantee",
    "private_lending",
    "other",
]
PaymentKind: TypeAlias = Literal["payment", "refund", "reversal"]
ChargeTime: TypeAlias = Literal["at-start", "each-instalment"]
AllocationBy: TypeAlias = Literal["instalment", "component"]
Prepayment: TypeAlias = Literal["hold", "reduce"]
Grace: TypeAlias = Literal["forgiven-if-paid", "free"]
CardDayCount: TypeAlias = Literal[DayCount.ACTUAL_365, DayCount.ACTUAL_360]


def _words(kind: Any) -> BeforeValidator:
    """The check that a text is one of a Literal's or an enumeration's words."""
    return BeforeValidator(one_of(get_args(kind) or kind))


def _about(personal: Personal, **attributes: Any) -> Any:
    """A text field with its declaration. Absent and empty mean the same; what is personal stays out of reprs."""
    said = {"default": "", "repr": personal == "shown", **attributes}
    return Field(json_schema_extra={"personal": personal}, **said)


class Part(BaseModel):
    """A part of a case: frozen, and without keys that are not named here."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Person(Part):
    """Who the case is about; printed on letters only, every key optional."""

    name: Line = _about("name")
    phone: Line = _about("number")
    id_number: Line = _about("number")
    city: Line = _about("shown")
    dependants: People = 0
    story: Story = _about("hidden")
    cause: Annotated[Cause, _words(Cause)] | None = None


class Income(Part):
    """Money that comes in; ``day`` is the day of the month on which it does, the last one where a month has no such."""

    name: Line = _about("shown", default=..., examples=["salary"])
    amount: Yuan = Field(examples=[7500])
    every: Every = MONTHLY
    day: MonthDay | None = Field(default=None, examples=[10])
    certainty: Annotated[Certainty, _words(Certainty)] = "steady"
    starts: Day | None = Field(default=None, alias="from")
    until: Day | None = None


class Expense(Part):
    """Money that goes out, on its ``day`` as an income. Unsaid, ``essential`` and ``priority`` follow the category."""

    name: Line = _about("shown", default=..., examples=["rent"])
    category: Category = _about("shown", default=..., examples=["housing"])
    amount: Yuan = Field(examples=[2000])
    every: Every = MONTHLY
    day: MonthDay | None = Field(default=None, examples=[5])
    essential: Switch | None = None
    priority: Switch | None = None
    starts: Day | None = Field(default=None, alias="from")
    until: Day | None = None


class Asset(Part):
    """Something owned. What selling it would bring counts only where the user says so."""

    name: Line = _about("shown", default=..., examples=["savings"])
    value: Yuan = Field(examples=[3000])
    realisable: Yuan = 0


class Payment(Part):
    """Money that moved; a reversal undoes the payment of the day ``of``."""

    date: Day = Field(examples=["2026-02-15"])
    amount: PositiveYuan = Field(examples=[1801])
    kind: Annotated[PaymentKind, _words(PaymentKind)] = "payment"
    of: Day | None = None


class Charge(Part):
    """A fee beside interest; ``in_cost_table`` absent means that the user does not know."""

    name: Line = _about("shown", default=..., examples=["guarantee fee"])
    amount: Yuan = Field(examples=[35])
    kind: Annotated[ChargeKind, _words(ChargeKind)] = "other"
    when: Annotated[ChargeTime, _words(ChargeTime)] = "each-instalment"
    in_cost_table: Switch | None = None


class Claim(Part):
    """What the lender says is owed: any part, any bucket by its name (``loans.terms.CLAIM_PARTS``)."""

    as_of: Day = Field(examples=["2026-11-20"])
    principal: Yuan | None = None
    interest: Yuan | None = None
    penalty: Yuan | None = None
    fees: Yuan | None = None
    total: Yuan | None = None
    principal_not_due: Yuan | None = None
    principal_overdue: Yuan | None = None
    interest_billed: Yuan | None = None
    interest_accrued: Yuan | None = None
    penalty_on_principal: Yuan | None = None
    penalty_on_interest: Yuan | None = None
    late_fees: Yuan | None = None
    other_fees: Yuan | None = None


class Relief(Part):
    """What a creditor is known or believed to grant; see :class:`ashore.loans.relief.ReliefOption`."""

    kind: Annotated[ReliefKind, _words(ReliefKind)] = Field(examples=["re-instalment"])
    max_instalments: InstalmentCount | None = None
    annual_rate: YearlyRate | None = None
    down_payment: Share = Decimal(0)
    waiver_penalty: Share = Decimal(0)
    waiver_interest: Share = Decimal(0)
    months: MonthCount = 0
    share: Share | None = None
    min_days_past_due: DayCountLate = 0
    likelihood: Share | None = None


class Statement(Part):
    """A card statement as the bank printed it; interest and fees are parts of the balance."""

    date: Day = Field(examples=["2026-10-05"])
    due: Day = Field(examples=["2026-10-25"])
    balance: Yuan = Field(examples=[8000])
    minimum: Yuan = Field(examples=[800])
    interest: Yuan = 0
    fees: Yuan = 0


class Purchase(Part):
    """A purchase by card."""

    posted: Day = Field(examples=["2026-09-12"])
    amount: PositiveYuan = Field(examples=[350])


class AnyDebt(Part):
    """What every debt has, whether it follows a schedule or statements."""

    id: DebtId = _about("shown", default=..., examples=["jiebei"])
    product: Line = _about("shown", default="other")
    creditor: Line = _about("shown")
    account: Line = _about("number")
    lender_type: Annotated[LenderType, _words(LenderType)] | None = None
    annual_rate: YearlyRate | None = None
    daily_rate: DailyRate | None = None
    compound: Switch = False
    accelerated_on: Day | None = None
    allocation: tuple[Annotated[Component, _words(Component)], ...] = CONTRACT_ORDER
    allocation_by: Annotated[AllocationBy, _words(AllocationBy)] = "instalment"
    prepayment: Annotated[Prepayment, _words(Prepayment)] = "hold"
    secured: Switch = False
    priority: Switch = False
    payments: tuple[Payment, ...] = ()
    claim: Claim | None = None
    relief: tuple[Relief, ...] = ()


class LoanDebt(AnyDebt):
    """A loan with a schedule."""

    method: Annotated[
        Literal[
            Method.EQUAL_INSTALMENT,
            Method.EQUAL_PRINCIPAL,
            Method.INTEREST_ONLY,
            Method.BULLET,
            Method.FEE_INSTALMENT,
        ],
        _words(Method),
    ] = Field(examples=["equal-instalment"])
    principal: PositiveYuan = Field(examples=[20000])
    received: PositiveYuan | None = None
    start: Day = Field(examples=["2026-01-15"])
    instalments: InstalmentCount = Field(examples=[12])
    first_due: Day | None = None
    every: Distance = MONTHLY
    day_count: Annotated[DayCount, _words(DayCount)] = DayCount.ACTUAL_365
    rounding: Annotated[Rounding, _words(Rounding)] = Rounding.HALF_UP
    # The default is one fen; the JSON Schema speaks in yuan.
    instalment_multiple: PositiveYuan = Field(default=1, json_schema_extra={"default": "0.01"})
    fee_rate: PeriodRate | None = None
    grace_days: GraceDays = 0
    grace: Annotated[Grace, _words(Grace)] = "forgiven-if-paid"
    penalty_multiplier: Multiplier | None = None
    penalty_daily_rate: DailyRate | None = None
    charge: tuple[Charge, ...] = ()


class CardDebt(AnyDebt):
    """A revolving account, known by its statements."""

    method: Annotated[Literal[Method.REVOLVING], _words(Method)] = Field(examples=["revolving"])
    day_count: Annotated[CardDayCount, _words(CardDayCount)] = DayCount.ACTUAL_365
    statements: tuple[Statement, ...]
    purchases: tuple[Purchase, ...] = ()
    late_fee_rate: Share = Decimal(0)
    late_fee_minimum: Yuan = 0


def shape_of(raw: Any) -> Literal["loan", "card"]:
    """Which of the two a debt is meant to be; where the method says nothing clear, statements mean a card."""
    if not isinstance(raw, dict):
        return "card" if isinstance(raw, CardDebt) else "loan"
    if raw.get("method") in list(Method):
        return "card" if raw["method"] == Method.REVOLVING else "loan"
    return "card" if raw.get("statements") else "loan"


class Paper(Part):
    """A paper at hand, or (``substitute``) what serves instead of it; without a ``debt`` it serves for every debt."""

    kind: PaperKind = _about("shown", default=..., examples=["identity"])
    dated: Day | None = None
    debt: Line = _about("shown")
    substitute: Switch = False
    note: Note = _about("hidden")


PlannedRelief: TypeAlias = Literal[ReliefKind, "agreed"]
"""What a plan counts on of a lender: a relief, or an agreement that is signed already."""


class AcceptedDebt(Part):
    """What an accepted plan said of one creditor; ``payment`` is the first instalment."""

    id: DebtId = _about("shown", default=..., examples=["jiebei"])
    relief: Annotated[PlannedRelief, _words(PlannedRelief)] = Field(examples=["re-instalment"])
    instalments: InstalmentCount = Field(examples=[12])
    payment: Yuan = Field(examples=[500])
    total_paid: Yuan = Field(examples=[6000])


class AcceptedPlan(Part):
    """A plan the person decided on, and what it said that day; the last one by date is in force.

    ``kind`` and ``max_payment`` (the level at which it was made; absent: all the money there is) make it anew on any
    later day. The figures are for comparing only: ``available`` is what the leanest month had for it, and a debt that
    was paid off since may be gone from the case.
    """

    accepted: Day = Field(examples=["2026-11-21"])
    kind: Annotated[PlanKind, _words(PlanKind)] = Field(examples=["pro-rata"])
    max_payment: PositiveYuan | None = None
    most_at_once: InstalmentCount | None = None
    sure: Share = Decimal("0.9")
    monthly: Yuan = Field(examples=[500])
    largest_month: Yuan = Field(examples=[500])
    available: Yuan = Field(examples=[500])
    months: InstalmentCount = Field(examples=[12])
    total_paid: Yuan = Field(examples=[6000])
    total_cost: SignedYuan = Field(examples=[300])
    completion: Share | None = None
    debt: tuple[AcceptedDebt, ...] = ()


class AgreedPayment(Part):
    """A payment that an agreement sets down."""

    date: Day = Field(examples=["2026-12-15"])
    amount: PositiveYuan = Field(examples=[500])


class Agreement(Part):
    """What a lender has agreed to in writing for one debt; of several for one debt the last signed is in force.

    ``payments`` are all that it sets down, also those that are made: what was paid stands with the debt.
    """

    debt: Line = _about("shown", default=..., examples=["jiebei"])
    signed: Day = Field(examples=["2026-11-20"])
    payments: tuple[AgreedPayment, ...]
    text: Story = _about("hidden")


Debt: TypeAlias = LoanDebt | CardDebt
Element: TypeAlias = Income | Expense | Asset | Debt | Paper | AcceptedPlan | Agreement
"""What stands in the lists of a case."""


class Preferences(Part):
    """What the plan must respect; ``minimum_standard`` is the user's own local figure for the household."""

    buffer: Yuan = 0
    min_completion: Share = Decimal("0.9")
    horizon_months: Horizon = 60
    minimum_standard: Yuan | None = None


class Case(Part):
    """One case: everything a user says of what they owe, earn and spend."""

    version: SchemaVersion = Field(alias="schema", examples=[1])
    as_of: Day | None = None
    person: Person = Field(default_factory=Person)
    income: tuple[Income, ...] = ()
    expense: tuple[Expense, ...] = ()
    asset: tuple[Asset, ...] = ()
    debt: tuple[
        Annotated[
            Annotated[LoanDebt, Tag("loan")] | Annotated[CardDebt, Tag("card")],
            Discriminator(shape_of),
        ],
        ...,
    ] = ()
    paper: tuple[Paper, ...] = ()
    plan: tuple[AcceptedPlan, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    preferences: Preferences = Field(default_factory=Preferences)
