"""Seeded contracts, histories and claims in the forms lenders give, clean or with planted mistakes."""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from ashore.dates import DayCount
from ashore.loans.schedule import schedule
from ashore.loans.terms import (
    BUCKETS,
    CLAIM_PARTS,
    AllocationPolicy,
    Charge,
    Claim,
    Contract,
    Method,
    Payment,
    PenaltyPolicy,
    Terms,
)
from tests.audit.lender import Mistake, stated

FIVE = ("principal", "interest", "penalty", "fees", "total")
SHAPES: tuple[tuple[str, ...], ...] = (
    FIVE, FIVE, FIVE, FIVE,
    ("principal", "interest", "penalty", "fees"),
    ("principal", "interest", "penalty", "total"),
    ("principal_not_due", "principal_overdue", "interest", "penalty", "fees", "total"),
    BUCKETS,
)  # fmt: skip
CAUSES = (
    "penalty-started-early",
    "wrong-multiple",
    "interest-on-interest",
    "fee-not-in-contract",
    "wrong-day-count",
    "payment-not-credited",
    "allocation-order",
    "interest-deducted-in-advance",
    "fee-not-in-cost-table",
)


@dataclass(frozen=True)
class Planted:
    """A claim, the account it is about, and for each mistake the buckets it may be found in."""

    seed: int
    contract: Contract
    payments: tuple[Payment, ...]
    claim: Claim
    mistakes: tuple[Mistake, ...] = ()
    expected: tuple[tuple[str, frozenset[str]], ...] = ()


# --- contracts and histories --------------------------------------------------------------------------------


def a_contract(random: Random) -> Contract:
    """A consumer loan as platforms and consumer-finance companies lend it."""
    daily = Decimal(
        random.choice(["0.0002", "0.00025", "0.0003", "0.00035", "0.0004", "0.0005", "0.0006"])
    )
    start = dt.date(2024, 1, 1) + dt.timedelta(days=random.randrange(800))
    principal = random.choice([3000, 5000, 8000, 10000, 12000, 20000, 35000, 50000, 80000, 150000])
    principal += random.choice([0, 0, 300, 650])
    methods = [Method.EQUAL_INSTALMENT] * 5 + [Method.EQUAL_PRINCIPAL, Method.INTEREST_ONLY]
    terms = Terms(
        method=random.choice(methods),
        principal=principal * 100,
        annual_rate=random.choice([daily * 365, daily * 360, Decimal("0.1095"), Decimal("0.18")]),
        start=start,
        instalments=random.choice([6, 9, 12, 12, 12, 18, 24, 36]),
        day_count=random.choice([DayCount.ACTUAL_365] * 4 + [DayCount.THIRTY_360]),
        charges=random.choice([(), (), (), (Charge("guarantee", random.randrange(1000, 6000)),)]),
    )
    grace = random.choice([0, 0, 0, 0, 1, 3])
    penalty = PenaltyPolicy(
        multiplier=random.choice([Decimal("1.5")] * 3 + [Decimal("1.3"), Decimal("1.4")]),
        daily_rate=random.choice([None] * 6 + [Decimal("0.0005"), Decimal("0.0006")]),
        compound=random.random() < 0.1,
        grace_days=grace,
        grace=random.choice(["forgiven-if-paid", "free"]),
    )
    allocation = random.choice(
        [AllocationPolicy()] * 4
        + [
            AllocationPolicy(("fee", "interest", "penalty", "principal")),
            AllocationPolicy(("principal", "interest", "penalty", "fee")),
            AllocationPolicy(("fee", "interest", "penalty", "principal"), "component"),
        ]
    )
    return Contract(terms, penalty, allocation)


