"""The workbook: live formulas that recompute to their stored values, plain texts, printable on A4."""

import datetime as dt
import io
import re
import zipfile
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import openpyxl
import pytest

from ashore.documents.workbook import workbook
from tests import documents_sample as sample

CELL = re.compile(r"([A-H])(\d+)")


def sheets(content: bytes) -> tuple[Any, Any]:
    """The sheet with formulas, and the sheet with stored values."""
    made = io.BytesIO(content)
    return openpyxl.load_workbook(made).active, openpyxl.load_workbook(made, data_only=True).active


class Calculator:
    """Computes the few formulas a schedule uses, from the cells and not from what is stored."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def value(self, name: str) -> Any:
        held = self.sheet[name].value
        return self.formula(held[1:]) if isinstance(held, str) and held.startswith("=") else held

    def amount(self, name: str) -> Decimal:
        return Decimal(str(self.value(name)))

    def formula(self, text: str) -> Any:
        if match := re.fullmatch(r"ROUND\((.+),2\)", text):
            first, *rest = re.findall(r"([-+]?)([A-H]\d+)", match[1])
            total = self.amount(first[1])
            for sign, name in rest:
                total += self.amount(name) * (-1 if sign == "-" else 1)
            return total.quantize(Decimal("0.01"), ROUND_HALF_UP)
        if match := re.fullmatch(r"SUM\(([A-H])(\d+):[A-H](\d+)\)", text):
            rows = range(int(match[2]), int(match[3]) + 1)
            return sum(self.amount(f"{match[1]}{row}") for row in rows)
        if match := re.fullmatch(r'IF\(([A-H]\d+)=0,"(.+)","(.+)"\)', text):
            return match[2] if self.amount(match[1]) == 0 else match[3]
        assert CELL.fullmatch(text), text
        return self.value(text)


@pytest.mark.parametrize("debt_id", ["jiebei", "cmb"])
def test_formulas_recompute_to_the_stored_values(debt_id: str) -> None:
    content = workbook(sample.pack_data(), debt_id)
    assert content is not None
    live, stored = sheets(content)
    calculator, formulas = Calculator(live), 0
    for row in live.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                formulas += 1
                found, kept = calculator.value(cell.coordinate), stored[cell.coordinate].value
                if isinstance(kept, str):
                    assert found == kept
                else:
                    assert Decimal(str(found)) == Decimal(str(kept)).quantize(Decimal("0.01"))
    rows = len(sample.pack_data().offer(debt_id)["schedule"])  # type: ignore[index]
    assert (
        formulas == 3 * rows - 1 + 4 + 1
    )  # opening but the first, principal, balance; sums; check


def test_stored_values_are_the_figures_of_the_json() -> None:
    """Mistake 9 of FEATURES (monize #1253): one schedule, never re-rounded, in report and workbook alike."""
    data = sample.pack_data()
    offer = data.offer("jiebei")
    content = workbook(data, "jiebei")
    assert offer is not None
    assert content is not None
    _, stored = sheets(content)
    top = next(row for row in range(1, 30) if stored.cell(row, 1).value == 1)
    for index, row in enumerate(offer["schedule"]):
        cells = [stored.cell(top + index, column).value for column in range(1, 9)]
        assert cells[0] == index + 1
        assert cells[1] == dt.datetime.fromisoformat(row["date"])
        names = ("payment", "interest", "other", "principal", "balance")
        assert [f"{value:.2f}" for value in cells[3:]] == [row[name] for name in names]
    assert stored.cell(top + len(offer["schedule"]) + 1, 8).value == "是"


def test_a_debt_kept_by_its_contract_has_its_balances_as_they_are() -> None:
    planned = sample.plan()
    debt = planned["plans"][0]["debts"][0]
    for row in debt["schedule"]:
        row["balance"] = f"{Decimal(row['balance']) + 7:.2f}"  # interest and fees owed beside
    data = sample.pack_data(planned=planned)
    content = workbook(data, "jiebei")
    assert content is not None
    live, _ = sheets(content)
    top = next(row for row in range(1, 30) if live.cell(row, 1).value == 1)
    assert live.cell(top, 8).value == float(debt["schedule"][0]["balance"])
    assert live.cell(top + len(debt["schedule"]) + 1, 8).value.startswith("=IF(")


def test_nothing_typed_becomes_a_formula_or_a_link() -> None:
    parts = sample.only("jiebei", creditor="=cmd|' /C calc'!A0", name="http://example.invalid")
    content = workbook(sample.pack_data(**parts), "jiebei")
    assert content is not None
    live, stored = sheets(content)
    typed = [c for row in live.iter_rows() for c in row if c.value == "=cmd|' /C calc'!A0"]
    assert [cell.data_type for cell in typed] == ["s"]
    assert all(c.hyperlink is None for row in stored.iter_rows() for c in row)


def test_it_prints_on_a4_with_repeated_heads() -> None:
    content = workbook(sample.pack_data(), "jiebei")
    assert content is not None
    live, _ = sheets(content)
    assert live.page_setup.paperSize == 9
    assert live.page_setup.orientation == "landscape"
    assert live.page_setup.fitToHeight == 0
    assert live.print_title_rows
    assert live.column_dimensions["B"].width > 10
    numbers = {
        c.number_format for row in live.iter_rows() for c in row if c.column == 4 and c.row > 10
    }
    assert "#,##0.00" in numbers


def test_the_same_data_give_the_same_bytes_dated_by_the_case() -> None:
    first, second = (workbook(sample.pack_data(), "jiebei") for _ in range(2))
    assert first == second
    assert first is not None
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert b"2026-11-21T00:00:00Z" in archive.read("docProps/core.xml")


def test_without_an_offer_there_is_no_workbook() -> None:
    data = sample.pack_data(planned=sample.plan_that_does_not_fit())
    assert workbook(data, "jiebei") is None
