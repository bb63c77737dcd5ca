"""`organisations`: listed, added, edited, imported from a table. How one is shown is beside."""

from pathlib import Path

import click

from aca_desktop.cli import duplicates
from aca_desktop.cli.organisation import show
from aca_desktop.cli.running import input_files, options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.tables import how_read
from aca_desktop.sentences.words import ORGANISATION_STATUSES, STATUSES
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.organisations import organisations
from aca_desktop.services.organisations.organisation_import import Imported, import_table
from aca_desktop.services.organisations.organisations import OrganisationRow
from aca_desktop.services.tables.reading import Table

_not_negative = click.IntRange(min=0)
_MOST = 2**62
"""More than any list has."""


@click.command("list", cls=Command, help=mark("List organisations by name, with status and signatures."))
@options.workspace_file
@click.option("--search", metavar="TEXT", help=mark("Only those with this in a name."))
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(ORGANISATION_STATUSES),
    help=mark("Only those that stand so; may be given several times."),
)
@click.option(
    "--offset", type=_not_negative, default=0, metavar="N", help=mark("Leave out so many at the beginning.")
)
@click.option("--limit", type=_not_negative, metavar="N", help=mark("Tell of so many at most."))
@options.coalition
@click.pass_obj
def list_(
    session: Session,
    file: Path,
    search: str | None,
    statuses: tuple[str, ...],
    offset: int,
    limit: int | None,
    coalition: str | None,
) -> Answer:
    """List organisations of one coalition, or of all."""
    wanted = [one for one in ORGANISATION_STATUSES if one in statuses]
    with session.reading(file) as workspace:
        codes = {one.id: one.code for one in coalitions.coalitions(workspace)}
        which = None if coalition is None else coalitions.coalition(workspace, coalition)
        page = organisations.listing(
            workspace,
            which,
            search=search,
            statuses=wanted,
            offset=min(offset, _MOST),
            limit=_MOST if limit is None else min(limit, _MOST),
        )
    speech = session.speech
    said = [
        *(_sentence(speech, row) for row in page.rows),
        speech.say_count("{count} organisation", "{count} organisations", page.total),
    ]
    told: list[Json] = [_data(row, codes.get(row.coalition, row.coalition)) for row in page.rows]
    return Answer({"organisations": told, "total": page.total}, said)


@click.command(
    "add",
    cls=Command,
    help=mark(
        "Add an organisation that has not signed yet.\n\n"
        "Needed are a name (names.es=…), sector and country; the command reference lists all fields."
    ),
)
@options.workspace_file
@options.fields
@options.coalition
@click.pass_obj
def add(session: Session, file: Path, fields: tuple[str, ...], coalition: str | None) -> Answer:
    """Add an organisation."""
    typed = options.typed_fields(fields)
    with session.writing(file) as workspace:
        entry = organisations.add_typed(workspace, coalitions.coalition(workspace, coalition), typed)
    id_ = entry.header.subject
    return Answer({"organisation": id_, "id": id_, "entry": entry.id}, [session.speech.say("Added: {id}", id=id_)])


@click.command("edit", cls=Command, help=mark("Change an organisation’s fields; an empty value removes one."))
@options.workspace_file
@click.argument("organisation", metavar="ID")
@options.fields
@options.coalition
@click.pass_obj
def edit(
    session: Session, file: Path, organisation: str, fields: tuple[str, ...], coalition: str | None
) -> Answer:
    """Change an organisation."""
    typed = options.typed_fields(fields)
    with session.writing(file) as workspace:
        entry = organisations.edit(workspace, coalitions.coalition(workspace, coalition), organisation, typed)
    if entry is None:
        return Answer({"entry": None}, [session.speech.say("It is so already; nothing was changed.")])
    return Answer({"entry": entry.id}, [session.speech.say("Kept, as entry {id}", id=entry.id)])


@click.command(
    "import",
    cls=Command,
    help=mark(
        "Add or edit organisations from a spreadsheet or CSV, all of its rows or none.\n\n"
        "Columns are matched by name (Organization name, País, 団体名 …) or by field (names.es, sector …). "
        "A row with an id edits that organisation."
    ),
)
@options.workspace_file
@options.table
@options.coalition
@click.pass_obj
def import_(
    session: Session, file: Path, table: Path, sheet: str | None, encoding: str | None, coalition: str | None
) -> Answer:
    """Import organisations from a table."""
    read = input_files.read_table(table, sheet, encoding)
    with session.writing(file) as workspace, session.progress(_progress) as progress:
        which = coalitions.coalition(workspace, coalition)
        return _imported(session.speech, import_table(workspace, which, read, progress), read)


group = Group(
    "organisations",
    mark("Organisations: list, show, add, edit and import them, and say which are one."),
    [list_, show, add, edit, import_, duplicates.list_, duplicates.same, duplicates.not_same],
)


def _data(row: OrganisationRow, coalition: str) -> dict[str, Json]:
    names: dict[str, Json] = {
        name.removeprefix("names."): value for name, value in row.fields.items() if name.startswith("names.")
    }
    return {
        "id": row.id,
        "coalition": coalition,
        "names": names,
        "sector": row.fields.get("sector"),
        "country": row.fields.get("country"),
        "status": row.status,
        "signatures": [one.id for one in row.signatures],
    }


def _sentence(speech: Speech, row: OrganisationRow) -> str:
    return speech.say(
        "{name} · {status} ({id})",
        name=name_of(row.fields, (speech.language, "en")) or "—",
        status=speech.say(STATUSES[row.status]),
        id=row.id,
    )


def _imported(speech: Speech, done: Imported, table: Table) -> Answer:
    similar: list[Json] = [
        {
            "name": one.name,
            "country": one.country,
            "rows": [*one.rows],
            "organisations": [*one.organisations],
        }
        for one in done.similar
    ]
    said = [
        *filter(None, [how_read(speech, table)]),
        speech.say_count("{count} organisation added", "{count} organisations added", len(done.added)),
        speech.say_count("{count} organisation changed", "{count} organisations changed", len(done.edited)),
        speech.say_count("{count} row said nothing new", "{count} rows said nothing new", done.unchanged),
        *(
            speech.say(
                "Perhaps the same: “{name}” ({country}), rows {rows}",
                name=one.name,
                country=one.country,
                rows=speech.enumerate([str(row) for row in one.rows]),
            )
            for one in done.similar
        ),
    ]
    data: dict[str, Json] = {
        "added": [*done.added],
        "edited": [*done.edited],
        "unchanged": done.unchanged,
        "similar": similar,
    }
    return Answer(data, said)


def _progress(speech: Speech, done: int, total: int) -> str:
    return speech.say("Organisation {done} of {total}", done=speech.number(done), total=speech.number(total))
