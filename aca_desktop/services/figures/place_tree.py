"""The places that a coalition has described, as a tree: what lies in what, sets last, with the latest figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.figures.places import Figure, Place
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.sorting import natural
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import places
from aca_desktop.services.figures.place_names import place_names
from aca_desktop.services.workspace.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A place at its depth. `described` is False of what only holds others. `figures` are the newest by measure.

    `problems` are what cannot be right about it.
    """

    place: Place
    name: str
    depth: int
    described: bool
    figures: Mapping[str, tuple[int, Figure]]
    problems: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class PlaceTree:
    """All rows, outer places before what lies in them, sets last; names by code for what is only named."""

    rows: Sequence[TreeRow]
    names: Mapping[str, str]


def place_tree(workspace: Workspace, coalition: Coalition, language: str) -> PlaceTree:
    """Return a coalition's places."""
    listed = places.listing(workspace, coalition)
    own = places.atlas_over(row.place for row in listed.rows)
    wrong: dict[str, list[Problem]] = {}
    for one in listed.problems:
        wrong.setdefault(one.field, []).append(one)
    described = {row.place.code: row.place for row in listed.rows}
    named = {*own.within, *described, *own.places}
    named |= {member for place in described.values() for member in place.members}
    names = place_names(own, coalition, named, language)
    inside: dict[str | None, list[str]] = {}
    for code, outer in own.within.items():
        inside.setdefault(outer if code not in own.broken else None, []).append(code)
    rows: list[TreeRow] = []
    waiting = [(code, 0) for code in reversed(_by_name(inside.get(None, ()), names))]
    while waiting:
        code, depth = waiting.pop()
        place = described.get(code)
        rows.append(_row(place or Place(code), names, depth, described=place is not None, wrong=wrong))
        waiting += [(inner, depth + 1) for inner in reversed(_by_name(inside.get(code, ()), names))]
    shown = {row.place.code for row in rows}
    rest = _by_name((code for code in described if code not in shown), names)
    rows += [_row(described[code], names, 0, described=True, wrong=wrong) for code in rest]
    return PlaceTree(rows, names)


def _by_name(codes: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return sorted(codes, key=lambda code: (natural(names.get(code, code)), code))


def _row(
    place: Place, names: Mapping[str, str], depth: int, *, described: bool, wrong: Mapping[str, Sequence[Problem]]
) -> TreeRow:
    newest: dict[str, tuple[int, Figure]] = {}
    for (measure, year), figure in sorted(place.figures.items(), key=lambda one: one[0][1]):
        newest[measure] = (year, figure)
    return TreeRow(
        place, names.get(place.code, place.code), depth, described, newest, tuple(wrong.get(place.code, ()))
    )
