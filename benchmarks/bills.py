"""A long 支付宝 export: rows a second and memory, beside ``csv.reader`` over the same file as the bound.

No other importer of these exports can be built here from what is packaged for Python, so the bound is reading alone.
"""

import csv
import io
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (250_000, 500_000, 1_000_000)
_HEADER = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n"
_CATEGORIES = ("餐饮美食", "日用百货", "交通出行", "充值缴费", "信用借还", "转账红包", "退款")
_SHOPS = ("便利店", "面馆", "超市", "药店", "打车", "服饰店", "水果店", "花呗", "某公司")


def write(path: Path, rows: int) -> None:
    """An export of so many rows: invented, in the layout of the app's, nearly every text its own."""
    chance = random.Random(1)  # noqa: S311  # invented rows
    number = chance.randrange
    with path.open("w", encoding="gb18030") as file:
        file.write("支付宝电子客户回单\n" * 24 + _HEADER)
        for _ in range(rows):
            day = f"2026-{number(1, 7):02}-{number(1, 29):02}"
            time_of_day = f"{number(24):02}:{number(60):02}:{number(60):02}"
            shop = f"{chance.choice(_SHOPS)}{number(4000)}"
            amount = f"{number(1, 100_000) / 100:.2f}"
            file.write(
                f"{day} {time_of_day},{chance.choice(_CATEGORIES)},{shop},a***@qq.com,商品{number(10**7)},支出,"
                f"{amount},花呗,交易成功,{number(10**27, 10**28)}\t,T{number(10**17, 10**18)}\t,,\n"
            )


_OURS = """
import gc, sys, time
gc.disable()  # as the command does
from pathlib import Path
from ashore.workout.bills import Bills, read_bills
start = time.perf_counter()
statements = read_bills("a.csv", Path(sys.argv[1]).read_bytes())
read = time.perf_counter()
bills = Bills(statements, "zh-Hans")
bills.draft
print(read - start, time.perf_counter() - read, statements[0].rows)
"""


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        for rows in SIZES:
            path = Path(folder) / f"{rows}.csv"
            write(path, rows)
            begun = time.perf_counter()
            done = subprocess.run(  # our own program on our own file
                [sys.executable, "-c", _OURS, str(path)], capture_output=True, text=True, check=True
            )
            whole = time.perf_counter() - begun
            reading, drafting, found = done.stdout.split()
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{rows:>9,} rows ({found} read): whole process {whole:.1f} s, of it reading {float(reading):.1f} s, "
                f"putting together and drafting {float(drafting):.1f} s; peak {peak:.0f} MiB (bounds at a million: "
                f"60 s, 1024 MiB); csv.reader alone {_bound(path):.1f} s"
            )
            path.unlink()


def _bound(path: Path) -> float:
    begun = time.perf_counter()
    text = path.read_bytes().decode("gb18030")
    sum(1 for _ in csv.reader(io.StringIO(text)))
    return time.perf_counter() - begun
