"""The proposed schedule as a workbook: live formulas beside their computed values, printable on A4.

What was agreed (dates, payments) are plain numbers; interest, principal, balances and sums are formulas, so that a
change shows its effect. Each formula carries the value of the JSON, which is what programs see that do not compute.
"""

import datetime as dt
import io
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from ashore.documents.data import PackData
from ashore.documents.glyphs import plain
from ashore.documents.schedule import summary
from ashore.documents.voice import Voice
from ashore.money import Fen, fen
from ashore.negotiation.naming import Json

Sheet: TypeAlias = Any
"""An xlsxwriter worksheet; the library has no types."""

_COLUMNS = ("number", "date", "opening", "payment", "interest", "other", "principal", "balance")
_WIDTHS = (6, 14, 14, 14, 14, 14, 14, 14)
_NUMBER, _DATE, _OPENING, _PAYMENT, _INTEREST, _OTHER, _PRINCIPAL, _BALANCE = range(8)


def workbook(data: PackData, debt_id: str) -> bytes | None:
    """The schedule of one debt as the bytes of an .xlsx file, or None where nothing is offered."""
    offer = data.offer(debt_id)
    if offer is None:
        return None
    voice = Voice(data.language)
    written = io.BytesIO()
    book = xlsxwriter.Workbook(
        written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {
            "title": voice.say("schedule.title"),
            "author": "Ashore",
            "created": dt.datetime.combine(data.as_of, dt.time()),
        }
    )
    looks = _looks(book)
    sheet = book.add_worksheet(voice.say("schedule.sheet"))
    facts = summary(data, data.debt(debt_id), offer, voice)
    top = _head(sheet, voice, facts, looks)
    rows = _Rows(offer, data.as_of, first=top + 1)
    _titles(sheet, voice, top, looks)
    _write_rows(sheet, rows, looks)
    _write_totals(sheet, rows, voice, looks)
    _print_setup(sheet, top, rows.last + 2)
    book.close()
    return written.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    base = {"font_name": "Noto Sans SC", "font_size": 10, "valign": "vcenter"}
    amount = {"num_format": "#,##0.00", "align": "right"}
    rule = {"bottom": 1, "bottom_color": "#D9D3C7"}
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 15}),
        "label": book.add_format({**base, "font_color": "#5F666A"}),
        "text": book.add_format(base),
        "head": book.add_format(
            {
                **base,
                "bold": True,
                "font_color": "#17606B",
                "bottom": 2,
                "bottom_color": "#17606B",
                "text_wrap": True,
                "align": "right",
            }
        ),
        "count": book.add_format({**base, **rule, "align": "right"}),
        "date": book.add_format({**base, **rule, "num_format": "yyyy-mm-dd", "align": "right"}),
        "amount": book.add_format({**base, **rule, **amount}),
        "total": book.add_format(
            {**base, **amount, "bold": True, "top": 2, "top_color": "#17606B"}
        ),
    }


def _head(sheet: Sheet, voice: Voice, facts: list[tuple[str, str]], looks: dict[str, Any]) -> int:
    """The title and the facts; returns the row of the table's headings."""
    sheet.write_string(0, 0, voice.say("schedule.title"), looks["title"])
    sheet.set_row(0, 26)
    for row, (label, value) in enumerate(facts, start=2):
        sheet.write_string(row, 0, plain(label), looks["label"])
        sheet.write_string(row, _PAYMENT, plain(value), looks["text"])
    return 3 + len(facts)


