"""Money that moves without being spent: between own accounts, to and from people, and cash."""

import datetime as dt

from tests.statements.household.accounts import ABC, BOCOM, CCB, CMB, ICBC, OWNER, Account
from tests.statements.household.events import Act, Fen, Flow, Trace
from tests.statements.household.scene import VIA, Month, Scene


def between_banks(scene: Scene) -> None:
    """The salary's account feeds the others."""
    for month in scene.period:
        for bank, low, high in (
            (ICBC, 500, 900),
            (CCB, 600, 900),
            (ABC, 500, 800),
            (BOCOM, 100, 300),
        ):
            moment, amount = scene.moment(month.day(11)), scene.price(low, high, 5000)
            out = scene.trace(CMB.channel, moment, amount, "out", "own-out", who=OWNER, what="转账")
            scene.tell(
                "transfer",
                [
                    out,
                    scene.trace(
                        bank.channel, moment, amount, "in", "own-in", who=OWNER, what="转账"
                    ),
                ],
            )


def withdraw_wechat(scene: Scene) -> None:
    """零钱 to a bank; 微信 takes a thousandth from what is above the free amount, told in the remark."""
    for month in scene.period:
        amount = scene.price(300, 800, 1000)
        fee = max(10, round(amount / 1000)) if month.index >= 3 else 0
        told = scene.trace(
            "wechat", scene.moment(month.day(26)), amount + fee, "out", "own-out", who=ICBC.bank, what="",
            label="零钱提现", method=ICBC.name, fee=fee,
        )  # fmt: skip
        scene.tell(
            "transfer",
            [told, _into(scene, told.moment, amount, ICBC, what="零钱提现", via="财付通")],
            fee=fee,
        )


def top_up_wechat(scene: Scene) -> None:
    for month in scene.period:
        if month.index % 3 == 1:
            moment, amount = scene.moment(month.day(7)), scene.price(100, 400, 10_000)
            told = scene.trace(
                "wechat",
                moment,
                amount,
                "in",
                "own-in",
                who=ICBC.name,
                what="",
                label="零钱充值",
                method=ICBC.name,
            )
            line = scene.trace(
                ICBC.channel,
                moment,
                amount,
                "out",
                "own-out",
                who=OWNER,
                what="零钱充值",
                via=VIA["wechat"],
            )
            scene.tell("transfer", [told, line])


def small_change(scene: Scene) -> None:
    """零钱 into 零钱通 and back."""
    for month in scene.period:
        into = month.index % 2 == 0
        label = "转入零钱通-来自零钱" if into else "零钱通转出-到零钱"
        told = scene.trace(
            "wechat", scene.moment(month.day(27)), scene.price(50, 300, 100), "out" if into else "in",
            "own-out" if into else "own-in", who="", what="", label=label, method="零钱" if into else "零钱通",
        )  # fmt: skip
        scene.tell("transfer", [told])


def yuebao(scene: Scene) -> None:
    """Into 余额宝 from a bank card, sometimes out to another one."""
    for month in scene.period:
        moment, amount = scene.moment(month.day(12), 20, 22), scene.price(800, 1500, 10_000)
        told = scene.trace(
            "alipay",
            moment,
            amount,
            "out",
            "own-out",
            who="余额宝",
            what="余额宝-单次转入",
            label="投资理财",
            method=CMB.full_name,
        )
        scene.tell("transfer", [told, scene.at_bank(CMB, told, "own-out", VIA["alipay"])])
        if month.index % 2:
            _take_out(scene, month)


def _take_out(scene: Scene, month: Month) -> None:
    moment, amount = scene.moment(month.day(24)), scene.price(200, 500, 10_000)
    told = scene.trace(
        "alipay", moment, amount, "in", "own-in", who=BOCOM.full, what="余额宝-转出到银行卡",
        label="投资理财", method=BOCOM.full_name,
    )  # fmt: skip
    scene.tell(
        "transfer",
        [told, _into(scene, moment, amount, BOCOM, what="余额宝-转出到银行卡", via="支付宝")],
    )


