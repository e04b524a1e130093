"""What bills say of a household: transactions, a draft of the budget, and repayments that were made."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeAlias

from ashore.case.convert import contract
from ashore.case.schema import Case, Debt, LoanDebt
from ashore.dates import add_months
from ashore.loans.schedule import schedule
from ashore.money import yuan
from ashore.statements.book import Book, put_together
from ashore.statements.budget.chance import BackTest, Chance, back_test, chance
from ashore.statements.budget.draft import Draft, draft
from ashore.statements.budget.rhythm import Recurring, recurring
from ashore.statements.budget.told import Told, told
from ashore.statements.memory import Memory
from ashore.statements.model import Statement
from ashore.statements.repayments import Match, Owed, match, unknown_lenders
from ashore.statements.wire import draft_json, file_json, match_json, recurring_json, rows_json
from ashore.texts import Language
from ashore.unpack import statements_in

Json: TypeAlias = dict[str, Any]

NOTHING_SAID = Memory()
SEED = 20260801
"""The draws of :func:`~ashore.statements.budget.chance.chance` are the same each time."""


def read_bills(
    name: str,
    content: bytes,
    memory: Memory = NOTHING_SAID,
    password: str = "",
    tick: Callable[[int], None] = lambda _: None,
) -> tuple[Statement, ...]:
    """The statements in a file: text, a workbook, or an archive of these; ``tick`` hears the line now and then.

    Raises:
        PasswordNeededError: it is an archive under a password, and none or another one was given.
        AshoreError: it is no statement, a line each.
    """
    return statements_in(name, content, password, memory.known(), tick)


class Bills:
    """Statements put together once, however many answers are asked for; ``memory`` is what the person said."""

    def __init__(
        self,
        statements: Sequence[Statement],
        language: Language,
        memory: Memory = NOTHING_SAID,
    ) -> None:
        self.statements = tuple(statements)
        self._language, self._memory = language, memory

    def corrected(self, memory: Memory) -> "Bills":
        """The same statements with what the person said since."""
        made = Bills(self.statements, self._language, memory)
        made.book = self.book
        return made

    @cached_property
    def book(self) -> Book:
        """All statements in one."""
        return put_together(self.statements)

    @cached_property
    def rows(self) -> tuple[Told, ...]:
        """Every transaction with what it counts as."""
        return told(self.book, self._memory.corrections)

    @cached_property
    def draft(self) -> Draft:
        """The draft of a budget."""
        return draft(self.statements, self.rows)

    @cached_property
    def recurring(self) -> tuple[Recurring, ...]:
        """What comes again and again."""
        return recurring(self.rows)

    @cached_property
    def chance(self) -> Chance | None:
        """What a month may leave, from three months on."""
        return chance(self.draft, self.rows, SEED)

    @cached_property
    def tested(self) -> BackTest:
        """How often a month lay within what the months before it gave, and of how many."""
        return back_test(self.draft, self.rows, SEED)

    def files_json(self) -> list[Json]:
        """The files with their counts."""
        return [file_json(one, self._language) for one in self.statements]

    def rows_json(self) -> Iterator[Json]:
        """The transactions, one after the other."""
        return rows_json(self.rows)

    def draft_json(self, *, with_rows: bool = True) -> Json:
        """The draft of a budget, with the sums of each month and what recurs; perhaps without the rows of each line."""
        found = [recurring_json(one) for one in self.recurring]
        made = draft_json(self.draft, self.chance, self.tested, with_rows=with_rows)
        return {**made, "totals": list(self._totals()), "recurring": found}

    def _totals(self) -> Iterator[Json]:
        """What came in and what was spent, month by month."""
        for at, month in enumerate(self.draft.months):
            sums = {"income": 0, "expense": 0}
            for line in self.draft.lines:
                if line.side in sums:
                    sums[line.side] += line.totals[at][1]
            yield {"month": f"{month:%Y-%m}", **{side: yuan(sum_) for side, sum_ in sums.items()}}

    def matches(self, case: Case) -> tuple[Match, ...]:
        """The repayments, each with the debt of the case it went to."""
        return match(self.rows, [owed(one) for one in case.debt])

    def matches_json(self, case: Case) -> Json:
        """The repayments with their debts, and the lenders that are in no debt of the case."""
        found = self.matches(case)
        return {
            "repayments": [match_json(one) for one in found],
            "unknown_lenders": list(unknown_lenders(found)),
        }


def owed(debt: Debt) -> Owed:
    """A debt as far as bills can tell it."""
    if isinstance(debt, LoanDebt):
        rows = schedule(contract(debt).terms).rows
        dues = tuple((row.due, row.payment) for row in rows)
        return Owed(debt.id, debt.product, debt.creditor, debt.account, debt.start, dues)
    start = add_months(min(one.date for one in debt.statements), -1)
    dues = tuple(
        (one.due, amount) for one in debt.statements for amount in (one.minimum, one.balance)
    )
    return Owed(debt.id, debt.product, debt.creditor, debt.account, start, dues, is_card=True)
