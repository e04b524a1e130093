"""支付宝's export from the app: GB18030, 24 lines above a padded header, in the orders of columns of 2021 and since."""

import datetime as dt
from collections.abc import Sequence

from tests.statements.household.accounts import OWNER
from tests.statements.household.events import Event, Fen, Trace
from tests.statements.household.render import alipay
from tests.statements.household.render.sheet import Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.writing import days, file_name, padded, told, yuan
from tests.statements.household.story import Household

_WIDTHS = {
    "交易时间": 20, "交易分类": 24, "交易对方": 24, "对方账号": 24, "商品说明": 24, "收/支": 22, "金额": 22,
    "收/付款方式": 25, "交易状态": 24, "交易订单号": 15, "商家订单号": 21, "备注": 22,
}  # fmt: skip
_SINCE_2022 = tuple(_WIDTHS)
_UNTIL_2021 = (
    "收/支", "交易对方", "对方账号", "商品说明", "收/付款方式", "金额", "交易状态", "交易分类", "交易订单号",
    "商家订单号", "交易时间",
)  # fmt: skip
_NAMED = ("收入", "支出", "不计收支")
_REMARKS = (
    "特别提示：",
    "1.本回单仅表明支付宝受理了相应的支付交易申请；",
    "2.请勿将本回单作为收款方发货的凭据；",
    "3.银行卡支付的交易在银行也会有记录，请勿重复记账；",
    "4.本回单经涂改、编造后无效；",
    "5.充值提现、账户转存等记为不计收支；",
    "6.明细金额直接累加后可能与上方统计不一致；",
    "7.禁止将本回单用于非法用途；",
    "8.本明细不包括已删除的记录；",
    "9.本明细仅供个人对账使用。",
)


def render(house: Household, look: Look) -> Rendered:
    """The order of columns since 2022, and the company's name since 2024."""
    return _render(
        house,
        look,
        "alipay-app",
        columns=_SINCE_2022,
        neutral="不计收支",
        company="支付宝支付科技有限公司",
    )


def render_old(house: Household, look: Look) -> Rendered:
    """The order of columns of 2021, in which what does not count is called 其他."""
    return _render(
        house,
        look,
        "alipay-app-2021",
        columns=_UNTIL_2021,
        neutral="其他",
        company="支付宝（中国）网络技术有限公司",
    )


def _render(
    house: Household, look: Look, layout: str, *, columns: Sequence[str], neutral: str, company: str
) -> Rendered:
    rows = told(house, "alipay", look)[::-1]
    sheet = Sheet(
        channel="alipay",
        layout=layout,
        name=file_name(house, "alipay", look, "csv"),
        encoding="gb18030",
        above=_above(house, look, rows, company),
        titles={one: padded(one, _WIDTHS[one]) for one in columns},
        rows=[_row(one, row, columns, neutral, look) for one, row in rows],
        text=("商品说明", "交易对方"),
        amounts=("金额",),
        day="交易时间",
        no_day="2026-02-30 12:00:00",
        closed="rows and header",
    )
    return as_text(sheet, look)


def _above(
    house: Household, look: Look, rows: Sequence[tuple[Event, Trace]], company: str
) -> list[str]:
    since, until = days(house, look)
    sums: dict[str, list[Fen]] = {name: [] for name in _NAMED}
    for _, row in rows:
        sums[alipay.direction(row, _NAMED[-1])].append(row.amount)
    return [
        "-" * 84,
        "导出信息：",
        f"姓名：{OWNER}",
        "支付宝账户：138********",
        f"起始时间：[{since} 00:00:00]    终止时间：[{until} 23:59:59]",
        "导出交易类型：[全部]",
        f"导出时间：[{until + dt.timedelta(days=1)} 08:12:30]",
        f"共{len(rows)}笔记录",
        *(f"{name}：{len(found)}笔 {yuan(sum(found))}元" for name, found in sums.items()),
        "",
        *_REMARKS,
        "",
        f"{'-' * 24}{company}  电子客户回单{'-' * 24}",
    ]


def _row(one: Event, row: Trace, columns: Sequence[str], neutral: str, look: Look) -> Row:
    cells = {
        "交易时间": f"{row.moment:%Y-%m-%d %H:%M:%S}",
        "交易分类": row.label,
        "交易对方": row.who,
        "对方账号": alipay.partner(row),
        "商品说明": alipay.text(row),
        "收/支": alipay.direction(row, neutral),
        "金额": yuan(row.amount),
        "收/付款方式": row.method,
        "交易状态": alipay.status(row),
        "交易订单号": f"{row.order}\t",
        "商家订单号": f"{alipay.merchant(row)}\t",
        "备注": "",
    }
    places = _WIDTHS if look.padded else {}
    return Row({name: padded(cells[name], places.get(name, 0)) for name in columns}, one.id)
