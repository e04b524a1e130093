"""支付宝's export from the web site: sixteen columns, counts under the rows, refunds in a column too."""

import datetime as dt
from collections.abc import Sequence

from tests.statements.household.accounts import OWNER
from tests.statements.household.events import Event, Fen, Trace
from tests.statements.household.render import alipay
from tests.statements.household.render.sheet import Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.writing import days, file_name, padded, told, yuan
from tests.statements.household.story import Household

_WIDTHS = {
    "交易号": 24, "商家订单号": 25, "交易创建时间": 26, "付款时间": 24, "最近修改时间": 26, "交易来源地": 15,
    "类型": 18, "交易对方": 20, "商品名称": 24, "金额（元）": 13, "收/支": 10, "交易状态": 12, "服务费（元）": 15,
    "成功退款（元）": 16, "备注": 22, "资金状态": 13,
}  # fmt: skip
_COUNTED = ("已收入", "待收入", "已支出", "待支出")


def render(house: Household, look: Look) -> Rendered:
    rows = told(house, "alipay", look)[::-1]
    since, until = days(house, look)
    sheet = Sheet(
        channel="alipay",
        layout="alipay-web",
        name=file_name(house, "alipay", look, "csv"),
        encoding="gb18030",
        above=[
            "支付宝交易记录明细查询",
            "账号:[linx***@163.com]",
            f"起始日期:[{since} 00:00:00]    终止日期:[{until} 23:59:59]",
            f"{'-' * 33}交易记录明细列表{'-' * 36}",
        ],
        titles={one: padded(one, places) for one, places in _WIDTHS.items()},
        rows=[_row(one, row) for one, row in rows],
        text=("商品名称", "交易对方"),
        amounts=("金额（元）",),
        day="付款时间",
        no_day="2026-02-30 12:00:00 ",
        below=_below(rows, until),
        closed="rows and header",
    )
    return as_text(sheet, look)


def _below(rows: Sequence[tuple[Event, Trace]], until: dt.date) -> list[str]:
    sums: dict[str, list[Fen]] = {name: [] for name in _COUNTED}
    for _, row in rows:
        if _state(row) in sums:
            sums[_state(row)].append(row.amount)
    return [
        "-" * 84,
        f"共{len(rows)}笔记录",
        *(f"{name}:{len(found)}笔,{yuan(sum(found))}元" for name, found in sums.items()),
        f"导出时间:[{until + dt.timedelta(days=1)} 10:00:00]    用户:{OWNER}",
    ]


def _state(row: Trace) -> str:
    if row.act in ("unpaid", "waiting", "failed"):
        return ""
    return {"支出": "已支出", "收入": "已收入"}.get(alipay.direction(row, ""), "资金转移")


def _row(one: Event, row: Trace) -> Row:
    moment = f"{row.moment:%Y-%m-%d %H:%M:%S} "
    unpaid = row.act in ("unpaid", "waiting")
    cells = {
        "交易号": f"{row.order}\t",
        "商家订单号": f"{alipay.merchant(row)}\t",
        "交易创建时间": moment,
        "付款时间": "" if unpaid else moment,
        "最近修改时间": moment,
        "交易来源地": "其他（包括阿里巴巴和外部商家）",
        "类型": "即时到账交易",
        "交易对方": row.who,
        "商品名称": alipay.text(row),
        "金额（元）": yuan(row.amount),
        # An order that was never paid stands as spending here.
        "收/支": "支出" if unpaid else alipay.direction(row, ""),
        "交易状态": alipay.status(row),
        "服务费（元）": "0.00",
        "成功退款（元）": yuan(row.refunded),
        "备注": "",
        "资金状态": _state(row),
    }
    return Row({name: padded(cell, _WIDTHS[name]) for name, cell in cells.items()}, one.id)
