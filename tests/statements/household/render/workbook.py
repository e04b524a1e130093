"""A sheet into a workbook; the same cells give the same bytes."""

import datetime as dt
import io
from dataclasses import replace

import xlsxwriter

from tests.statements.household.render.sheet import Look, Rendered, Sheet, as_table

_MADE = dt.datetime(2026, 7, 1)  # noqa: DTZ001 - a workbook's own time has no zone


def as_workbook(sheet: Sheet, look: Look, name: str) -> Rendered:
    """The file as a workbook with one sheet."""
    table, found = as_table(sheet, look)
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": _MADE})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    money = book.add_format({"num_format": "#,##0.00"})
    page = book.add_worksheet(name)
    for at, cells in enumerate(table):
        for column, cell in enumerate(cells):
            if isinstance(cell, dt.datetime):
                page.write_datetime(at, column, cell, moment)
            elif isinstance(cell, float):
                page.write_number(at, column, cell, money)
            elif cell:
                page.write_string(at, column, cell)
    book.close()
    return replace(found, content=content.getvalue())
