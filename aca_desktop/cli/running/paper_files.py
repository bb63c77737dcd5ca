"""What all commands that write papers share: where the paper goes, in which language, and what is said of it."""

from collections.abc import Sequence
from pathlib import Path

import click

from aca_desktop.cli.running import options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.i18n import mark
from aca_desktop.services.papers.papers import Written

language = click.option("--language", metavar="TAG", help=mark("The paper’s language: es."))

out = click.option(
    "--out",
    type=options.FOLDER,
    required=True,
    metavar="PATH",
    help=mark("A new file ending in .pdf, or a folder, which is made if it is missing."),
)

beside = click.option("--beside", metavar="TAG", help=mark("A second language to stand beside the first: en."))

event = click.option("--event", metavar="EVENT", help=mark("The event’s id or its name in any language."))


def written_with_data(session: Session, one: Written) -> Answer:
    """Return the answer that names a paper and the open data beside it."""
    data: list[Json] = [str(path) for path in one.data]
    said = [session.speech.say("Written: {path}", path=path) for path in (one.path, *one.data)]
    return Answer({"paths": [str(one.path)], "data": data}, said)


def written(session: Session, paths: Sequence[Path]) -> Answer:
    """Return the answer that names the papers written."""
    return Answer(
        {"paths": [str(path) for path in paths], "data": []},
        [session.speech.say("Written: {path}", path=path) for path in paths],
    )