def withdraw_alipay(scene: Scene) -> None:
    for month in scene.period:
        if month.index % 3 == 2:
            moment, amount = scene.moment(month.day(28)), scene.price(100, 300, 1000)
            told = scene.trace(
                "alipay",
                moment,
                amount,
                "out",
                "own-out",
                who=CCB.full,
                what="提现-实时提现",
                label="账户存取",
                method="余额",
            )
            scene.tell(
                "transfer", [told, _into(scene, moment, amount, CCB, what="提现", via="支付宝")]
            )


def _into(
    scene: Scene, moment: dt.datetime, amount: Fen, bank: Account, *, what: str, via: str
) -> Trace:
    return scene.trace(bank.channel, moment, amount, "in", "own-in", who=OWNER, what=what, via=via)


def cash(scene: Scene) -> None:
    for month in scene.period:
        bank = (CMB, ICBC, ABC, BOCOM, CCB)[month.index % 5]
        told = scene.trace(
            bank.channel,
            scene.moment(month.day(13), 10, 18),
            scene.price(100, 600, 10_000),
            "out",
            "cash",
            who="",
            what="ATM取款",
        )
        scene.tell("cash", [told])


def people(scene: Scene) -> None:
    """Loans among friends, help from parents, a shared dinner."""
    for month in scene.period:
        if month.index % 2 == 0:
            _wechat(scene, month, 6, "out", 50_000, who="陈默", what="转账备注:借你的")
        else:
            _wechat(scene, month, 22, "in", 50_000, who="陈默", what="转账备注:还你钱")
        _alipay(scene, month, 14, "out", amount=scene.price(20, 90), who="王小雨")
        if month.index % 3 == 0:
            _alipay(scene, month, 16, "in", amount=100_000, who="林爸爸")
            told = scene.trace(
                "wechat", scene.moment(month.day(19), 20, 23), scene.price(40, 120, 1), "out", "send",
                who="李想", what="聚餐AA", label="群收款", method="零钱",
            )  # fmt: skip
            scene.tell("person", [told])


_ACT: dict[Flow, Act] = {"out": "send", "in": "receive"}


def _wechat(
    scene: Scene, month: Month, day: int, flow: Flow, amount: Fen, *, who: str, what: str
) -> None:
    """Sent from a bank card, received into 零钱."""
    method = ICBC.name if flow == "out" else "/"
    told = scene.trace(
        "wechat", scene.moment(month.day(day)), amount, flow, _ACT[flow],
        who=who, what=what, label="转账", method=method,
    )  # fmt: skip
    lines = [scene.at_bank(ICBC, told, "send", VIA["wechat"])] if flow == "out" else []
    scene.tell("person", [told, *lines])


def _alipay(scene: Scene, month: Month, day: int, flow: Flow, *, amount: Fen, who: str) -> None:
    told = scene.trace(
        "alipay", scene.moment(month.day(day)), amount, flow, _ACT[flow],
        who=who, what="转账", label="转账红包", method="余额",
    )  # fmt: skip
    scene.tell("person", [told])


def red_packets(scene: Scene) -> None:
    for month in scene.period:
        moment = scene.moment(month.day(10), 19, 23)
        out = scene.trace(
            "wechat",
            moment,
            scene.price(5, 60, 100),
            "out",
            "packet-out",
            who="王小雨",
            what="",
            label="微信红包（单发）",
            method="零钱",
        )
        scene.tell("person", [out])
        got = scene.trace(
            "wechat",
            moment,
            scene.price(1, 30, 1),
            "in",
            "packet-in",
            who="幸福一家人",
            what="",
            label="微信红包（群红包）",
            method="/",
        )
        scene.tell("person", [got])
    told = scene.trace(
        "alipay",
        moment,
        8_800,
        "out",
        "packet-out",
        who="支付宝红包",
        what="发普通红包",
        label="转账红包",
        method="余额",
    )
    scene.tell("person", [told])