def a_history(random: Random, contract: Contract) -> tuple[tuple[Payment, ...], dt.date]:
    """Instalments paid in full, some of them late, then parts, then nothing; and the day of the claim."""
    rows = schedule(contract.terms).rows
    kept = random.randrange(1, min(8, len(rows)))
    payments = []
    for row in rows[:kept]:
        late = random.choice([0, 0, 0, 0, 0, 2, 6, 11])
        payments.append(Payment(row.due + dt.timedelta(days=late), row.payment))
    stop = rows[kept].due
    day = max(stop, payments[-1].date)
    for _ in range(random.choice([0, 0, 1, 1, 2])):
        day += dt.timedelta(days=random.randrange(8, 40))
        part = rows[kept].payment * random.choice([20, 35, 50, 60, 100]) // 100
        payments.append(Payment(day, max(10000, part // 10000 * 10000)))
    as_of = max(day, stop) + dt.timedelta(days=random.randrange(20, 130))
    return tuple(payments), as_of


def an_account(random: Random) -> tuple[Contract, tuple[Payment, ...], dt.date]:
    contract = a_contract(random)
    payments, as_of = a_history(random, contract)
    if random.random() < 0.12:
        called = payments[-1].date + dt.timedelta(days=random.randrange(10, 30))
        if called < as_of:
            contract = replace(contract, accelerated_on=called)
    return contract, payments, as_of


def a_claim(random: Random, owed: dict[str, int], as_of: dt.date) -> Claim:
    """The eight amounts in the form a lender gives them."""
    parts = random.choice(SHAPES)
    return Claim(as_of, {part: sum(owed[bucket] for bucket in CLAIM_PARTS[part]) for part in parts})


# --- clean claims -------------------------------------------------------------------------------------------


def clean(seed: int) -> Planted:
    """A claim without a mistake; half of them rounded in the lender's own way."""
    random = Random(f"clean {seed}")
    contract, payments, as_of = an_account(random)
    owed = stated(contract, payments, as_of, (), rounds_once=random.random() < 0.3)
    claim = rounded_otherwise(random, a_claim(random, owed, as_of), 0.3)
    return Planted(seed, contract, payments, claim)


def rounded_otherwise(random: Random, claim: Claim, share: float) -> Claim:
    """Sometimes a part other than the total is a fen off."""
    if random.random() >= share:
        return claim
    part = random.choice([name for name in claim.parts if name != "total"])
    off = max(0, claim.parts[part] + random.choice([-1, 1]))
    return Claim(claim.as_of, {**claim.parts, part: off})


# --- mistakes -----------------------------------------------------------------------------------------------


def a_mistake(
    random: Random, cause: str, contract: Contract, payments: tuple[Payment, ...]
) -> Mistake | None:
    """A mistake of this cause, or None where the account cannot have it."""
    by_multiple = contract.penalty.daily_rate is None
    if cause == "penalty-started-early":
        return Mistake(cause, days=random.choice([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 17, 20, 30]))
    if cause == "wrong-multiple":
        if not by_multiple:
            daily = random.choice(["0.0007", "0.0008", "0.001", "0.00075", "0.0015"])
            return Mistake(cause, daily=Decimal(daily))
        wanted = Decimal(
            random.choice(
                [
                    "1.0",
                    "1.3",
                    "1.4",
                    "1.5",
                    "1.6",
                    "1.7",
                    "1.75",
                    "1.8",
                    "2.0",
                    "2.0",
                    "2.5",
                    "3.0",
                ]
            )
        )
        return Mistake(cause, multiple=wanted) if wanted != contract.penalty.multiplier else None
    if cause == "interest-on-interest":
        return None if contract.penalty.compound else Mistake(cause)
    if cause == "fee-not-in-contract":
        fee = random.choice([random.randrange(500, 60000), random.randrange(5, 300) * 100])
        return Mistake(cause, fee=fee, fee_bucket=random.choice(["late_fees", "other_fees"]))
    if cause == "wrong-day-count":
        if contract.terms.day_count is not DayCount.ACTUAL_365 or not by_multiple:
            return None
        return Mistake(cause, counted=random.choice(["interest", "penalty", "both"]))
    if cause == "payment-not-credited":
        days = random.choice([0, 0, 0, 3, 5, 7, 9, 10, 14, 21, 30])
        return Mistake(cause, payment=random.randrange(len(payments)), days=days)
    if cause == "allocation-order":
        order = list(contract.allocation.order)
        if random.random() < 0.4:
            order.reverse()
        else:
            random.shuffle(order)
        by = contract.allocation.by if random.random() < 0.8 else "component"
        policy = AllocationPolicy(tuple(order), by)
        return Mistake(cause, allocation=policy) if policy != contract.allocation else None
    return Mistake(cause)  # the two that stand in the contract itself


def planted(seed: int) -> Planted:
    """A claim with one to three mistakes, each of which alone changes a figure beyond rounding."""
    random = Random(f"planted {seed}")
    while True:
        found = _try_to_plant(random, seed)
        if found is not None:
            return found


def _try_to_plant(random: Random, seed: int) -> Planted | None:
    contract, payments, as_of = an_account(random)
    causes = random.sample(CAUSES, random.choice([1, 1, 2, 2, 3]))
    mistakes = [a_mistake(random, cause, contract, payments) for cause in causes]
    if None in mistakes:
        return None
    made = tuple(mistake for mistake in mistakes if mistake is not None)
    written = contract
    for cause in causes:
        if cause == "interest-deducted-in-advance":
            less = contract.terms.principal * random.choice([2, 3, 5, 8, 10]) // 100
            written = replace(
                written, terms=replace(written.terms, received=contract.terms.principal - less)
            )
        if cause == "fee-not-in-cost-table":
            later = dt.date(2026, 8, 1) + dt.timedelta(days=random.randrange(60))
            charge = Charge("service", random.randrange(1000, 8000), "service", in_cost_table=False)
            shift = later - contract.terms.start
            terms = replace(written.terms, start=later, charges=(charge,))
            written = replace(
                written,
                terms=terms,
                accelerated_on=written.accelerated_on and written.accelerated_on + shift,
            )
            payments = tuple(replace(one, date=one.date + shift) for one in payments)
            as_of = as_of + shift
    return _checked(random, seed, written, payments, as_of, made)


def _checked(
    random: Random,
    seed: int,
    written: Contract,
    payments: tuple[Payment, ...],
    as_of: dt.date,
    made: tuple[Mistake, ...],
) -> Planted | None:
    """The claim, where every mistake shows both alone and among the others."""
    lawful = lawful_of(written)
    right = stated(lawful, payments, as_of, ())
    wrong = stated_with(written, payments, as_of, made, rounds_once=random.random() < 0.2)
    claim = rounded_otherwise(random, a_claim(random, wrong, as_of), 0.1)
    expected = []
    for mistake in made:
        alone = stated_with(written, payments, as_of, (mistake,))
        others = stated_with(
            written, payments, as_of, tuple(one for one in made if one is not mistake)
        )
        if not (shows(claim, right, alone) and shows(claim, others, wrong)):
            return None
        expected.append((mistake.cause, buckets_of(mistake, (right, alone), (others, wrong))))
    return Planted(seed, written, payments, claim, made, tuple(expected))


def lawful_of(written: Contract) -> Contract:
    """The contract on what arrived and without the charge that its cost table lacks, worked out by hand."""
    terms = written.terms
    kept = tuple(charge for charge in terms.charges if charge.in_cost_table is not False)
    principal = terms.received if terms.received is not None else terms.principal
    return replace(written, terms=replace(terms, principal=principal, received=None, charges=kept))


def stated_with(
    written: Contract,
    payments: tuple[Payment, ...],
    as_of: dt.date,
    made: tuple[Mistake, ...],
    *,
    rounds_once: bool = False,
) -> dict[str, int]:
    """What a lender with these mistakes states; the two of the contract itself choose the contract."""
    causes = {mistake.cause for mistake in made}
    contract = lawful_of(written)
    if "interest-deducted-in-advance" in causes:
        contract = replace(
            contract, terms=replace(contract.terms, principal=written.terms.principal)
        )
    if "fee-not-in-cost-table" in causes:
        contract = replace(contract, terms=replace(contract.terms, charges=written.terms.charges))
    return stated(contract, payments, as_of, made, rounds_once=rounds_once)


def shows(claim: Claim, before: dict[str, int], after: dict[str, int]) -> bool:
    """Whether some part of the claim differs by more than anybody's rounding."""
    return any(
        abs(sum(after[bucket] - before[bucket] for bucket in CLAIM_PARTS[part])) > 25
        for part in claim.parts
    )


FIXED = {
    "penalty-started-early": {"penalty_on_principal"},
    "wrong-multiple": {"penalty_on_principal"},
    "interest-on-interest": {"penalty_on_interest"},
    "fee-not-in-cost-table": {"other_fees"},
    "fee-not-in-contract": {"late_fees", "other_fees"},
}

BY_COUNT = {
    "penalty": {"penalty_on_principal"},
    "interest": {"interest_billed", "interest_accrued"},
    "both": {"interest_billed", "interest_accrued"},
}


def buckets_of(mistake: Mistake, *pairs: tuple[dict[str, int], dict[str, int]]) -> frozenset[str]:
    """The buckets in which a mistake lies: by its nature, or those it changes most, alone or among others."""
    if mistake.cause in FIXED:
        return frozenset(FIXED[mistake.cause])
    if mistake.cause == "wrong-day-count":
        return frozenset(BY_COUNT[mistake.counted])
    found = set()
    for before, after in pairs:
        changes = {bucket: abs(after[bucket] - before[bucket]) for bucket in BUCKETS}
        most = max(changes.values())
        found |= {bucket for bucket, change in changes.items() if change == most}
    return frozenset(found)
