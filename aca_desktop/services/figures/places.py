"""Places: described by hand, from a table or by a sample; listed with what cannot be right about them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.figures.place_record import (
    PLACE_FIELDS,
    code_of_place,
    fields_of,
    place_field,
    place_field_is_unknown,
    place_name,
    place_of,
    why_unknown,
)
from aca_desktop.domain.figures.places import Atlas, Place, atlas
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.values.problems import Problem
from aca_desktop.domain.values.typed_text import line
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import gazetteer
from aca_desktop.services.journal.editing import draft_over
from aca_desktop.services.tables.judging import ColumnRules, ImportedTable, Row, Sheet
from aca_desktop.services.tables.reading import Table
from aca_desktop.services.workspace.workspaces import Progress, Workspace
from aca_desktop.storage.queries.conflicts import conflicting
from aca_desktop.storage.queries.listing import subjects

__all__ = ["Place", "PlaceRow", "Places", "add", "atlas_of", "import_table", "listing", "name_in"]


_BARE = re.compile(r"\S+(?: [A-Z]{3})?")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place that is described, and the names of its fields with several different values."""

    place: Place
    conflicts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a coalition by code, and what is wrong with them: a Problem's field is the place's code."""

    rows: Sequence[PlaceRow]
    problems: Sequence[Problem]


def listing(workspace: Workspace, coalition: Coalition) -> Places:
    """Return the places that a coalition has described."""
    rows = described(workspace, coalition)
    problems = atlas_over(row.place for row in rows).problems
    problems += [
        Problem(row.place.code, "place-in-conflict", {"fields": list(row.conflicts)})
        for row in rows
        if row.conflicts
    ]
    return Places(rows, problems)


def described(workspace: Workspace, coalition: Coalition) -> list[PlaceRow]:
    """Return the places that a coalition has described, by code; those without their own code are left out."""
    conflicts: dict[str, list[str]] = {}
    for id_, kind, field in sorted(conflicting(workspace.journal, coalition.id)):
        if kind == "place":
            conflicts.setdefault(id_, []).append(field)
    found = [
        PlaceRow(place, tuple(conflicts.get(named_subject(place.code), ())))
        for place in _described(workspace, coalition)
    ]
    return sorted(found, key=lambda row: row.place.code)


def _described(workspace: Workspace, coalition: Coalition) -> Iterator[Place]:
    for id_, own in subjects(workspace.journal, coalition.id, "place", in_order=False).items():
        place = place_of(id_, own)
        if place is not None:
            yield place


def atlas_of(workspace: Workspace, coalitions: Sequence[Coalition]) -> Atlas:
    """Return how the places of these coalitions lie in each other; what several say of one place is united."""
    found: dict[str, Place] = {}
    for one in coalitions:
        for place in _described(workspace, one):
            before = found.get(place.code)
            found[place.code] = place if before is None else _united(before, place)
    return atlas_over(found.values())


def atlas_over(described: Iterable[Place]) -> Atlas:
    """Return how these places lie in each other, and in those that ISO 3166-2 lists."""
    return atlas(described, lies_in=gazetteer.outer)


def naming(own: Atlas, named: Iterable[str]) -> Atlas:
    """Return the atlas with these places too, whether anybody has described them or not."""
    return own.naming(named, gazetteer.outer)


def name_in(own: Atlas, code: str, languages: Iterable[str]) -> str:
    """Return a place's name: as described, else as ISO 3166-2 has it, else its code."""
    place = own.places.get(code)
    return place_name(gazetteer.name_of(code) or code, place.names if place else {}, languages)


def add(workspace: Workspace, coalition: Coalition, places: Iterable[Place]) -> int:
    """Describe places, each once more than before; return how many entries that took."""
    drafts = [draft for place in places if (draft := _draft(workspace, coalition, place.code, fields_of(place)))]
    return len(workspace.write(coalition.id, drafts)) if drafts else 0


