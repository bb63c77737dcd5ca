"""`coalition`: those of a workspace, what they say of themselves, and how that is changed."""

from collections.abc import Mapping
from pathlib import Path

import click

from aca_desktop.cli.new import Founding
from aca_desktop.cli.running import input_files, options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.domain.coalition.typing import coalition_field
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.i18n import mark
from aca_desktop.sentences.words import ROLES
from aca_desktop.services.coalition import coalitions, logos
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.laptops.laptops import role


@click.command(
    "list", cls=Command, help=mark("List the coalitions of a workspace, and what they say of themselves.")
)
@options.workspace_file
@click.pass_obj
def list_(session: Session, file: Path) -> Answer:
    """List coalitions."""
    with session.reading(file) as workspace:
        found = selection.coalitions_of(workspace, None)
    speech = session.speech
    said = [
        speech.say(
            "{code} · {name} · this laptop: {role}",
            code=one.code,
            name=coalitions.name_in(one.record, speech.language),
            role=speech.say(ROLES[role(one)]),
        )
        for one in found
    ]
    data: list[Json] = [_data(one) for one in found]
    return Answer({"coalitions": data}, said or [speech.say("No coalition has been founded here yet.")])


@click.command(
    "edit",
    cls=Command,
    help=mark(
        "Change what a coalition says of itself; an empty value removes a field.\n\n"
        "Fields: names.es, names_in_text.es, short_names.es, subtitle.es, pledge.es, country, website, languages, "
        "pledge_percent, pledge_conditional, pledge_year, pledge_base_year, pledge_source, emissions_rank, "
        "emissions_source, rates.FROM.TO.DAY, members.ID, bodies.CODE, sectors.CODE, consents.KEY.VERSION, "
        "notices.VERSION, notice_version, table.default, table.EVENT; the command reference explains each."
    ),
)
@options.workspace_file
@click.argument("fields", metavar="FIELD=VALUE…", nargs=-1)
@click.option(
    "--logo",
    metavar="PICTURE",
    type=options.PATH,
    help=mark("A PNG, JPEG or SVG that stands on papers in place of the growth rings. “logo=” removes it."),
)
@options.coalition
@click.pass_obj
def edit(
    session: Session, file: Path, fields: tuple[str, ...], logo: Path | None, coalition: str | None
) -> Answer:
    """Change what a coalition says of itself."""
    if (not fields) == (logo is None):
        raise WrongUsage("one-of", help="aca-desktop coalition edit", options=["FIELD=VALUE", "--logo"])
    values = _values(options.typed_fields(fields))
    picture = None if logo is None else input_files.read(logo, logos.MOST_BYTES + 1)
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        if picture is not None:
            id_ = logos.bring(workspace, which, picture)
        else:
            entry = coalitions.change(workspace, which, values)
            id_ = entry.id if entry else None
    if id_ is None:
        return Answer({"entry": None}, [session.speech.say("It is so already; nothing was changed.")])
    return Answer({"entry": id_}, [session.speech.say("Kept, as entry {id}", id=id_)])


@click.command(
    "add", cls=Command, help=mark("Found a further coalition in a workspace; this laptop coordinates it.")
)
@options.workspace_file
@click.argument("code", metavar="CODE")
@options.founding
@click.pass_obj
def add(
    session: Session,
    file: Path,
    code: str,
    titles: tuple[str, ...],
    country: str | None,
    languages: tuple[str, ...],
    recovery: Path | None,
    passphrase_file: Path | None,
) -> Answer:
    """Found a further coalition."""
    founding = Founding(session, code, titles, country, languages, recovery, passphrase_file)
    with session.writing(file) as workspace:
        which = founding.found(workspace)
    said = session.speech.say("Founded: {code} ({id})", code=which.code, id=which.id)
    return Answer({**_data(which), "recovery": str(founding.recovery)}, [said, *founding.sentences()])


group = Group("coalition", mark("Coalitions: list them, change what they say of themselves."), [list_, edit, add])


def _values(typed: Mapping[str, str]) -> dict[str, Json]:
    judged = {name: coalition_field(name, text) for name, text in typed.items()}
    problems = [one for one in judged.values() if isinstance(one, Problem)]
    if problems:
        raise Refused(problems)
    return {name: value for name, value in judged.items() if not isinstance(value, Problem)}


def _data(one: Coalition) -> dict[str, Json]:
    return {
        "code": one.code,
        "id": one.id,
        "role": role(one),
        "sample": one.sample,
        "fields": dict[str, Json](sorted(one.fields.items())),
    }
