"""Lines on a terminal: Chinese takes two columns, and no comma begins a line."""

from hypothesis import given
from hypothesis import strategies as st

from ashore.cli.wrap import pad, width, wrap

WORDS = st.text(alphabet="欠款还，。（）“”abc 123.,%元e\u0301", max_size=80)


def test_width_counts_columns() -> None:
    assert (width("abc"), width("欠款"), width("（1）"), width("e\u0301")) == (3, 4, 5, 1)


def test_pad_fills_columns() -> None:
    assert pad("欠款", 6) == "欠款  "
    assert pad("欠款状况", 6) == "欠款状况"


def test_no_comma_begins_a_line_and_no_bracket_ends_one() -> None:
    assert wrap("一二三四，五六", 8) == ["一二三", "四，五六"]
    assert wrap("一二三（四五）", 8) == ["一二三", "（四五）"]


def test_an_amount_keeps_its_unit() -> None:
    assert wrap("一共1,799.65元。", 10) == ["一共", "1,799.65元。"]


def test_words_stay_whole() -> None:
    assert wrap("ashore position case.toml", 12) == ["ashore", "position", "case.toml"]


def test_nothing_is_nothing() -> None:
    assert wrap("", 10) == []


@given(WORDS, st.integers(12, 40))
def test_nothing_is_lost_and_lines_fit(words: str, columns: int) -> None:
    lines = wrap(words, columns)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    for line in lines:
        assert line
        assert width(line) <= columns or len(wrap(line, columns)) == 1
