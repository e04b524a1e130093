"""The line of every key of a TOML document, however it is written."""

from ashore.case.lines import key_lines, line_of

TEXT = '''schema = 1  # as_of = 3
"as_of" = 2026-11-21 10:00:00
[person]
story = """
name = "no"
[[debt]] "" """""
'note' = {city = [1,
 2], "a=b" = "]"}

[[debt]]
id = 'a'
payments = [ # [ {
  { date = 2026-01-01, amount = 3 },

  { date = 2026-01-02, amount = 4 }
]
[debt.claim]
total=3
[[debt.relief]]
kind="x"
[[debt.relief]]
kind="y"
[[debt]]
[[debt.relief]]
kind="z"
person.city = 1
'''


def test_every_key_has_its_line() -> None:
    lines = key_lines(TEXT)
    assert lines[("schema",)] == 1
    assert lines[("as_of",)] == 2
    assert lines[("person", "story")] == 4
    assert lines[("person", "note", "a=b")] == 8
    assert lines[("debt",)] == 10
    assert lines[("debt", 0)] == 10
    assert lines[("debt", 0, "payments", 0, "amount")] == 13
    assert lines[("debt", 0, "payments", 1, "date")] == 15
    assert lines[("debt", 0, "claim", "total")] == 18
    assert lines[("debt", 0, "relief", 1, "kind")] == 22
    assert lines[("debt", 1)] == 23
    assert lines[("debt", 1, "relief", 0, "person", "city")] == 26
    assert ("person", "name") not in lines


def test_a_key_that_is_not_written_has_the_line_of_its_table() -> None:
    lines = key_lines(TEXT)
    assert line_of(lines, ("debt", 1, "principal")) == 23
    assert line_of(lines, ("debt", 0, "claim", "interest")) == 17
    assert line_of(lines, ("preferences", "buffer")) is None


def test_windows_line_ends_count_once() -> None:
    assert key_lines("a = 1\r\n\r\nb = 2\r\n") == {("a",): 1, ("b",): 3}
