"""A second author's claims: penalty by one formula on what is open on the day, rounded once, errors multiplied in.

The lender of ``lender.py`` lives with its mistake from day to day; this one keeps a right ledger and miscounts only
the statement. Both ways occur, and the search must not have learnt one of them by heart.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random

from ashore.dates import DayCount
from ashore.loans.schedule import schedule
from ashore.loans.terms import BUCKETS, Contract, Payment
from tests.audit.claims import CAUSES, Planted, a_claim, a_contract, a_mistake, buckets_of, shows
from tests.audit.lender import Lender, Mistake, credited
from tests.loans.oracle import half_up

# Without the two of the contract itself and the order of allocation, which no formula on a day can hold.
STATED_ONLY = CAUSES[:6]


def stated(
    contract: Contract, payments: tuple[Payment, ...], as_of: dt.date, mistakes: Sequence[Mistake]
) -> dict[str, int]:
    """The eight amounts as this lender prints them."""
    by_cause = {mistake.cause: mistake for mistake in mistakes}
    late_payments = tuple(one for one in mistakes if one.cause == "payment-not-credited")
    ledger = Lender(contract, ())
    ledger.run(credited(payments, late_payments, as_of), as_of)
    owed = ledger.buckets(as_of)
    found = {name: getattr(owed, name) for name in BUCKETS}
    rate, factor = _rate(contract, by_cause)
    early = by_cause["penalty-started-early"].days if "penalty-started-early" in by_cause else 0
    late = [line for line in ledger.lines if line.fallen and line.due < as_of]
    ahead = sum((line.principal * early * rate for line in late), Fraction(0))
    found["penalty_on_principal"] = half_up(found["penalty_on_principal"] * factor + ahead)
    if "interest-on-interest" in by_cause:
        days = [(line.interest, (as_of - line.due).days) for line in late]
        found["penalty_on_interest"] = half_up(sum((a * n * rate for a, n in days), Fraction(0)))
    count = by_cause.get("wrong-day-count")
    if count and count.counted != "penalty":
        for name in ("interest_billed", "interest_accrued"):
            found[name] = half_up(Fraction(found[name] * 365, 360))
    if "fee-not-in-contract" in by_cause:
        fee = by_cause["fee-not-in-contract"]
        found[fee.fee_bucket] += fee.fee
    return found


def _rate(contract: Contract, by_cause: dict[str, Mistake]) -> tuple[Fraction, Fraction]:
    """What overdue principal bears a day on this lender's statement, and that over the contract's."""
    agreed = Fraction(contract.penalty.multiplier)
    multiple = by_cause["wrong-multiple"].multiple if "wrong-multiple" in by_cause else None
    factor = Fraction(multiple) / agreed if multiple is not None else Fraction(1)
    count = by_cause.get("wrong-day-count")
    if count and count.counted != "interest":
        factor *= Fraction(365, 360)
    return Fraction(contract.terms.annual_rate) * agreed / 365 * factor, factor


def planted(seed: int) -> Planted:
    """A claim of this lender with one to three mistakes, each of which shows."""
    random = Random(f"closed form {seed}")
    while True:
        found = _try_to_plant(random, seed)
        if found is not None:
            return found


def _try_to_plant(random: Random, seed: int) -> Planted | None:
    contract = a_contract(random)
    plain = replace(contract.penalty, compound=False, grace_days=0, daily_rate=None)
    contract = replace(contract, penalty=plain)
    if contract.terms.day_count is not DayCount.ACTUAL_365:
        return None
    rows = schedule(contract.terms).rows
    kept = random.randrange(2, min(9, len(rows)))
    payments = tuple(Payment(row.due, row.payment) for row in rows[:kept])
    as_of = rows[kept].due + dt.timedelta(days=random.randrange(10, 150))
    causes = random.sample(STATED_ONLY, random.choice([1, 2, 3]))
    tried = [a_mistake(random, cause, contract, payments) for cause in causes]
    made = [mistake for mistake in tried if mistake is not None]
    if len(made) < len(causes):
        return None
    right, wrong = stated(contract, payments, as_of, ()), stated(contract, payments, as_of, made)
    claim = a_claim(random, wrong, as_of)
    expected = []
    for mistake in made:
        alone = stated(contract, payments, as_of, [mistake])
        others = stated(contract, payments, as_of, [one for one in made if one is not mistake])
        if not (shows(claim, right, alone) and shows(claim, others, wrong)):
            return None
        expected.append((mistake.cause, buckets_of(mistake, (right, alone), (others, wrong))))
    return Planted(seed, contract, payments, claim, tuple(made), tuple(expected))
