"""`salvage`: what still holds of a damaged workspace, in a new one."""

from collections.abc import Iterable
from pathlib import Path

import click

from aca_desktop.cli.running import options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.i18n import Speech, mark
from aca_desktop.sentences import salvaging as words
from aca_desktop.services.workspace.salvaging import Gone


@click.command(
    "salvage",
    cls=Command,
    help=mark(
        "Recover what is left of a damaged file into a new one, and list what is missing.\n\n"
        "DAMAGED.aca, and the -wal file beside it if there is one, are only read. Every entry, part and picture "
        "whose hashes and signatures are right is recovered. The new file has the same passphrase."
    ),
)
@click.argument("damaged", metavar="DAMAGED.aca", type=options.PATH)
@click.argument("new", metavar="NEW.aca", type=options.PATH)
@click.pass_obj
def salvage(session: Session, damaged: Path, new: Path) -> Answer:
    """Recover a damaged workspace."""
    from aca_desktop.services.workspace import salvaging

    with session.progress(_progress) as progress:
        done = session.unlocked(
            damaged,
            lambda passphrase: salvaging.salvage(damaged, new, session.context, passphrase, progress),
        )
    speech = session.speech
    said = [words.recovered(speech, done), words.key(speech, done), *words.details(speech, done)]
    if done.missing or done.incomplete:
        said.append(
            speech.say(
                "Import a backup and the files of other laptops to fill the gaps: "
                "aca-desktop sync import {path} FILE…",
                path=new,
            )
        )
    return Answer(
        {
            "path": str(new),
            "laptop": done.laptop,
            "key": "recovered" if done.kept_key else "new",
            "known": done.known,
            "recovered": done.recovered,
            "signed_again": done.again,
            "missing": _stretches(done.missing),
            "incomplete": _stretches(done.incomplete),
        },
        said,
    )


def _stretches(gone: Iterable[Gone]) -> list[Json]:
    return [
        {
            "coalition": one.stretch.coalition,
            "code": one.code,
            "laptop": one.laptop,
            "replica": one.stretch.replica,
            "first": one.stretch.first,
            "last": one.stretch.last,
            "since": one.stretch.since,
            "until": one.stretch.until,
        }
        for one in gone
    ]


def _progress(speech: Speech, done: int, total: int) -> str:
    return speech.say("Recovering… {done} of {total}", done=speech.number(done), total=speech.number(total))
