"""京东: UTF-8 with a mark, amounts that tell what was given back, and totals from which that is taken."""

import datetime as dt
from collections.abc import Sequence

from tests.statements.household.events import Act, Event, Fen, Trace
from tests.statements.household.render.sheet import Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.writing import days, file_name, told, yuan
from tests.statements.household.story import Household

_COLUMNS = (
    "交易时间", "商户名称", "交易说明", "金额", "收/付款方式", "交易状态", "收/支", "交易分类", "交易订单号",
    "商家订单号", "备注",
)  # fmt: skip
_STATUS: dict[Act, str] = {"refund": "退款成功", "unpaid": "交易关闭"}
_REMARKS = (
    "特别提示",
    "1.本明细为每笔订单支付的明细，不包括已删除的记录；",
    "2.个人资金互转、全额退款等记为【不计收支】类，部分退款的支出金额为剔除退款后的支付金额；",
    "3.本明细与实际交易结果不符时，以实际交易情况为准；",
    "4.明细金额直接累加后，可能会和上方统计金额不一致；",
    "5.银行卡支付的交易在银行也会有记录，请勿重复记账；",
    "6.明细经涂改、编造后无效；",
    "7.禁止将本回单用于非法用途；",
    "8.本明细仅供个人对账使用。",
)


def render(house: Household, look: Look) -> Rendered:
    rows = told(house, "jd", look)[::-1]
    sheet = Sheet(
        channel="jd",
        layout="jd",
        name=file_name(house, "jd", look, "csv"),
        encoding="utf-8-sig",
        above=_above(house, look, rows),
        titles={one: one for one in _COLUMNS},
        rows=[_row(one, row) for one, row in rows],
        text=("交易说明", "商户名称"),
        amounts=("金额",),
        day="交易时间",
        no_day="2026-02-30 12:00:00\t",
        closed="rows",
    )
    return as_text(sheet, look)


def _above(house: Household, look: Look, rows: Sequence[tuple[Event, Trace]]) -> list[str]:
    since, until = days(house, look)
    spent = [row for _, row in rows if _direction(row) == "支出"]
    neutral = [row for _, row in rows if _direction(row) == "不计收支"]
    part = sum(1 for row in spent if row.refunded)
    return [
        "导出信息：",
        "京东账号名：jd_xiaoman",
        f"申请时间：{until + dt.timedelta(days=1)} 11:32:42",
        f"日期区间：{since} 至 {until}",
        "导出交易类型：全部",
        "导出交易场景：全部",
        f"共：{len(rows)}笔记录",
        "收入：0笔，0.00元",
        f"支出：{len(spent)}笔(含{part}笔部分退款)，{yuan(sum(map(_net, spent)))}元",
        f"不计收支：{len(neutral)}笔，{yuan(sum(map(_net, neutral)))}元",
        "",
        *_REMARKS,
        "",
    ]


def _direction(row: Trace) -> str:
    return "支出" if row.act == "buy" and row.refunded != row.amount else "不计收支"


def _net(row: Trace) -> Fen:
    """What the totals count of a row."""
    return 0 if row.act == "later" else row.amount - row.refunded


def _amount(row: Trace) -> str:
    if not row.refunded:
        return yuan(row.amount)
    said = "已全额退款" if row.refunded == row.amount else f"已退款{yuan(row.refunded)}"
    return f"{yuan(row.amount)}({said})"


def _row(one: Event, row: Trace) -> Row:
    refund = row.act == "refund"
    cells = {
        "交易时间": f"{row.moment:%Y-%m-%d %H:%M:%S}\t",
        "商户名称": row.who,
        "交易说明": f"退款-{row.what}" if refund else row.what,
        "金额": _amount(row),
        "收/付款方式": row.method,
        "交易状态": _STATUS.get(row.act, "交易成功"),
        "收/支": _direction(row),
        "交易分类": "网购" if refund else row.label,
        "交易订单号": f"{row.order}\t",
        "商家订单号": f"{row.merchant}\t",
        "备注": " ",
    }
    return Row(cells, one.id)
