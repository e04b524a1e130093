"""Bill files for the tests of the command line: a household's, and every kind of file that is none."""

import io
from functools import cache
from pathlib import Path

import pyzipper

from tests.statements.household.render import FAULTS, Look, render
from tests.statements.household.story import household

OPENS = "246810"

CASE = """\
# 我的案卷
schema = 1
as_of = 2026-07-01   # 算到这一天

[[expense]]
name = "房租"   # 每月一号
category = "housing"
amount = 1800.50

# 借款
[[debt]]
id = "jiebei"
product = "jiebei"
method = "equal-instalment"
principal = 8000
annual_rate = 0.146
start = 2025-11-20
instalments = 12
payments = [ { date = 2026-01-20, amount = 757.71 } ]  # 头一笔

# 微粒贷
[[debt]]
id = "weilidai"
product = "weilidai"
method = "equal-instalment"
principal = 5000
annual_rate = 0.18
start = 2026-02-15
instalments = 12
# 完
"""


@cache
def content(layout: str, *, spoiled: bool = False) -> bytes:
    """A file of the household, with five rows spoiled where asked for."""
    return render(household(), layout, Look(faults=FAULTS if spoiled else ())).content


def write(folder: Path, name: str, data: bytes | str) -> Path:
    """A file in a folder."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def flat(page: str) -> str:
    """A page without the breaks of its lines, which depend on how long paths are."""
    return "".join(page.split())


def sealed(data: bytes, password: str = OPENS) -> bytes:
    """An archive under a password, as platforms send it."""
    held = io.BytesIO()
    with pyzipper.AESZipFile(
        held, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(password.encode())
        archive.writestr("支付宝.csv", data)
    return held.getvalue()


def household_files(folder: Path) -> list[Path]:
    """Three files that tell of the same months: a platform, a wallet, and a bank."""
    return [
        write(folder, "支付宝.csv", content("alipay-app")),
        write(folder, "微信.xlsx", content("wechat-xlsx")),
        write(folder, "建行.xlsx", content("ccb-xlsx")),
    ]
