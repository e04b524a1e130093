"""Random valid cases, as the plain values a file holds and as a parsed Case."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any, get_args

from hypothesis import strategies as st

from ashore.case.categories import categories
from ashore.case.load import CaseError, parse_case
from ashore.case.papers import paper_kinds
from ashore.case.schema import Case
from ashore.dates import DayCount
from ashore.loans.plan_kinds import PlanKind
from ashore.loans.relief import ReliefKind
from ashore.loans.terms import BUCKETS, CONTRACT_ORDER, Method
from ashore.money import Rounding, yuan

AS_OF = dt.date(2026, 11, 21)
LOAN_METHODS = [method.value for method in Method if method is not Method.REVOLVING]

amounts = st.integers(0, 50_000_00).map(lambda fen: Decimal(yuan(fen)))
positive_amounts = st.integers(1, 50_000_00).map(lambda fen: Decimal(yuan(fen)))
days = st.dates(dt.date(2020, 1, 1), AS_OF)
shares = st.decimals(0, 1, places=4)
rates = st.decimals(0, Decimal("0.36"), places=6)
daily_rates = st.decimals(0, Decimal("0.001"), places=7)
names = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs", "Zl", "Zp"],
        exclude_characters="\ufffe\uffff",
    ),
    max_size=20,
)
stories = st.lists(names, max_size=4).map("\n".join)
rhythms = st.sampled_from(["week", "fortnight", "month", "quarter", "year", "10 days", "6 months"])


@st.composite
def tables(
    draw: st.DrawFn,
    required: dict[str, st.SearchStrategy[Any]],
    optional: dict[str, st.SearchStrategy[Any]],
) -> dict[str, Any]:
    """A table with its required keys and some of the optional ones."""
    return draw(st.fixed_dictionaries(required, optional=optional))


def lists(element: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(element, max_size=most)


@st.composite
def spans(draw: st.DrawFn, flow: dict[str, Any]) -> dict[str, Any]:
    """A flow of money with none, one or both of its dates, in order; a single one has its day."""
    first, last = sorted([draw(days), draw(days)])
    once = draw(st.booleans())
    if once:
        return {**flow, "every": "once", "from": first}
    if flow.get("every", "month") in ("month", "quarter", "6 months") and draw(st.booleans()):
        flow = {**flow, "day": draw(st.integers(1, 31))}
    return {**flow, **draw(st.sampled_from([{}, {"from": first}, {"from": first, "until": last}]))}


incomes = tables(
    {"name": names, "amount": amounts},
    {"every": rhythms, "certainty": st.sampled_from(["steady", "variable", "at-risk"])},
).flatmap(spans)
expenses = tables(
    {"name": names, "category": st.sampled_from(sorted(categories())), "amount": amounts},
    {"every": rhythms, "essential": st.booleans(), "priority": st.booleans()},
).flatmap(spans)
assets = tables({"name": names, "value": amounts}, {}).flatmap(
    lambda asset: st.sampled_from([{}, {"realisable": asset["value"]}, {"realisable": 0}]).map(
        lambda more: {**asset, **more}
    )
)
reliefs = tables(
    {"kind": st.sampled_from(["extension", "re-instalment", "waiver", "settlement"])},
    {
        "max_instalments": st.integers(1, 60),
        "annual_rate": rates,
        "down_payment": shares,
        "waiver_penalty": shares,
        "waiver_interest": shares,
        "months": st.integers(0, 60),
        "share": shares,
        "min_days_past_due": st.integers(0, 400),
        "likelihood": shares,
    },
)
charges = tables(
    {"name": names, "amount": amounts},
    {
        "kind": st.sampled_from(["guarantee", "insurance", "member", "service", "other"]),
        "when": st.sampled_from(["at-start", "each-instalment"]),
        "in_cost_table": st.booleans(),
    },
)
claims = st.tuples(
    days,
    st.dictionaries(
        st.sampled_from(["principal", "interest", "penalty", "fees", "total", *BUCKETS]),
        amounts,
        min_size=1,
    ),
).map(lambda pair: {"as_of": pair[0], **pair[1]})
people = tables(
    {},
    {
        "name": names,
        "phone": names,
        "id_number": names,
        "city": names,
        "dependants": st.integers(0, 9),
        "story": stories,
        "cause": st.sampled_from(["income-loss", "medical", "other"]),
    },
)
preferences = tables(
    {},
    {
        "buffer": amounts,
        "min_completion": shares,
        "horizon_months": st.integers(1, 120),
        "minimum_standard": amounts,
    },
)


@st.composite
def payments(draw: st.DrawFn, earliest: dt.date) -> list[dict[str, Any]]:
    """Payments from a day on, some of them reversed later."""
    made = draw(lists(st.tuples(st.dates(earliest, AS_OF), positive_amounts, st.booleans())))
    found = [{"date": day, "amount": amount} for day, amount, _ in made]
    for day, amount, reversed_ in made:
        if reversed_:
            back = draw(st.dates(day, AS_OF))
            found.append({"date": back, "amount": amount, "kind": "reversal", "of": day})
    return found


common = {
    "product": st.sampled_from(["jiebei", "other"]),
    "creditor": names,
    "account": names,
    "lender_type": st.sampled_from(["bank", "microloan"]),
    "compound": st.booleans(),
    "allocation": st.permutations(CONTRACT_ORDER),
    "allocation_by": st.sampled_from(["instalment", "component"]),
    "prepayment": st.sampled_from(["hold", "reduce"]),
    "secured": st.booleans(),
    "priority": st.booleans(),
    "relief": lists(reliefs, 2),
}


@st.composite
def loans(draw: st.DrawFn) -> dict[str, Any]:
    start = draw(days)
    after = st.dates(start, AS_OF)
    method = draw(st.sampled_from(LOAN_METHODS))
    principal = draw(st.integers(100_00, 200_000_00))
    price = draw(st.sampled_from([{"annual_rate": draw(rates)}, {"daily_rate": draw(daily_rates)}]))
    if method == "fee-instalment":
        price = {"fee_rate": draw(st.decimals(0, Decimal("0.02"), places=5))}
    penalty = draw(
        st.sampled_from(
            [{}, {"penalty_multiplier": Decimal("1.3")}, {"penalty_daily_rate": Decimal("0.0005")}]
        )
    )
    optional = {
        **common,
        "received": st.integers(1, principal).map(lambda fen: Decimal(yuan(fen))),
        "first_due": st.integers(1, 45).map(lambda count: start + dt.timedelta(days=count)),
        "every": st.sampled_from(["1 month", "15 days", "2 weeks", "3 months"]),
        "day_count": st.sampled_from([one.value for one in DayCount]),
        "rounding": st.sampled_from([one.value for one in Rounding]),
        "instalment_multiple": st.sampled_from([Decimal("0.01"), Decimal("0.10"), 1]),
        "grace_days": st.integers(0, 10),
        "grace": st.sampled_from(["forgiven-if-paid", "free"]),
        "accelerated_on": after,
        "payments": payments(start),
        "claim": claims.filter(lambda claim: claim["as_of"] >= start),
        "charge": lists(charges, 2),
    }
    required = {
        "method": st.just(method),
        "principal": st.just(Decimal(yuan(principal))),
        "start": st.just(start),
        "instalments": st.integers(1, 60),
    }
    return {**draw(tables(required, optional)), **price, **penalty}


@st.composite
def statements(draw: st.DrawFn) -> list[dict[str, Any]]:
    dates = draw(st.lists(days, min_size=1, max_size=3, unique=True))
    found = []
    for day in dates:
        balance = draw(st.integers(0, 50_000_00))
        interest = draw(st.integers(0, balance))
        statement = {
            "date": day,
            "due": day + dt.timedelta(days=draw(st.integers(0, 25))),
            "balance": Decimal(yuan(balance)),
            "minimum": Decimal(yuan(draw(st.integers(0, balance)))),
            "interest": Decimal(yuan(interest)),
            "fees": Decimal(yuan(draw(st.integers(0, balance - interest)))),
        }
        found.append(statement)
    return found


cards = tables(
    {
        "method": st.just("revolving"),
        "statements": statements(),
        "annual_rate": rates,
    },
    {
        **common,
        "day_count": st.sampled_from(["actual/365", "actual/360"]),
        "purchases": lists(tables({"posted": days, "amount": positive_amounts}, {})),
        "late_fee_rate": shares,
        "late_fee_minimum": amounts,
        "accelerated_on": days,
        "payments": payments(dt.date(2020, 1, 1)),
        "claim": claims,
    },
)


def papers(debt_ids: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Papers at hand, of these debts or of none; no two of a kind."""
    paper = tables(
        {"kind": st.sampled_from(paper_kinds())},
        {
            "dated": days,
            "debt": st.sampled_from(debt_ids),
            "substitute": st.booleans(),
            "note": names,
        },
    )
    return st.lists(paper, max_size=3, unique_by=lambda paper: paper["kind"])


