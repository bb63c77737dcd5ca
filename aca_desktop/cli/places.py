"""`places`: those that a coalition has described, a country's subdivisions, and the import of a table."""

from pathlib import Path

import click

from aca_desktop.cli.running import input_files, options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.numbers import number
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.figures.place_record import place_name
from aca_desktop.domain.figures.places import Place
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.countries import country as country_code
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences import telling
from aca_desktop.sentences.tables import how_read
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import gazetteer, places


@click.command(
    "list",
    cls=Command,
    help=mark(
        "List the places that were described, with figures, and what cannot be right about them.\n\n"
        "--country lists a country’s subdivisions as ISO 3166-2 has them instead."
    ),
)
@options.workspace_file
@click.option("--country", metavar="CODE", help=mark("A country (ISO 3166-1): MX."))
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, country: str | None, coalition: str | None) -> Answer:
    """List places."""
    if country is not None:
        return _of_country(country)
    told: list[Json] = []
    wrong: list[Json] = []
    said: list[str] = []
    with session.reading(file) as workspace:
        for which in selection.coalitions_of(workspace, coalition):
            found = places.listing(workspace, which)
            speech = session.speech_in(which.record.country)
            for row in found.rows:
                told.append({"coalition": which.code, **_data(row.place), "conflicts": [*row.conflicts]})
                said += _sentences(speech, row.place)
            for one in found.problems:
                wrong.append({"place": one.field, "code": one.code, "message": telling.problem(speech, one)})
                said.append(f"  {one.field}: {telling.problem(speech, one)}")
    return Answer({"places": told, "problems": wrong}, said or [session.speech.say("No place is described yet.")])


@click.command(
    "import",
    cls=Command,
    help=mark(
        "Describe places from a spreadsheet or CSV, all of its rows or none.\n\n"
        "Columns: place (its code: inegi:14039), name, within, members, kind, codes.SCHEME, "
        "figures.population.YEAR, figures.gdp.YEAR, source."
    ),
)
@options.workspace_file
@options.table
@options.coalition
@click.pass_obj
def import_(
    session: Session, file: Path, table: Path, sheet: str | None, encoding: str | None, coalition: str | None
) -> Answer:
    """Describe places from a table."""
    read = input_files.read_table(table, sheet, encoding)
    with session.writing(file) as workspace:
        done = places.import_table(workspace, coalitions.coalition(workspace, coalition), read)
    speech = session.speech
    said = [
        *filter(None, [how_read(speech, read)]),
        speech.say_count("{count} place added", "{count} places added", len(done.added)),
        speech.say_count("{count} place changed", "{count} places changed", len(done.edited)),
        speech.say_count("{count} row said nothing new", "{count} rows said nothing new", done.unchanged),
    ]
    return Answer({"added": [*done.added], "edited": [*done.edited], "unchanged": done.unchanged}, said)


group = Group("places", mark("Places: what lies in what, sets of them, and their figures."), [list_, import_])


def _of_country(typed: str) -> Answer:
    code = country_code("country", typed)
    if isinstance(code, Problem):
        raise Refused([code])
    found = gazetteer.of_country(code)
    told: list[Json] = [
        {"place": one.code, "name": one.name, "kind": one.kind, "within": one.within} for one in found
    ]
    return Answer({"places": told}, [f"{one.code}  {one.name}" for one in found])


def _data(place: Place) -> dict[str, Json]:
    figures: list[Json] = [
        {
            "measure": measure,
            "year": year,
            "value": number(figure.value),
            "currency": figure.currency,
            "source": figure.source,
        }
        for (measure, year), figure in sorted(place.figures.items())
    ]
    return {
        "place": place.code,
        "names": dict[str, Json](place.names),
        "codes": dict[str, Json](place.codes),
        "within": place.within,
        "members": [*place.members],
        "kind": place.kind,
        "figures": figures,
    }


def _sentences(speech: Speech, place: Place) -> list[str]:
    said = [
        speech.say(
            "{name} ({code})", name=place_name(place.code, place.names, (speech.language, "en")), code=place.code
        )
    ]
    for (measure, year), figure in sorted(place.figures.items()):
        value = speech.number(figure.value) + (f" {figure.currency}" if figure.currency else "")
        line = _FIGURES.get(measure, _FIGURES["population"])
        said.append("  " + speech.say(line, value=value, year=str(year), source=figure.source))
    if place.members:
        said.append("  " + speech.say("Its members: {members}", members=", ".join(place.members)))
    return said


_FIGURES = {
    "population": mark("People: {value} ({year}). Source: {source}"),
    "gdp": mark("GDP: {value} ({year}). Source: {source}"),
}
