"""Totals once more, as slow and as plain as they can be written: what the fast ones are held against.

Every place is compared with every other, and what lies in what is walked anew each time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

type Within = Mapping[str, str | None]
type Sets = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class SlowTotal:
    gross: int
    net: int
    removed: list[tuple[str, str]]
    missing: set[str]


def around(code: str, within: Within) -> list[str]:
    """Return what a place lies in, from the inside out."""
    found = []
    here = within.get(code)
    while here is not None:
        found.append(here)
        here = within.get(here)
    return found


def members(code: str, sets: Sets) -> set[str]:
    if code not in sets:
        return {code}
    return {member for one in sets[code] for member in members(one, sets)}


def is_in(code: str, other: str, within: Within) -> bool:
    return code == other or other in around(code, within)


def slow_figure(code: str, figures: Mapping[tuple[str, int], int], year: int) -> int | None:
    """Look back year by year for a place's figure, then forward."""
    for here in [*range(year, 1900, -1), *range(year + 1, 2100)]:
        if (code, here) in figures:
            return figures[code, here]
    return None


def slow_total(
    standing: Sequence[str],
    within: Within,
    sets: Sets,
    figures: Mapping[str, int],
    territory: str | None = None,
) -> SlowTotal:
    pieces = [member for code in standing for member in sorted(members(code, sets))]
    outside = 0
    if territory is not None:
        parts = members(territory, sets)
        parts = {one for one in parts if not any(one != two and is_in(one, two, within) for two in parts)}
        clipped = []
        for piece in pieces:
            if any(is_in(piece, part, within) for part in parts):
                clipped.append(piece)
            else:
                held = [part for part in parts if is_in(part, piece, within)]
                clipped += held
                if piece in figures and all(part in figures for part in held):
                    outside += max(0, figures[piece] - sum(figures[part] for part in held))
        pieces = clipped
    counted: set[str] = set()
    removed = []
    for piece in pieces:
        larger = [one for one in pieces if one != piece and is_in(piece, one, within)]
        if larger:
            outermost = next(
                one for one in larger if not any(two != one and is_in(one, two, within) for two in pieces)
            )
            removed.append((piece, outermost))
        elif piece in counted:
            removed.append((piece, piece))
        else:
            counted.add(piece)
    return SlowTotal(
        gross=outside + sum(figures.get(piece, 0) for piece in pieces),
        net=sum(figures.get(piece, 0) for piece in counted),
        removed=sorted(removed),
        missing={piece for piece in counted if piece not in figures},
    )
