"""What living costs: home, food, getting about, and what comes once a month, once a year or once."""

import datetime as dt

from tests.statements.household import shops
from tests.statements.household.accounts import (
    ABC,
    BOC_CARD,
    BOCOM,
    CCB,
    CGB_CARD,
    CMB,
    CMB_CARD,
    ICBC,
    LANDLORD,
    Source,
)
from tests.statements.household.events import Channel
from tests.statements.household.scene import Scene
from tests.statements.household.shops import Shop

_DAILY: tuple[tuple[Channel | None, Source], ...] = (
    ("wechat", "零钱"),
    ("wechat", ICBC),
    ("wechat", CMB_CARD),
    ("wechat", "零钱通"),
    ("alipay", "花呗"),
    ("alipay", CMB),
    ("alipay", "余额宝"),
    ("alipay", CGB_CARD),
    (None, BOC_CARD),
)
"""How small things are paid."""


def rent(scene: Scene) -> None:
    for month in scene.period:
        moment = scene.moment(month.day(1), 9, 12)
        told = scene.trace(CMB.channel, moment, 180_000, "out", "send", who=LANDLORD, what="房租")
        scene.tell("expense", [told], category="housing")


def property_fee(scene: Scene) -> None:
    for month in scene.period:
        if month.index % 3 == 0:
            scene.buy(scene.moment(month.day(16)), shops.PROPERTY, "alipay", BOCOM, step=1)


def utilities(scene: Scene) -> None:
    for month in scene.period:
        scene.buy(scene.moment(month.day(12)), shops.POWER, "alipay", CMB, step=1)
        if month.index % 2 == 0:
            scene.buy(scene.moment(month.day(14)), shops.WATER, "wechat", "零钱", step=1)
        scene.buy(scene.moment(month.day(15)), shops.GAS, None, CCB, step=1)


def groceries(scene: Scene) -> None:
    _weekly(scene, shops.GROCERIES, 2)


def dining(scene: Scene) -> None:
    _weekly(scene, shops.DINING, 4)


def _weekly(scene: Scene, where: tuple[Shop, ...], times: int) -> None:
    for monday in scene.period.weeks():
        for _ in range(times):
            moment = scene.moment(monday + dt.timedelta(days=scene.rng.randrange(7)), 7, 22)
            platform, source = scene.rng.choice(_DAILY)
            scene.buy(moment, scene.rng.choice(where), platform, source)


def transport(scene: Scene) -> None:
    for monday in scene.period.weeks():
        for days in (0, 2, 4):
            moment = scene.moment(monday + dt.timedelta(days=days), 8, 9)
            scene.buy(moment, shops.METRO, "wechat", ICBC, step=100)
        moment = scene.moment(monday + dt.timedelta(days=5), 17, 23)
        scene.buy(moment, shops.RIDE, "alipay", CGB_CARD, step=1)


def phone(scene: Scene) -> None:
    for month in scene.period:
        scene.buy(scene.moment(month.day(5)), shops.PHONE, "alipay", CMB, amount=5900)


def subscriptions(scene: Scene) -> None:
    for month in scene.period:
        scene.buy(scene.moment(month.day(8), 6, 7), shops.VIDEO, "wechat", CMB_CARD, amount=2500)
        scene.buy(scene.moment(month.day(18), 6, 7), shops.MUSIC, "alipay", "花呗", amount=1500)


def personal(scene: Scene) -> None:
    for month in scene.period:
        scene.buy(scene.moment(month.day(20)), shops.HAIR, "wechat", "零钱")
        scene.buy(scene.moment(month.day(22)), shops.CINEMA, "wechat", CMB_CARD)
        scene.buy(scene.moment(month.day(24)), shops.HOUSEHOLD, "alipay", "花呗")


def clothes(scene: Scene) -> None:
    for month in scene.period:
        shop = shops.CLOTHES if month.index % 2 else shops.SHOES
        scene.buy(scene.moment(month.day(17)), shop, "alipay", "花呗")


def insurance(scene: Scene) -> None:
    """Once a year."""
    for month in scene.period:
        if month.index % 12 == 1:
            scene.buy(scene.moment(month.day(6)), shops.INSURANCE, "alipay", CCB, step=1)


def medical(scene: Scene) -> None:
    for month in scene.period:
        if month.index == 2:
            scene.buy(scene.moment(month.day(9)), shops.HOSPITAL, "wechat", ABC, step=1)
            scene.buy(scene.moment(month.day(9), 21, 22), shops.PHARMACY, None, CMB_CARD, step=1)


def odd_month(scene: Scene) -> None:
    """One month is unlike the others: the refrigerator broke."""
    for month in scene.period:
        if month.index == 3:
            scene.buy(scene.moment(month.day(19)), shops.APPLIANCE, "alipay", CMB, step=100)


def online(scene: Scene) -> None:
    """京东: by a bank card, by 白条, and once through 微信."""
    for month in scene.period:
        scene.buy(scene.moment(month.day(4)), shops.JD_FOOD, "jd", ABC)
        scene.buy(scene.moment(month.day(13)), shops.JD_HOUSEHOLD, "jd", BOC_CARD)
        scene.buy(scene.moment(month.day(21)), shops.JD_CLOTHES, "jd", "京东白条")
        if month.index % 2:
            scene.buy(scene.moment(month.day(25)), shops.JD_TOOLS, "jd", CMB_CARD, through="wechat")
