"""`organisations duplicates`, `same`, `not-same`: records that may be one, and what is said of them."""

from collections.abc import Mapping
from pathlib import Path

import click

from aca_desktop.cli.running import options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.identity import pair
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences.duplicates import contradiction, why
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.organisations import duplicates, saying_same
from aca_desktop.services.organisations.duplicates import Twin
from aca_desktop.services.workspace.workspaces import Workspace

_organisation = click.argument("organisation", metavar="ID")
_other = click.argument("other", metavar="OTHER")


@click.command(
    "duplicates",
    cls=Command,
    help=mark("List organisations that may be there twice, and why; nobody is united by likeness alone."),
)
@options.workspace_file
@click.option("--decided", is_flag=True, help=mark("Also those of which somebody has said whether they are one."))
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, decided: bool, coalition: str | None) -> Answer:
    """List pairs that may be one organisation."""
    pairs: list[Json] = []
    said: list[str] = []
    with session.reading(file) as workspace:
        for which in selection.coalitions_of(workspace, coalition):
            found = duplicates.duplicates(workspace, which, decided=decided)
            names = duplicates.names_of_pairs(workspace, which, found)
            pairs += [_data(workspace, which, one, names) for one in found]
            said += [line for one in found for line in _sentences(session.speech, one, names)]
    return Answer({"pairs": pairs}, said or [session.speech.say("No organisation seems to be there twice.")])


@click.command(
    "same",
    cls=Command,
    help=mark(
        "Say that two records are one organisation, which then counts once.\n\n"
        "Both stay, with their signatures; `undo` of the entry takes it back."
    ),
)
@options.workspace_file
@_organisation
@_other
@options.coalition
@click.pass_obj
def same(session: Session, file: Path, organisation: str, other: str, coalition: str | None) -> Answer:
    """Say that two records are one organisation."""
    return _said(session, file, organisation, other, coalition, word=True)


@click.command(
    "not-same",
    cls=Command,
    help=mark("Say that two records are two organisations: they are not offered as duplicates again."),
)
@options.workspace_file
@_organisation
@_other
@options.coalition
@click.pass_obj
def not_same(session: Session, file: Path, organisation: str, other: str, coalition: str | None) -> Answer:
    """Say that two records are two organisations."""
    return _said(session, file, organisation, other, coalition, word=False)


def _said(
    session: Session, file: Path, organisation: str, other: str, coalition: str | None, *, word: bool
) -> Answer:
    speech = session.speech
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        entry = saying_same.say(workspace, which, organisation, other, same=word)
        twin = duplicates.twin(workspace, which, pair(organisation, other))
    data: dict[str, Json] = {
        "entry": None if entry is None else entry.id,
        "organisations": [*twin.ids],
        "said": _word(twin.said),
        "contradicted": twin.contradicted,
    }
    said = [
        speech.say("It is so already; nothing was changed.")
        if entry is None
        else speech.say("Kept, as entry {id}", id=entry.id)
    ]
    return Answer(data, [*said, contradiction(speech, twin)] if twin.contradicted else said)


def _data(workspace: Workspace, coalition: Coalition, one: Twin, names: Mapping[str, Mapping[str, Json]]) -> Json:
    return {
        "coalition": coalition.code,
        "ids": [*one.ids],
        "names": [
            {name.removeprefix("names."): value for name, value in names.get(id_, {}).items()} for id_ in one.ids
        ],
        "reasons": [*one.reasons],
        "said": _word(one.said),
        "entry": None if one.said is None else duplicates.word_entry(workspace, coalition, one.ids),
        "contradicted": one.contradicted,
        "identifiers": {name.removeprefix("identifiers."): value for name, value in one.shared},
    }


def _word(said: bool | None) -> Json:
    return None if said is None else "same" if said else "not-same"


def _sentences(speech: Speech, one: Twin, names: Mapping[str, Mapping[str, Json]]) -> list[str]:
    first, second = (f"{name_of(names.get(id_, {}), (speech.language, 'en')) or '—'} ({id_})" for id_ in one.ids)
    words = {"one": first, "other": second}
    if one.said is True:
        told = speech.say("{one} and {other} are one organisation.", **words)
    elif one.said is False:
        told = speech.say("{one} and {other} are two organisations.", **words)
    else:
        told = speech.say("{one} and {other}: {reasons}", **words, reasons=why(speech, one))
    return [told, "  " + contradiction(speech, one)] if one.contradicted else [told]