def import_table(
    workspace: Workspace, coalition: Coalition, table: Table, progress: Progress | None = None
) -> ImportedTable:
    """Describe the places of a table, in one transaction.

    Columns: `place` (its code, needed), `name` (in the coalition's first language), `names.<language>`,
    `codes.<scheme>`, `within`, `members`, `kind`, `figures.population.<year>`, `figures.gdp.<year>`, and `source`,
    which goes for each figure of the row that names none. A place may be named by any code of its own. Raise
    Refused with the problems of all rows; then nothing is written.
    """
    sheet = Sheet(table, _rules(coalition))
    sheet.require("place")
    known = atlas_of(workspace, [coalition])
    before = {row.place.code for row in described(workspace, coalition)}
    judged = _judged(sheet.rows(), known)
    sheet.finish()
    _require_sound(known, judged)
    sheet.finish()
    drafts = {code: _draft(workspace, coalition, code, values) for code, (_row, values) in judged.items()}
    written = [draft for draft in drafts.values() if draft]
    entries = workspace.write(coalition.id, written, progress) if written else []
    changed = [code for code, draft in drafts.items() if draft]
    return ImportedTable(
        added=[code for code in changed if code not in before],
        edited=[code for code in changed if code in before],
        unchanged=len(drafts) - len(changed),
        entries=[entry.id for entry in entries],
    )


def _united(one: Place, other: Place) -> Place:
    """Return what two coalitions say of a place; where they differ, the first's words."""
    return Place(
        code=one.code,
        names={**other.names, **one.names},
        codes={**other.codes, **one.codes},
        within=one.within or other.within,
        members=one.members or other.members,
        kind=one.kind or other.kind,
        figures={**other.figures, **one.figures},
    )


def _draft(workspace: Workspace, coalition: Coalition, code: str, fields: Mapping[str, Json]) -> Draft | None:
    scheme, _, number = code.partition(":")
    subject = named_subject(code)
    own = {**fields, f"codes.{scheme}": number}
    return draft_over(workspace.journal.state(coalition.id, subject), "place", subject, own)


def _rules(coalition: Coalition) -> ColumnRules:
    first = next(iter((*coalition.record.languages, *sorted(coalition.record.names))), "en")
    return ColumnRules(
        fields=("place", "source", *PLACE_FIELDS),
        is_unknown=lambda field: field not in ("place", "source") and place_field_is_unknown(field),
        judge=_judge,
        renamed={"name": f"names.{first}"},
        why=why_unknown,
    )


def _judge(field: str, cell: str) -> Json | Problem:
    if field == "place":
        return code_of_place(field, cell)
    if field == "source":
        return line(field, cell)
    if field.startswith("figures.") and _BARE.fullmatch(cell.strip()) and cell.strip() != "null":
        return cell.strip()  # a number or a sum of money, whose source the row's own column names
    return place_field(field, cell)


def _judged(rows: Iterable[Row], known: Atlas) -> dict[str, tuple[Row, dict[str, Json]]]:
    """Return the rows by the place that each describes, with figures whole."""
    found: dict[str, tuple[Row, dict[str, Json]]] = {}
    for row in rows:
        said = dict(row.values)
        code, source = said.pop("place", None), said.pop("source", None)
        if not isinstance(code, str):
            row.miss("place")
            continue
        code = known.code(code)
        if code in found:
            row.refuse("place", "said-twice")
        for field, value in said.items():
            if field.startswith("figures.") and isinstance(value, str):
                figure = place_field(field, f"{value} {source or ''}".strip())
                if isinstance(figure, Problem):
                    row.problems.append(figure)
                said[field] = None if isinstance(figure, Problem) else figure
        found[code] = (row, said)
    return found


def _require_sound(known: Atlas, judged: Mapping[str, tuple[Row, Mapping[str, Json]]]) -> None:
    """Mark the rows by which a place would lie in itself, be described twice or be larger than what it lies in."""
    after = dict(known.places)
    for code, (_row, values) in judged.items():
        before = fields_of(known.places[code]) if code in known.places else {}
        scheme, _, number = code.partition(":")
        fields = {**before, **values, f"codes.{scheme}": number}
        place = place_of(named_subject(code), {name: value for name, value in fields.items() if value is not None})
        if place is not None:
            after[code] = place
    already = {(one.field, one.code) for one in known.problems}
    for one in atlas_over(after.values()).problems:
        if (one.field, one.code) not in already and one.field in judged:
            judged[one.field][0].refuse("place", one.code, **one.facts)
