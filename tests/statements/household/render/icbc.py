"""工商银行's debit card: padded cells in quotes with tabs, two columns of amounts, a total."""

from tests.statements.household.accounts import ICBC
from tests.statements.household.events import Act, Trace
from tests.statements.household.render.sheet import Look, Rendered, Row, Sheet, as_text
from tests.statements.household.render.writing import balances, file_name, grouped, padded, told
from tests.statements.household.story import Household

_COLUMNS = (
    "交易日期", "摘要", "交易场所", "交易国家或地区简称", "钞/汇", "交易金额(收入)", "交易金额(支出)", "交易币种",
    "记账金额(收入)", "记账金额(支出)", "记账币种", "余额", "对方户名",
)  # fmt: skip
_KIND: dict[Act, str] = {
    "buy": "消费",
    "refund": "退款",
    "interest": "利息",
    "send": "消费",
    "own-out": "消费",
    "own-in": "他行汇入",
    "cash": "ATM取款",
}
_COMPANY = {"财付通": "深圳市财付通支付科技有限公司", "支付宝": "支付宝（中国）网络技术有限公司"}
_IN, _OUT = "记账金额(收入)", "记账金额(支出)"


def render(house: Household, look: Look) -> Rendered:
    after = balances(house, "icbc")
    rows = told(house, "icbc", look)[::-1]
    sums = {flow: sum(row.amount for _, row in rows if row.flow == flow) for flow in ("in", "out")}
    total = {
        "交易日期": "人民币合计",
        _IN: _cell(grouped(sums["in"]), 18),
        _OUT: _cell(grouped(sums["out"]), 18),
    }
    sheet = Sheet(
        channel="icbc",
        layout="icbc-debit",
        name=file_name(house, "icbc", look, "csv"),
        encoding="utf-8",
        above=[
            "明细查询文件下载",
            "",
            f'卡号: 6222****{ICBC.digits},"卡别名: 日常"',
            "",
            '子账户序号: 00000,子账户类别: 活期,"子账户别名: "',
            "",
        ],
        titles={one: one for one in _COLUMNS},
        rows=[Row(_cells(row, after[one.id, row]), one.id) for one, row in rows],
        text=("交易场所", "对方户名"),
        amounts=(_IN, _OUT),
        day="交易日期",
        no_day="2026-02-30     \t",
        below=[" ", total],
        closed="rows",
        fixed=1,
    )
    return as_text(sheet, look)


def _cell(text: str, places: int) -> str:
    return f'"{padded(text, places)}\t"'


def _cells(row: Trace, after: int) -> dict[str, str]:
    amount = grouped(row.amount)
    return {
        "交易日期": f"{row.moment:%Y-%m-%d}     \t",
        "摘要": _cell(_KIND[row.act], 20),
        "交易场所": _cell(_place(row), 60),
        "交易国家或地区简称": _cell("CHN", 20),
        "钞/汇": "钞        \t",
        "交易金额(收入)": _cell("-", 20),
        "交易金额(支出)": _cell("-", 20),
        "交易币种": "-              \t",
        _IN: _cell(amount if row.flow == "in" else "", 20),
        _OUT: _cell(amount if row.flow == "out" else "", 20),
        "记账币种": "人民币         \t",
        "余额": _cell(grouped(after), 20),
        "对方户名": _cell(_COMPANY.get(row.via, row.who), 140),
    }


def _place(row: Trace) -> str:
    if not row.via:
        return ""
    said = {"send": "微信转账", "own-out": row.what, "own-in": row.what}.get(row.act, row.who)
    return f"{row.via}-{said}"
