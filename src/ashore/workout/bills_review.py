"""What of the bills a person should look at: the unsure, money between people, and the large, by counterparty."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from ashore.case.categories import categories
from ashore.money import Fen, yuan
from ashore.statements.budget.told import Told
from ashore.statements.classify import OTHER, SPENT, Correction, income_sorts
from ashore.statements.model import Kind
from ashore.statements.wire import row_json
from ashore.workout.bills import Bills

Json: TypeAlias = dict[str, Any]
Why: TypeAlias = Literal["unsure", "person", "large"]

MOST = 20
"""Groups that are shown at a time."""
_LARGE: Fen = 50_000
_SHARE = 10
"""Large is from 500 yuan on, and from a tenth of a month's income or expense on."""
_SUGGESTED = 5


class Meaning(NamedTuple):
    """What rows may be: a kind ("" where it stays as it is) and a category, a sort of income or a product."""

    kind: Kind | Literal[""]
    category: str

    @property
    def key(self) -> str:
        """As a form posts it."""
        return f"{self.kind}:{self.category}"


class Scope(NamedTuple):
    """Which rows of a counterparty are meant: those with a text, or all ("" as text)."""

    description: str
    size: int


class _Question(NamedTuple):
    """What makes a group; ``description`` counts only where there is no counterparty."""

    counterparty: str
    description: str
    why: Why
    is_in: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one counterparty that are alike; ``amount`` is their sum in fen.

    ``scopes`` are what may be said of; one that would change rows of another kind is left out.
    """

    counterparty: str
    why: Why
    is_in: bool
    amount: Fen
    rows: tuple[Told, ...]
    scopes: tuple[Scope, ...]
    suggested: tuple[Meaning, ...]
    meanings: tuple[Meaning, ...]

    def as_json(self) -> Json:
        """As plain values."""
        return {
            "counterparty": self.counterparty,
            "why": self.why,
            "in": self.is_in,
            "amount": yuan(self.amount),
            "rows": [row_json(one) for one in self.rows],
            "scopes": [scope._asdict() for scope in self.scopes],
            "suggested": [{**one._asdict(), "key": one.key} for one in self.suggested],
            "meanings": [{**one._asdict(), "key": one.key} for one in self.meanings],
        }


def review(bills: Bills) -> tuple[Group, ...]:
    """What is to be looked at, the largest sums first."""
    found: defaultdict[_Question, list[Told]] = defaultdict(list)
    for row, why in _questionable(bills):
        one = row.transaction
        text = "" if one.counterparty else one.description
        found[_Question(one.counterparty, text, why, _is_in(row))].append(row)
    alike = _by_counterparty(bills.rows, {asked.counterparty for asked in found})
    usual = _usual(bills)
    groups = (
        _group(asked, rows, alike[asked.counterparty], usual) for asked, rows in found.items()
    )
    askable = [one for one in groups if one.scopes]
    return tuple(sorted(askable, key=lambda one: (-one.amount, one.counterparty, one.why)))


def correction(
    groups: Iterable[Group], counterparty: str, description: str, meaning: str
) -> Correction | None:
    """What a person says of a group; None where it was not asked like this."""
    for one in groups:
        scopes = {each.description for each in one.scopes}
        if one.counterparty == counterparty and description in scopes:
            said = next((each for each in one.meanings if each.key == meaning), None)
            if said is not None:
                return Correction(counterparty, description, said.kind, said.category)
    return None


def _questionable(bills: Bills) -> Iterator[tuple[Told, Why]]:
    """The rows that a person should look at, each once."""
    draft = bills.draft
    regular = {id(row) for one in bills.recurring for row in one.rows}
    for line in draft.lines:
        least = max(_LARGE, draft.total(line.side) // _SHARE)
        for row in line.rows:
            if row.about.confidence == "said":
                continue
            if line.side in ("person-in", "person-out"):
                yield row, "person"
            elif row.about.confidence == "low":
                yield row, "unsure"
            elif (
                line.side in ("income", "expense")
                and row.amount >= least
                and id(row) not in regular
            ):
                yield row, "large"


def _by_counterparty(rows: Iterable[Told], names: set[str]) -> Mapping[str, Sequence[Told]]:
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for one in rows:
        if one.transaction.counterparty in names:
            found[one.transaction.counterparty].append(one)
    return found


def _usual(bills: Bills) -> tuple[str, ...]:
    """The categories of spending that this household has most often."""
    counted = {line.topic: len(line.rows) for line in bills.draft.lines if line.side == "expense"}
    return tuple(sorted(counted, key=lambda one: (-counted[one], one)))


def _group(
    asked: _Question, rows: Sequence[Told], alike: Sequence[Told], usual: Sequence[str]
) -> Group:
    name, _, why, is_in = asked
    family = _family(rows[0])
    suggested = tuple(dict.fromkeys(_suggested(rows, family, usual, is_in=is_in)))
    return Group(
        name,
        why,
        is_in,
        sum(one.amount for one in rows),
        tuple(sorted(rows, key=lambda one: one.transaction.date, reverse=True)),
        tuple(_scopes(name, rows, alike, family, is_in=is_in)),
        suggested[:_SUGGESTED],
        tuple(_meanings(family, is_in=is_in)),
    )


def _scopes(
    name: str, rows: Sequence[Told], alike: Sequence[Told], family: str, *, is_in: bool
) -> Iterator[Scope]:
    """All rows of a counterparty where they are all alike, and each text whose rows are."""
    texts = Counter(one.transaction.description for one in rows)
    for text in dict.fromkeys(("", *texts) if name else texts):
        meant = [one for one in alike if text in ("", one.transaction.description)]
        if all(
            _family(one) == family and _is_in(one) == is_in for one in meant if _counts(one, family)
        ):
            yield Scope(text, len(meant))


def _counts(one: Told, family: str) -> bool:
    """Whether a row would count otherwise after a correction: one that is spending keeps its kind."""
    return bool(one.amount) or (family != "spent" and not one.entry.because)


def _meanings(family: str, *, is_in: bool) -> Iterator[Meaning]:
    """Everything that rows may be said to be."""
    if family == "spent":
        yield from (Meaning("", topic) for topic in categories())
    elif is_in:
        yield from (Meaning("income", sort) for sort in (*income_sorts(), OTHER))
        yield Meaning("disbursement", OTHER)
        yield Meaning("transfer", "")
    else:
        yield from (Meaning("expense", topic) for topic in categories())
        yield Meaning("repayment", OTHER)
        yield Meaning("transfer", "")


def _suggested(
    rows: Sequence[Told], family: str, usual: Sequence[str], *, is_in: bool
) -> Iterator[Meaning]:
    """The likeliest, what we take it for first."""
    taken = rows[0].about.topic
    if family == "spent":
        yield from (Meaning("", topic) for topic in (taken, *usual, OTHER) if topic)
    elif family == "person" and is_in:
        yield from (
            Meaning("transfer", ""),
            Meaning("disbursement", OTHER),
            Meaning("income", OTHER),
        )
    elif family == "person":
        topics = ("gifts", "housing", "elder-care")
        yield Meaning("transfer", "")
        yield from (Meaning("expense", topic) for topic in topics)
        yield Meaning("repayment", OTHER)
    elif is_in:
        sorts = (taken, "salary", "gig", "benefit", OTHER) if family == "income" else (OTHER,)
        yield from (Meaning("income", sort) for sort in sorts)
        yield from (Meaning("disbursement", OTHER), Meaning("transfer", ""))
    else:
        yield from (Meaning("repayment", OTHER), Meaning("expense", OTHER), Meaning("transfer", ""))


def _family(one: Told) -> str:
    return "spent" if one.kind in (*SPENT, "refund") else one.kind


def _is_in(one: Told) -> bool:
    """Whether money came in; what is given back belongs to spending."""
    return one.transaction.direction == "in" and one.kind != "refund"