def _titles(sheet: Sheet, voice: Voice, row: int, looks: dict[str, Any]) -> None:
    unit = voice.say("unit")
    for column, name in enumerate(_COLUMNS):
        title = voice.say(f"schedule.{name}") + (unit if column >= _OPENING else "")
        sheet.write_string(row, column, title, looks["head"])
        sheet.set_column(column, column, _WIDTHS[column])
    sheet.set_row(row, 32)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a schedule and where they stand: ``first`` is the sheet row of the first one."""

    offer: Json
    as_of: dt.date
    first: int

    @property
    def last(self) -> int:
        return self.first + len(self.offer["schedule"]) - 1

    def openings(self) -> list[Fen]:
        """What is left before each payment."""
        balances = [fen(row["balance"]) for row in self.offer["schedule"]]
        return [fen(self.offer["relief"]["capital"]), *balances[:-1]]

    def is_running(self) -> bool:
        """Whether each balance is the one before less the principal paid, as in a new agreement.

        A debt that goes on by its contract is owed interest and fees beside: its balances are written as they are.
        """
        return all(
            fen(row["balance"]) == opening - fen(row["principal"])
            for row, opening in zip(self.offer["schedule"], self.openings(), strict=True)
        )


def _write_rows(sheet: Sheet, rows: _Rows, looks: dict[str, Any]) -> None:
    is_running = rows.is_running()
    for index, (row, opening) in enumerate(
        zip(rows.offer["schedule"], rows.openings(), strict=True)
    ):
        at = rows.first + index
        amount = looks["amount"]
        sheet.write_number(at, _NUMBER, index + 1, looks["count"])
        sheet.write_datetime(
            at,
            _DATE,
            dt.datetime.combine(dt.date.fromisoformat(row["date"]), dt.time()),
            looks["date"],
        )
        for column, name in ((_PAYMENT, "payment"), (_INTEREST, "interest"), (_OTHER, "other")):
            sheet.write_number(at, column, _value(fen(row[name])), amount)
        _write_opening(sheet, at, opening, looks, is_first=index == 0)
        paid, interest, other = (_cell(at, column) for column in (_PAYMENT, _INTEREST, _OTHER))
        principal = f"=ROUND({paid}-{interest}-{other},2)"
        sheet.write_formula(at, _PRINCIPAL, principal, amount, _value(fen(row["principal"])))
        balance = _value(fen(row["balance"]))
        if is_running:
            left = f"=ROUND({_cell(at, _OPENING)}-{_cell(at, _PRINCIPAL)},2)"
            sheet.write_formula(at, _BALANCE, left, amount, balance)
        else:
            sheet.write_number(at, _BALANCE, balance, amount)


def _write_opening(
    sheet: Sheet, at: int, opening: Fen, looks: dict[str, Any], *, is_first: bool
) -> None:
    if is_first:
        sheet.write_number(at, _OPENING, _value(opening), looks["amount"])
    else:
        before = f"={_cell(at - 1, _BALANCE)}"
        sheet.write_formula(at, _OPENING, before, looks["amount"], _value(opening))


def _write_totals(sheet: Sheet, rows: _Rows, voice: Voice, looks: dict[str, Any]) -> None:
    at = rows.last + 1
    for column in range(len(_COLUMNS)):
        sheet.write_blank(at, column, None, looks["total"])
    sheet.write_string(at, _NUMBER, voice.say("schedule.total"), looks["total"])
    schedule = rows.offer["schedule"]
    for column, name in (
        (_PAYMENT, "payment"),
        (_INTEREST, "interest"),
        (_OTHER, "other"),
        (_PRINCIPAL, "principal"),
    ):
        span = f"{_cell(rows.first, column)}:{_cell(rows.last, column)}"
        value = _value(sum(fen(row[name]) for row in schedule))
        sheet.write_formula(at, column, f"=SUM({span})", looks["total"], value)
    yes, no = voice.say("schedule.check-yes"), voice.say("schedule.check-no")
    left = _cell(rows.last, _BALANCE)
    answer = yes if fen(schedule[-1]["balance"]) == 0 else no
    sheet.write_string(at + 1, 0, voice.say("schedule.check"), looks["label"])
    sheet.write_formula(at + 1, _BALANCE, f'=IF({left}=0,"{yes}","{no}")', looks["text"], answer)


def _print_setup(sheet: Sheet, head_row: int, last_row: int) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row)
    sheet.freeze_panes(head_row + 1, 0)
    sheet.print_area(0, 0, last_row, len(_COLUMNS) - 1)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.set_footer("&C&P / &N")
    sheet.hide_gridlines(2)


def _cell(row: int, column: int) -> str:
    name: str = xl_rowcol_to_cell(row, column)
    return name


def _value(amount: Fen) -> Decimal:
    """Fen as the decimal number a cell holds; exact, as xlsxwriter writes sixteen digits."""
    return Decimal(amount) / 100
