"""Names of files and folders come from what people typed and must be safe on every system."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents.names import LONGEST, safe_name


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("01 借呗 重庆蚂蚁消费金融有限公司", "01 借呗 重庆蚂蚁消费金融有限公司"),
        ("../../etc/passwd", "etc passwd"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        (" 空 格 ", "空 格"),
        ("..", "_"),
        ("", "_"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("COM1", "_COM1"),
        ("微\x00粒\x1f贷\u202e", "微 粒 贷"),
        ("名\ud800字", "名 字"),
        ("末尾. ", "末尾"),
    ],
)
def test_names(typed: str, safe: str) -> None:
    assert safe_name(typed) == safe


@given(st.text())
def test_any_text_gives_one_safe_component(typed: str) -> None:
    name = safe_name(typed)
    assert name
    assert name not in (".", "..")
    assert not set(name) & set('<>:"/\\|?*\x00')
    assert name[-1] not in ". "
    assert len(name.encode()) <= 255
    assert len(name) <= LONGEST + 1
