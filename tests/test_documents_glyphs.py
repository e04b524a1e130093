"""The font's own map decides what can be printed; what it lacks is marked, never dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ashore.documents.glyphs import MISSING, is_covered, missing, plain, printable


@pytest.mark.parametrize("character", "Aa0，。：“”《》元䶮𬭎𠅤㙓為「」—…·−〓")
def test_the_font_covers_what_papers_need(character: str) -> None:
    assert is_covered(character)


@pytest.mark.parametrize("character", ["😀", "𠮷", "한", "ก", "\ue000"])
def test_what_the_font_lacks_is_marked(character: str) -> None:
    assert printable(f"张{character}明") == f"张{MISSING}明"
    assert missing(f"张{character}明{character}") == [character]


def test_control_and_invisible_characters_go() -> None:
    assert plain("a\x00b\x1bc\u200bd\ufefff\ud800g") == "abcdfg"
    assert plain("a\tb\u2028c") == "a b c"
    assert plain("a\r\nb\rc\nd") == "a\nb\nc\nd"


@given(st.text())
def test_printable_text_has_only_covered_characters(text: str) -> None:
    assert all(c == "\n" or is_covered(c) for c in printable(text))


@given(st.text(alphabet=st.sampled_from("借呗花呗林小满 abc,.123<>#$%&\\\"'")))
def test_covered_text_is_printed_as_typed(text: str) -> None:
    assert printable(text) == text
