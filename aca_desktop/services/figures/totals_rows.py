"""Every place behind a total, with its figure and what became of it: counted, taken off and why, not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from aca_desktop.domain.figures.places import FigureAt
from aca_desktop.domain.figures.totals import Total
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.values.sorting import natural
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures.claims import counted_coalitions
from aca_desktop.services.figures.place_names import names_in
from aca_desktop.services.figures.totals import Totals
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries.named_fields import named_fields

type Became = Literal["counted", "inside", "again", "outside", "partly", "missing", "left-out"]
"""`inside` another that counts; `again`: itself counts already; `partly`: it reaches beyond the territory."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place: its name and code, who stands for it, its figure, how much of it is not added, and why.

    `why` is the name of the place that it lies in, or the code of what is wrong with it. `year` and `source` are
    its figure's; `later` says that only a figure of after the date is known.
    """

    code: str
    name: str
    signatories: str
    value: Decimal | None
    taken: Decimal
    became: Became
    why: str
    year: int | None
    source: str
    later: bool


def place_rows(
    workspace: Workspace, coalition: Coalition, totals: Totals, total: Total, language: str
) -> Sequence[PlaceRow]:
    """Return the places behind one of the totals, those that count first, the greatest first."""
    names = names_in(totals, coalition, language)
    behind = _behind(workspace, coalition, totals, language)
    rows = [*_counted(totals, total, names, behind), *_taken(totals, total, names, behind)]
    rows += [_row(code, names, behind, became="left-out", why=why) for code, why in totals.covered.left_out]
    order = ("counted", "missing", "partly", "inside", "again", "outside", "left-out")
    return sorted(rows, key=lambda row: (order.index(row.became), -(row.value or Decimal(0)), natural(row.name)))


def _counted(totals: Totals, total: Total, names: dict[str, str], behind: dict[str, str]) -> Iterable[PlaceRow]:
    figures = dict(total.counted)
    for code in totals.covered.counted:
        at = figures.get(code)
        yield _row(code, names, behind, became="counted" if at else "missing", at=at)


def _taken(totals: Totals, total: Total, names: dict[str, str], behind: dict[str, str]) -> Iterable[PlaceRow]:
    for one in total.removed:
        became: Became = "again" if one.inside == one.place else "inside"
        taken, why = one.value or Decimal(0), names.get(one.inside, one.inside)
        at = _figure(totals, total, one.place)
        yield _row(one.place, names, behind, became=became, at=at, taken=taken, why=why)
    parts = {one.place: one.parts for one in totals.covered.beyond}
    for beyond in total.outside:
        became = "partly" if parts.get(beyond.place) else "outside"
        at = _figure(totals, total, beyond.place)
        yield _row(beyond.place, names, behind, became=became, at=at, taken=beyond.value or Decimal(0))


def _row(
    code: str,
    names: dict[str, str],
    behind: dict[str, str],
    *,
    became: Became,
    at: FigureAt | None = None,
    taken: Decimal = Decimal(0),
    why: str = "",
) -> PlaceRow:
    return PlaceRow(
        code=code,
        name=names.get(code, code),
        signatories=behind.get(code, ""),
        value=at.figure.value if at else None,
        taken=taken,
        became=became,
        why=why,
        year=at.year if at else None,
        source=at.figure.source if at else "",
        later=at.later if at else False,
    )


def _figure(totals: Totals, total: Total, code: str) -> FigureAt | None:
    place = totals.atlas.places.get(code)
    return place.figure(total.measure, totals.at.year, total.currency) if place else None


def _behind(workspace: Workspace, coalition: Coalition, totals: Totals, language: str) -> dict[str, str]:
    """Return the names of those who stand for each place, for a set's members too."""
    languages = (language, *coalition.record.languages, "en")
    wanted = {one for own in totals.standing.values() for one in own}
    known = {
        id_: name_of(own, languages) or ""
        for one in counted_coalitions(workspace, coalition)
        for id_, own in named_fields(workspace.journal, one.id, wanted, ("names.*",)).items()
    }
    found: dict[str, dict[str, None]] = {}
    for named, organisations in totals.standing.items():
        code = totals.atlas.code(named)
        for place in {code, *totals.atlas.expanded(code)}:
            found.setdefault(place, {}).update(dict.fromkeys(known.get(one, "") for one in organisations))
    return {code: "; ".join(filter(None, names)) for code, names in found.items()}
