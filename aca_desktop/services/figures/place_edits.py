"""A place described or changed as it was typed, field by field, checked against the others beforehand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aca_desktop.domain.figures.place_record import code_of_place, fields_of, place_field, place_of
from aca_desktop.domain.figures.places import Place
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.entry import named_subject
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.figures import places
from aca_desktop.services.journal.editing import draft_over
from aca_desktop.services.workspace.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """A figure as typed: measure (population, gdp), year, number, currency of money, source."""

    measure: str
    year: str
    value: str
    currency: str
    source: str


def place_here(workspace: Workspace, coalition: Coalition, code: str) -> Place | None:
    """Return the place of that code, None if nobody has described it."""
    return next((row.place for row in places.described(workspace, coalition) if row.place.code == code), None)


def judged_place(
    workspace: Workspace, coalition: Coalition, code: str, typed: Mapping[str, str], figures: Sequence[TypedFigure]
) -> Place | Sequence[Problem]:
    """Return the place that is typed, or all that is wrong with it; a figure's problem is of `figures.<place>`."""
    own = code_of_place("code", code) if code else Problem("code", "missing")
    values = {name: place_field(name, text) for name, text in typed.items()}
    problems = [one for one in (own, *values.values()) if isinstance(one, Problem)]
    said: dict[str, Json] = {name: value for name, value in values.items() if not isinstance(value, Problem)}
    for at, one in enumerate(figures):
        name = f"figures.{one.measure}.{one.year}"
        parts = (one.value, one.currency, one.source)
        value = place_field(name, " ".join(filter(None, parts))) if one.value else Problem(name, "missing")
        if name in said:
            value = Problem(name, "said-twice")
        if isinstance(value, Problem):
            problems.append(Problem(f"figures.{at}", value.code, value.facts))
        else:
            said[name] = value
    if problems or isinstance(own, Problem):
        return problems
    scheme, _, number = own.partition(":")
    said[f"codes.{scheme}"] = number
    place = place_of(named_subject(own), {name: value for name, value in said.items() if value is not None})
    if place is None:
        return [Problem("code", "malformed-place", {"place": own})]
    return _unsound(workspace, coalition, place) or place


def write_place(
    workspace: Workspace, coalition: Coalition, code: str, typed: Mapping[str, str], figures: Sequence[TypedFigure]
) -> str:
    """Describe a place as typed, what is not typed any more being taken away; return its code. Raise Refused."""
    found = judged_place(workspace, coalition, code, typed, figures)
    if not isinstance(found, Place):
        raise Refused([*found])
    before = place_here(workspace, coalition, found.code)
    fields: dict[str, Json] = fields_of(found)
    gone = set() if before is None else fields_of(before).keys() - fields.keys()
    subject = named_subject(found.code)
    state = workspace.journal.state(coalition.id, subject)
    draft = draft_over(state, "place", subject, {**fields, **dict.fromkeys(gone)})
    if draft is not None:
        workspace.write(coalition.id, [draft])
    return found.code


def _unsound(workspace: Workspace, coalition: Coalition, place: Place) -> list[Problem]:
    """Return what would be wrong about this place among the others, as problems of the fields that say it."""
    others = [row.place for row in places.described(workspace, coalition) if row.place.code != place.code]
    every = [*others, place]
    found = []
    for one in places.atlas_over(every).problems:
        if one.field == place.code:
            found.append(Problem(_FIELDS.get(one.code, "code"), one.code, one.facts))
    return found


_FIELDS: Mapping[str, str] = {
    "place-circle": "within",
    "place-within-set": "within",
    "place-against-code": "within",
    "set-circle": "members",
    "set-without-members": "members",
    "place-larger-than-outer": "figures",
    "place-twice": "code",
}
"""At which field a problem is said."""
