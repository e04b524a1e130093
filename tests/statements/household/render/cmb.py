"""招商银行: the debit card (signed amounts, the newest first) and the credit card (spending is positive)."""

from tests.statements.household.accounts import CMB_CARD, OWNER
from tests.statements.household.events import Act, Trace
from tests.statements.household.render.sheet import Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.writing import (
    balances,
    file_name,
    grouped,
    signed,
    told,
    yuan,
)
from tests.statements.household.story import Household

_COLUMNS = ("记账日期", "货币", "交易金额", "联机余额", "交易摘要", "对手信息", "客户摘要")
_KIND: dict[Act, str] = {
    "refund": "退款",
    "salary": "代发工资",
    "interest": "账户结息",
    "send": "转账汇款",
    "own-out": "转账汇款",
    "own-in": "汇入汇款",
    "repay": "信用卡还款",
    "lend": "贷款放款",
    "cash": "银联ATM取款",
}


def render(house: Household, look: Look) -> Rendered:
    after = balances(house, "cmb")
    rows = told(house, "cmb", look)[::-1]
    sheet = Sheet(
        channel="cmb",
        layout="cmb-debit",
        name=file_name(house, "cmb", look, "csv"),
        encoding="utf-8",
        above=(),
        titles={one: one for one in _COLUMNS},
        rows=[Row(_debit(row, after[one.id, row]), one.id) for one, row in rows],
        text=("客户摘要", "对手信息"),
        amounts=("交易金额",),
        day="记账日期",
        no_day="2026-02-30",
    )
    return as_text(sheet, look)


def _debit(row: Trace, after: int) -> dict[str, str]:
    return {
        "记账日期": f"{row.moment:%Y-%m-%d}",
        "货币": "CNY",
        "交易金额": _quoted(signed(row)),
        "联机余额": _quoted(after),
        "交易摘要": "快捷支付" if row.via and row.flow == "out" else _KIND[row.act],
        "对手信息": f"{row.who} 6222{row.order}" if row.who else "",
        "客户摘要": _purpose(row),
    }


def _quoted(amount: int) -> str:
    return f'"{grouped(amount)}"' if abs(amount) >= 100_000 else grouped(amount)


def _purpose(row: Trace) -> str:
    if not row.via:
        return row.what
    platform = "财付通-微信支付" if row.via == "财付通" else row.via
    said = row.what if row.act in ("repay", "own-out", "own-in", "lend") else row.who
    return f"{platform}-{said}"


def render_credit(house: Household, look: Look) -> Rendered:
    rows = told(house, "cmb-credit", look)
    sheet = Sheet(
        channel="cmb-credit",
        layout="cmb-credit",
        name=file_name(house, "cmb-credit", look, "csv"),
        encoding="utf-8",
        above=["招商银行信用卡交易明细"],
        titles={one: one for one in ("交易日", "记账日", "交易摘要", "人民币金额", "卡号后四位")},
        rows=[Row(_credit(row), one.id) for one, row in rows],
        text=("交易摘要",),
        amounts=("人民币金额",),
        day="交易日",
        no_day="20260230",
    )
    return as_text(sheet, look)


def _credit(row: Trace) -> dict[str, str]:
    assert row.booked
    return {
        "交易日": f"{row.moment:%Y%m%d}",
        "记账日": f"{row.booked:%Y%m%d}",
        "交易摘要": _said(row),
        "人民币金额": yuan(-signed(row)),
        "卡号后四位": CMB_CARD.digits,
    }


def _said(row: Trace) -> str:
    if row.act == "repaid":
        return f"自动还款-{OWNER}"
    if row.act == "fee":
        return row.what
    shop = f"{row.via}-{row.who}" if row.via else row.who
    return f"退款-{shop}" if row.act == "refund" else shop
