"""Files as they come: every line is accounted for, whatever is in it, and what is no statement says so in a line."""

import io
import zipfile

import pytest
import pyzipper
from hypothesis import given
from hypothesis import strategies as st

from ashore.problems import AshoreError
from ashore.statements.formats import custom
from ashore.statements.read import read_text
from ashore.unpack import PasswordNeededError, peek, statements_in

HEADER = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,"
ROW = "2026-03-02 09:30:00,餐饮美食,某面馆,/,午餐,支出,18.50,花呗,交易成功,A1\t,B1\t,,"


def alipay(*lines: str) -> bytes:
    return "\n".join(["支付宝", HEADER, *lines]).encode("gb18030")


def said(name: str, content: bytes, password: str = "") -> str:
    with pytest.raises(AshoreError) as refused:
        statements_in(name, content, password)
    (problem,) = refused.value.problems
    return problem.text("zh-Hans")


_CELL = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
_LINES = st.lists(
    st.one_of(
        st.just(ROW),
        st.lists(_CELL, max_size=16).map(",".join),
        st.sampled_from([ROW + '"', '"' + ROW, ROW.replace("18.50", "x"), "共3笔记录", "------"]),
    ),
    max_size=25,
)


@given(_LINES)
def test_every_line_after_the_header_is_accounted_for(lines: list[str]) -> None:
    """Whatever stands in a line: one with anything in it is exactly one of the three, unless a quote runs on."""
    text = "\n".join(lines)
    one = read_text("a.csv", ("支付宝\n" + HEADER + "\n" + text).encode())
    seen = [row.line for row in one.transactions] + [bad.line for bad in one.rejected]
    assert len(seen) == len(set(seen))
    assert one.rows == len(seen) + one.other
    plain = io.StringIO(text, newline=None).read()
    if '"' not in plain:
        blank = " \t\r\n\ufeff\u200b\u3000\xa0,"
        assert one.rows == sum(bool(line.strip(blank)) for line in plain.split("\n"))


def test_a_quote_that_is_never_closed_spoils_its_own_line_only() -> None:
    broken = ROW.replace("午餐", '"午餐')
    one = read_text("a.csv", alipay(ROW, broken, ROW, ROW))
    assert len(one.transactions) == 3
    assert [(bad.line, bad.reason.key) for bad in one.rejected] == [(4, "statements.refused.quote")]


def test_a_cell_may_run_over_lines_where_its_quote_is_closed() -> None:
    one = read_text("a.csv", alipay(ROW.replace("午餐", '"两\n行"'), ROW))
    assert [row.description for row in one.transactions] == ["两\n行", "午餐"]
    assert [row.line for row in one.transactions] == [3, 5]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_encodings_and_delimiters_are_told_by_what_they_hold(encoding: str, delimiter: str) -> None:
    content = alipay(ROW, ROW.replace("\t", "")).decode("gb18030").replace("\t", "")
    one = read_text("a.csv", content.replace(",", delimiter).encode(encoding))
    assert (one.format, len(one.transactions), one.rejected) == ("alipay", 2, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("18.50", "18.50(已退款1.234)"),
        ("交易成功", "已退款(￥99999999999999999)"),
        (",,", ",服务费¥9999999999999999999,"),
        ("2026-03-02", "9999-12-31"),
    ],
)
def test_a_figure_that_cannot_be_spoils_its_row_only(old: str, new: str) -> None:
    one = read_text("a.csv", alipay(ROW, ROW[::-1].replace(old[::-1], new[::-1], 1)[::-1]))
    assert (len(one.transactions), len(one.rejected)) == (1, 1)


def test_bytes_that_are_no_text_spoil_their_line_only() -> None:
    content = alipay(ROW, ROW).decode("gb18030").encode("utf-8")
    content = content.replace("午餐".encode(), b"\xff\xfe\xff", 1)
    one = read_text("a.csv", content)
    assert len(one.transactions) == 1
    assert [bad.reason.key for bad in one.rejected] == ["statements.refused.letters"]


def test_a_header_may_move_and_gain_columns() -> None:
    columns = HEADER.split(",")
    cells = dict(zip(columns, ROW.split(","), strict=True))
    turned = [*reversed(columns[:-1]), "新的一列"]
    row = ",".join(cells.get(name, "无") for name in turned)
    one = read_text("a.csv", "\n".join(["支付宝", *["说明"] * 40, ",".join(turned), row]).encode())
    (found,) = one.transactions
    assert (found.amount, found.account, found.reference) == (1850, "花呗", "A1")


