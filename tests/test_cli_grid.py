"""Tables as text: aligned by columns of the terminal, amounts whole, names broken where room is short."""

from hypothesis import given
from hypothesis import strategies as st

from ashore.cli.views.grid import Column, grid
from ashore.cli.wrap import width

COLUMNS = [Column("借款", "left"), Column("一共欠")]
ROWS = [["放心借、抖音月付", "17,955.24"], ["借呗", "5.00"]]


def test_chinese_and_amounts_stand_in_line() -> None:
    laid = grid(COLUMNS, ROWS, ["合计", "17,960.24"], 80)
    assert laid.heading == ["借款                  一共欠"]
    assert laid.rows == ["放心借、抖音月付   17,955.24", "借呗                    5.00"]
    assert laid.total == ["合计               17,960.24"]
    assert laid.rule == "─" * 28


def test_a_long_name_breaks_and_its_amount_stays_on_the_first_line() -> None:
    laid = grid(COLUMNS, ROWS, [], 20)
    assert laid.rows == ["放心借、   17,955.24", "抖音月付            ", "借呗            5.00"]


def test_a_long_title_breaks() -> None:
    laid = grid([Column("Beyond what is owed today")], [["1.00"]], [], 80)
    assert laid.heading == ["Beyond what is", "    owed today"]


def test_without_room_nothing_is_lost() -> None:
    laid = grid(COLUMNS, ROWS, [], 5)
    assert "17,955.24" in laid.rows[0]


NAMES = st.text(alphabet="借呗微粒贷abc ，（）1", min_size=1, max_size=20)


@given(
    st.lists(st.tuples(NAMES, st.integers(0, 10**9)), min_size=1, max_size=5), st.integers(40, 100)
)
def test_lines_fit_and_hold_every_word(rows: list[tuple[str, int]], room: int) -> None:
    cells = [[name, f"{amount:,}.00"] for name, amount in rows]
    laid = grid(COLUMNS, cells, [], room)
    assert all(width(line) <= room for line in [*laid.heading, laid.rule, *laid.rows])
    said = "".join(laid.rows).replace(" ", "")
    for name, amount in cells:
        assert amount in said
        assert all(letter in said for letter in name.replace(" ", ""))
