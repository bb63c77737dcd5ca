"""What a sample says beside its signatures: places with figures, commitments, public sentences, as records.

It reads resources/samples and writes nothing. Every figure carries its source; a commitment's organisation is the
key that it has in the sample.
"""

from datetime import date
from typing import Any

from aca_desktop.domain.figures.claim_record import claim_of, claim_problems
from aca_desktop.domain.figures.claims import Claim
from aca_desktop.domain.figures.commitment_record import commitment_of
from aca_desktop.domain.figures.commitments import Commitment
from aca_desktop.domain.figures.place_record import figure_of
from aca_desktop.domain.figures.places import Figure, Place
from aca_desktop.services.samples.sample_rows import Row, read_json


def places(code: str) -> tuple[Place, ...]:
    """Return the places of a sample."""
    return tuple(_place(row) for row in read_json(code, "places.json")["places"])


def commitments(code: str) -> tuple[Commitment, ...]:
    """Return the commitments of a sample."""
    return tuple(_commitment(row) for row in read_json(code, "commitments.json")["commitments"])


def claims(code: str) -> tuple[Claim, ...]:
    """Return the public sentences of a sample."""
    return tuple(_claim(row) for row in read_json(code, "claims.json")["claims"])


def _place(row: Row) -> Place:
    return Place(
        code=row["code"],
        names=row["names"],
        codes=row.get("codes", {}),
        within=row.get("within"),
        members=tuple(row.get("members", ())),
        kind=row["kind"],
        figures={_measure(name): _figure(value) for name, value in row.get("figures", {}).items()},
    )


def _measure(name: str) -> tuple[str, int]:
    measure, _, year = name.partition(".")
    return measure, int(year)


def _figure(value: Row) -> Figure:
    figure = figure_of(dict(value))
    if figure is None:
        raise AssertionError(f"a sample's figure is none: {value}")
    return figure


def _commitment(row: Row) -> Commitment:
    fields = _flat(row, ("words", "progress"))
    validations = fields.pop("validations")
    fields |= {f"interim.{year}": {"percent": percent} for year, percent in fields.pop("interim", {}).items()}
    for one in validations:
        fields[f"validation.{one['day']}"] = {
            name: value for name, value in one.items() if name != "day" and value
        }
    found = commitment_of("", fields)
    if found is None or len(found.validations) != len(validations):
        raise AssertionError(f"a sample's commitment is none: {row}")
    return found


def _claim(row: Row) -> Claim:
    found = claim_of("", _flat(row, ("words", "slots")))
    if found is None or claim_problems(found, None, found.seen or date.max):
        raise AssertionError(f"a sample's sentence is none: {row}")
    return found


def _flat(row: Row, collections: tuple[str, ...]) -> dict[str, Any]:
    """Return a row's fields under the journal's names, members of collections one by one."""
    fields = {name: value for name, value in row.items() if name not in collections}
    for collection in collections:
        fields |= {f"{collection}.{member}": value for member, value in row.get(collection, {}).items()}
    return fields
