"""How much somebody has to type before organisations are shown: nobody can browse their list. Knows no list."""

from aca_desktop.domain.values.sorting import fold

_WIDE = "\u2e80"
"""From here on characters are kana and ideographs, of which two say as much as three letters."""


def enough_to_find(typed: str) -> bool:
    """Say whether so much was typed that it names somebody: three letters, or two characters of Japanese."""
    letters = [one for one in fold(typed) if not one.isspace()]
    return len(letters) >= (2 if any(one >= _WIDE for one in letters) else 3)
