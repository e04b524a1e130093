"""What is given back or never happens: refunds, returned transfers, closed orders, deposits frozen and set free."""

import datetime as dt
from dataclasses import replace
from typing import TypeAlias

from tests.statements.household import shops
from tests.statements.household.accounts import BOC_CARD, CGB_CARD, CMB, CMB_CARD, Source
from tests.statements.household.events import Act, Channel, Trace
from tests.statements.household.scene import VIA, Scene
from tests.statements.household.shops import Shop

_LAMP = Shop("欧普照明旗舰店", "台灯", 59, 129, "household", "家居家装")
_BAG = Shop("小米有品", "双肩包", 99, 199, "clothing", "服饰装扮")
_TICKET = Shop("同程旅行", "火车票", 73, 220, "travel", "交通出行")
_KETTLE = Shop("京东平台商户", "苏泊尔电热水壶 1.7L", 79, 149, "household", "家用电器")
_SOCKS = Shop("京东平台商户", "棉袜 5双 等多件", 60, 140, "clothing", "服饰内衣")
_MEAL = Shop("美团", "美团外卖订单-晚餐", 25, 60, "dining", "餐饮美食")


_Paid: TypeAlias = tuple[Shop, Channel, Source]
_WHOLE: tuple[_Paid, ...] = (
    (_LAMP, "alipay", "花呗"),
    (_TICKET, "alipay", CGB_CARD),
    (_MEAL, "wechat", "零钱"),
    (_KETTLE, "jd", BOC_CARD),
    (_BAG, "wechat", CMB_CARD),
    (_LAMP, "alipay", CMB),
)
_PART: tuple[_Paid, ...] = (
    (_BAG, "alipay", CMB),
    (_SOCKS, "jd", "京东白条"),
    (_MEAL, "wechat", CMB_CARD),
    (_LAMP, "alipay", "花呗"),
    (_SOCKS, "jd", BOC_CARD),
    (_MEAL, "wechat", "零钱"),
)


def refunds_whole(scene: Scene) -> None:
    for month in scene.period:
        shop, platform, source = _WHOLE[month.index % len(_WHOLE)]
        amount = scene.price(shop.low, shop.high)
        bought = scene.buy(
            scene.moment(month.day(7)), shop, platform, source, amount=amount, returned=amount
        )
        scene.give_back(bought, scene.rng.randint(0, 6), amount)


def refunds_part(scene: Scene) -> None:
    """Something of it is given back, in the fourth month only in the month after."""
    for month in scene.period:
        shop, platform, source = _PART[month.index % len(_PART)]
        amount = scene.price(shop.low, shop.high)
        part = scene.rng.randrange(500, amount // 2, 10)
        late = month.index == 3 and month.index + 1 < scene.period.months
        bought = scene.buy(
            scene.moment(month.day(26 if late else 15)),
            shop,
            platform,
            source,
            amount=amount,
            returned=part,
        )
        scene.give_back(bought, 8 if late else scene.rng.randint(1, 5), part)


def refunds_of_before(scene: Scene) -> None:
    """Given back for something bought before the period: what was bought is in no file."""
    moment = scene.moment(scene.period.first + dt.timedelta(days=2))
    order = f"{moment - dt.timedelta(days=20):%Y%m%d}22001{scene.rng.randrange(10**14, 10**15)}"
    told = scene.trace(
        "alipay",
        moment,
        scene.price(60, 120),
        "in",
        "refund",
        who="李宁官方旗舰店",
        what="卫衣",
        label="退款",
        method="花呗",
    )
    suffix = f"_{scene.rng.randrange(10**16, 10**17)}"
    scene.tell("refund", [_numbered(told, order + suffix)], category="clothing")
    told = scene.trace(
        "wechat", scene.moment(scene.period.first + dt.timedelta(days=4)), scene.price(20, 60), "in", "refund",
        who="大麦网", what="演出票", label="商户消费", method=CMB.name,
    )  # fmt: skip
    line = scene.at_bank(CMB, told, "refund", VIA["wechat"])
    scene.tell("refund", [_numbered(told, told.order), line], category="entertainment")


def _numbered(told: Trace, order: str) -> Trace:
    merchant = told.merchant if told.channel == "alipay" else ""
    return replace(told, order=order, merchant=merchant)


def returned_transfer(scene: Scene) -> None:
    """A transfer that the other person sent back."""
    for month in scene.period:
        if month.index % 3 == 2:
            moment, amount = scene.moment(month.day(8)), scene.price(100, 300, 10_000)
            told = scene.trace(
                "wechat", moment, amount, "out", "send", who="张伟", what="转账备注:微信转账",
                label="转账", method="零钱",
            )  # fmt: skip
            sent = scene.tell("person", [replace(told, refunded=amount)])
            scene.give_back(sent, 1, amount)


def never_paid(scene: Scene) -> None:
    """Orders closed before they were paid, on each platform that shows them; one still waits."""
    for month in scene.period:
        moment = scene.moment(month.day(23), 20, 23)
        shop = (shops.CLOTHES, _LAMP, shops.PHONE)[month.index % 3]
        amount = scene.price(shop.low, shop.high)
        told = scene.trace(
            "alipay",
            moment,
            amount,
            "out",
            "unpaid",
            who=shop.name,
            what=shop.what,
            label=shop.label,
        )
        scene.tell("cancelled", [told])
        if month.index % 2 == 0:
            amount = scene.price(_KETTLE.low, _KETTLE.high)
            told = scene.trace(
                "jd",
                moment,
                amount,
                "out",
                "unpaid",
                who=_KETTLE.name,
                what=_KETTLE.what,
                label=_KETTLE.label,
            )
            scene.tell("cancelled", [told])
    told = scene.trace(
        "alipay",
        moment,
        50_000,
        "out",
        "waiting",
        who="余额宝",
        what="余额宝-单次转入",
        label="投资理财",
    )
    scene.tell("cancelled", [told])


def deposits(scene: Scene) -> None:
    """Borrowed against credit, nothing frozen in the end."""
    for month in scene.period:
        if month.index % 2:
            moment = scene.moment(month.day(12), 12, 15)
            acts: tuple[Act, ...] = ("freeze", "unfreeze")
            for act in acts:
                told = scene.trace(
                    "alipay",
                    moment,
                    0,
                    "out",
                    act,
                    who="怪兽充电",
                    what="充电宝免押租借",
                    label="信用借还",
                )
                scene.tell("cancelled", [told])
                moment += dt.timedelta(minutes=40)


def paid_later(scene: Scene) -> None:
    """京东 先享后付: a row when it is ordered, which counts for nothing, and one when it is paid."""
    for month in scene.period:
        if month.index % 3 == 0:
            moment = scene.moment(month.day(16))
            shop = shops.JD_TOOLS
            amount = scene.price(shop.low, shop.high)
            told = scene.trace(
                "jd",
                moment,
                amount,
                "out",
                "later",
                who=shop.name,
                what=shop.what,
                label="先享后付",
                method="先享后付",
            )
            scene.tell("cancelled", [told])
            scene.buy(moment + dt.timedelta(days=6), shop, "jd", BOC_CARD, amount=amount)
