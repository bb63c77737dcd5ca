"""`commitments`: listed as they stand at a day with the age of their validation, and imported from a table."""

from pathlib import Path

import click

from aca_desktop.cli.running import input_files, options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.numbers import number
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.totals import typed_day
from aca_desktop.domain.figures.commitments import Validation
from aca_desktop.domain.figures.place_record import place_name
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences import telling
from aca_desktop.sentences.figure_words import COMMITMENT_TYPES, VALIDATED
from aca_desktop.sentences.tables import how_read
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.figures import commitments
from aca_desktop.services.figures.commitments import CommitmentRow


@click.command("list", cls=Command, help=mark("List commitments with their validation, and what cannot be right."))
@options.workspace_file
@click.option(
    "--at", metavar="DATE", help=mark("As it stood on that day: 2026-06-05. Without it, as it stands now.")
)
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, at: str | None, coalition: str | None) -> Answer:
    """List commitments."""
    on = None if at is None else typed_day("at", at)
    told: list[Json] = []
    said: list[str] = []
    with session.reading(file) as workspace:
        for which in selection.coalitions_of(workspace, coalition):
            speech = session.speech_in(which.record.country)
            for row in commitments.listed(workspace, which, on):
                told.append({"coalition": which.code, **_data(speech, row)})
                said += _sentences(speech, row)
    return Answer({"commitments": told}, said or [session.speech.say("There is no commitment yet.")])


@click.command(
    "import",
    cls=Command,
    help=mark(
        "Add or edit commitments from a spreadsheet or CSV, all of its rows or none.\n\n"
        "Columns: organisation (id), lei or name; type, scope, base_year, base_value, unit, target_year, percent, "
        "interim.YEAR, progress.YEAR, source; validation, validation_day, validation_body, validation_source, "
        "validation_seen."
    ),
)
@options.workspace_file
@options.table
@options.coalition
@click.pass_obj
def import_(
    session: Session, file: Path, table: Path, sheet: str | None, encoding: str | None, coalition: str | None
) -> Answer:
    """Import commitments from a table."""
    read = input_files.read_table(table, sheet, encoding)
    with session.writing(file) as workspace:
        done = commitments.import_table(workspace, coalitions.coalition(workspace, coalition), read)
    speech = session.speech
    said = [
        *filter(None, [how_read(speech, read)]),
        speech.say_count("{count} commitment added", "{count} commitments added", len(done.added)),
        speech.say_count("{count} commitment changed", "{count} commitments changed", len(done.edited)),
        speech.say_count("{count} row said nothing new", "{count} rows said nothing new", done.unchanged),
    ]
    return Answer({"added": [*done.added], "edited": [*done.edited], "unchanged": done.unchanged}, said)


group = Group("commitments", mark("Commitments of organisations: list and import them."), [list_, import_])


def _data(speech: Speech, row: CommitmentRow) -> dict[str, Json]:
    one = row.commitment
    progress: list[Json] = [
        {
            "year": year,
            "value": number(measured.value),
            "source": measured.source,
            "seen": measured.seen.isoformat(),
            "percent": number(one.reached(year)),
            "on_track": one.is_on_track(year),
        }
        for year, measured in sorted(one.progress.items())
    ]
    interim: dict[str, Json] = {str(year): number(percent) for year, percent in sorted(one.interim.items())}
    problems: list[Json] = [
        {"field": problem.field, "code": problem.code, "message": telling.problem(speech, problem)}
        for problem in row.problems
    ]
    return {
        "id": one.id,
        "organisation": one.organisation,
        "names": dict[str, Json](row.names),
        "type": one.type,
        "words": dict[str, Json](one.words),
        "scope": one.scope,
        "base_year": one.base_year,
        "base_value": number(one.base_value),
        "unit": one.unit,
        "target_year": one.target_year,
        "target_value": number(one.target_value),
        "percent": number(one.percent),
        "interim": interim,
        "progress": progress,
        "validation": None if row.validation is None else _validation(row.validation),
        "too_old": row.too_old,
        "history": [_validation(validation) for validation in one.validations],
        "source": one.source,
        "problems": problems,
    }


def _validation(one: Validation) -> dict[str, Json]:
    return {
        "day": one.day.isoformat(),
        "status": one.status,
        "body": one.body,
        "source": one.source,
        "seen": one.seen.isoformat(),
    }


def _sentences(speech: Speech, row: CommitmentRow) -> list[str]:
    one = row.commitment
    said = [
        speech.say(
            "{name}: {type}",
            name=place_name(one.organisation, row.names, (speech.language, "en")),
            type=speech.say(COMMITMENT_TYPES[one.type]),
        )
    ]
    if one.percent is not None and one.target_year is not None:
        said.append(
            "  "
            + speech.say(
                "{percent} by {year}", percent=speech.percent(one.percent / 100), year=str(one.target_year)
            )
        )
    if row.validation is not None:
        status = speech.say(VALIDATED[row.validation.status])
        seen = speech.day(row.validation.seen)
        said.append(
            "  "
            + (
                speech.say("{status}, last seen {seen}", status=status, seen=seen)
                if row.validation.body is None
                else speech.say(
                    "{status} by {body}, last seen {seen}", status=status, body=row.validation.body, seen=seen
                )
            )
        )
    if row.too_old:
        said.append("  " + speech.say("This was seen too long ago to rest a sentence on. Look it up again."))
    said += [f"  {problem.field}: {telling.problem(speech, problem)}" for problem in row.problems]
    return said