EMPTY = "a.csv: 这个文件是空的。请重新导出一次，或者换一个文件。"
PICTURE = "a.csv: 这是一张图片，不是账单文件。请在App里导出账单文件（CSV或者Excel）。"
NO_HEADER = (
    "a.csv: 前80行里没有找到账单的表头（至少要有日期和金额两列）。"
    "请确认导出的是账单明细；是别的表格，请说明哪一列是日期、哪一列是金额。"
)
BROKEN = "a.csv: 压缩包不完整，或者坏了。请重新下载一次再试。"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", EMPTY),
        (b"\xef\xbb\xbf \r\n", EMPTY),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 50, PICTURE),
        (b"\xff\xd8\xff\xe0" + b"0" * 50, PICTURE),
        (b"%PDF-1.7", "a.csv: 这是PDF文件，还不能读。请导出CSV或者Excel格式的。"),
        (b"7z\xbc\xaf\x27", "a.csv: 这种压缩包打不开。请先解压，再选里面的账单文件。"),
        (b"hello\nworld\n", NO_HEADER),
        ("交易时间,备注\n2026-01-01,x\n".encode(), NO_HEADER),
        (b"PK\x03\x04" + b"0" * 40, BROKEN),
    ],
)
def test_what_is_no_statement_says_so_in_a_line(content: bytes, line: str) -> None:
    assert said("a.csv", content) == line


def sealed(password: str, *, strong: bool) -> bytes:
    held = io.BytesIO()
    how = {"encryption": pyzipper.WZ_AES} if strong else {}
    with pyzipper.AESZipFile(held, "w", compression=zipfile.ZIP_DEFLATED, **how) as archive:
        if strong:
            archive.setpassword(password.encode())
        archive.writestr("账单.csv", alipay(ROW, ROW))
    return held.getvalue()


def test_an_archive_under_a_password_asks_for_it() -> None:
    content = sealed("123456", strong=True)
    for password in ("", "654321"):
        with pytest.raises(PasswordNeededError) as needed:
            statements_in("a.zip", content, password)
        assert needed.value.wrong == bool(password)
    (one,) = statements_in("a.zip", content, "123456")
    assert (one.name, one.rows) == ("a.zip/账单.csv", 2)


def test_an_archive_cut_short_anywhere_is_one_line() -> None:
    content = sealed("", strong=False)
    for end in range(4, len(content) - 1, 7):
        assert said("a.csv", content[:end]) == BROKEN


def test_a_table_of_another_kind_is_read_once_its_columns_are_named() -> None:
    content = "哪天,多少,给谁\n2026-01-02,-12.5,某店\n".encode()
    assert said("a.csv", content) == NO_HEADER
    assert peek("a.csv", content)[0] == ("哪天", "多少", "给谁")
    known = custom({"moment": "哪天", "amount": "多少", "counterparty": "给谁"})
    (one,) = statements_in("a.csv", content, "", (known,))
    (row,) = one.transactions
    assert (row.amount, row.direction, row.counterparty) == (1250, "out", "某店")
    unsigned = statements_in("a.csv", content.replace(b"-12.5", b"12.5"), "", (known,))[0]
    assert [bad.reason.key for bad in unsigned.rejected] == ["statements.refused.no_direction"]


def test_one_sign_far_down_tells_that_signs_are_meant() -> None:
    rows = ["2026-01-02,12.5,某人"] * 300 + ["2026-01-03,-8,某店"]
    content = "\n".join(["哪天,多少,给谁", *rows]).encode()
    known = custom({"moment": "哪天", "amount": "多少", "counterparty": "给谁"})
    (one,) = statements_in("a.csv", content, "", (known,))
    assert not one.rejected
    assert [row.direction for row in one.transactions] == ["in"] * 300 + ["out"]


def test_a_bad_statement_in_an_archive_is_told_though_others_are_good() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.csv", alipay(ROW))
        archive.writestr("说明.png", b"\x89PNG")
    (one,) = statements_in("a.zip", held.getvalue())
    assert one.rows == 1
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("b.csv", b"hello\nworld")
    assert said("a.zip", held.getvalue()).startswith("a.zip/b.csv: ")