plans = tables(
    {
        "accepted": days,
        "kind": st.sampled_from(get_args(PlanKind)),
        **dict.fromkeys(("monthly", "largest_month", "available", "total_paid"), amounts),
        "months": st.integers(1, 999),
        "total_cost": st.integers(-50_000_00, 50_000_00).map(lambda fen: Decimal(yuan(fen))),
    },
    {
        "max_payment": positive_amounts,
        "most_at_once": st.integers(1, 9),
        "sure": shares,
        "completion": shares,
        "debt": lists(
            tables(
                {
                    "id": st.sampled_from(["债-0", "还清了的"]),
                    "relief": st.sampled_from(get_args(ReliefKind)),
                    "instalments": st.integers(1, 999),
                    "payment": amounts,
                    "total_paid": amounts,
                },
                {},
            )
        ),
    },
)


def agreements(debt_ids: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Agreements of these debts, one for each at most."""
    payment = tables({"date": st.dates(AS_OF, dt.date(2030, 1, 1)), "amount": positive_amounts}, {})
    agreement = tables(
        {
            "debt": st.sampled_from(debt_ids),
            "signed": days,
            "payments": st.lists(payment, min_size=1, max_size=3),
        },
        {"text": stories},
    )
    return st.lists(agreement, max_size=2, unique_by=lambda one: one["debt"])


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """The plain values of a case that has nothing wrong with it."""
    debts = draw(lists(loans() | cards))
    head = {"schema": 1, "as_of": AS_OF}
    body = draw(
        tables(
            {},
            {
                "person": people,
                "income": lists(incomes),
                "expense": lists(expenses),
                "asset": lists(assets),
                "preferences": preferences,
                "plan": lists(plans),
            },
        )
    )
    numbered = [{"id": f"债-{place}", **debt} for place, debt in enumerate(debts)]
    held = draw(papers(["", *(debt["id"] for debt in numbered)]))
    ids = [debt["id"] for debt in numbered]
    signed = draw(agreements(ids)) if ids else []
    return {**head, **body, "debt": numbered, "paper": held, "agreement": signed}


def as_json(document: dict[str, Any]) -> bytes:
    """A document as JSON."""
    return json.dumps(document, default=str, ensure_ascii=False).encode()


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case; the few random loans that have no schedule are drawn again."""
    document = draw(documents().filter(_is_sound))
    return parse_case(as_json(document), "random.json")


def _is_sound(document: dict[str, Any]) -> bool:
    try:
        parse_case(as_json(document), "random.json")
    except CaseError as error:
        found = {problem.what.key for problem in error.problems}
    else:
        return True
    assert found == {"case.no-schedule.what"}, found
    return False
