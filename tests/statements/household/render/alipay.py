"""支付宝: what its two exports share: categories, words for statuses and directions, and how rows are told."""

import zlib

from tests.statements.household.events import Act, Trace

_STATUS: dict[Act, str] = {
    "refund": "退款成功",
    "unpaid": "交易关闭",
    "waiting": "等待付款",
    "repay": "还款成功",
    "failed": "还款失败",
    "lend": "放款成功",
    "freeze": "信用服务使用成功",
    "unfreeze": "解冻成功",
}
_OUT: tuple[Act, ...] = ("buy", "send", "packet-out")
_IN: tuple[Act, ...] = ("earn", "salary", "receive", "packet-in")


def status(row: Trace) -> str:
    """An order given back whole is closed."""
    if row.act == "buy" and row.refunded == row.amount:
        return "交易关闭"
    if row.act == "buy" and row.moment.second % 10 == 0:
        return "等待确认收货"
    return _STATUS.get(row.act, "交易成功")


def direction(row: Trace, neutral: str) -> str:
    if row.act in _OUT:
        return "支出"
    return "收入" if row.act in _IN else neutral


def text(row: Trace) -> str:
    return f"退款-{row.what}" if row.act == "refund" else row.what


def merchant(row: Trace) -> str:
    """Only what was bought has a number at the shop."""
    return row.merchant if row.act in ("buy", "refund", "unpaid") else ""


def partner(row: Trace) -> str:
    """The masked account of the other side, the same for the same name."""
    if row.act in ("repay", "failed", "lend", "freeze", "unfreeze") or row.what == "提现-实时提现":
        return "/"
    number = zlib.crc32(row.who.encode())
    if row.act in ("send", "receive"):
        return f"1{30 + number % 60}******{number % 90 + 10}"
    return f"{'abcdefghij'[number % 10]}{'klmnopqrst'[number // 10 % 10]}x***@163.com"
