"""Bars of blocks, exact to an eighth of one. They stand last in a row: some fonts draw blocks wider than letters."""

_EIGHTHS = " ▏▎▍▌▋▊▉"
_WHOLE = "█"


def bar(part: int, most: int, room: int) -> str:
    """A bar for ``part`` where one for ``most`` takes ``room`` columns; nothing for nothing, a trace for a little."""
    if part <= 0 or most <= 0:
        return ""
    eighths = max(1, part * room * 8 // most)
    return _WHOLE * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
