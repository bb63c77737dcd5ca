"""What a sample says beside its signatures: places with figures, commitments, public sentences, as records.

It reads resources/samples and writes nothing. Every figure carries its source.
"""

from aca_desktop.domain.place_record import figure_of
from aca_desktop.domain.places import Figure, Place
from aca_desktop.services.sample_rows import Row, read_json


def places(code: str) -> tuple[Place, ...]:
    """Return the places of a sample."""
    return tuple(_place(row) for row in read_json(code, "places.json")["places"])


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
