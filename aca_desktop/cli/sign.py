"""`sign`: from a record at a table to a signature on disk, and its sealed paper."""

from pathlib import Path

import click

from aca_desktop.cli.running import input_files, options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.domain.signing.signature_reading import read_record
from aca_desktop.domain.values.problems import Refused
from aca_desktop.i18n import mark
from aca_desktop.sentences.words import STATUSES
from aca_desktop.services.papers import papers
from aca_desktop.services.signing import signing
from aca_desktop.services.signing.signing import Signed


@click.command(
    "sign",
    cls=Command,
    help=mark(
        "Sign from a record, and write the sealed PDF.\n\n"
        "RECORD.json is as resources/schemas/record-1.json says; “-” reads it from standard input. The signature "
        "is on disk before the PDF is made; if only that fails, the signature is kept, and the PDF can come later."
    ),
)
@options.workspace_file
@click.argument("record", metavar="RECORD.json", type=options.PATH)
@click.option(
    "--out", type=options.FOLDER, metavar="DIR", help=mark("The folder of the PDF; without it, that of FILE.aca.")
)
@click.option(
    "--replaces",
    metavar="SIGNATURE",
    multiple=True,
    help=mark("A signature (entry id) of the same organisation that this one corrects or renews."),
)
@click.pass_obj
def sign(session: Session, file: Path, record: Path, out: Path | None, replaces: tuple[str, ...]) -> Answer:
    """Sign from a record."""
    read = read_record(input_files.read_json_file(record))
    if isinstance(read, list):
        raise Refused(read)
    with session.writing(file) as workspace:
        signed = signing.sign(workspace, read, over=replaces)
        session.keep(_answer(session, signed, None))
        paper = papers.declaration_pdf(workspace, signed.signature)
        path = papers.write(paper, out, file)
    return _answer(session, signed, path)


def _answer(session: Session, signed: Signed, path: Path | None) -> Answer:
    speech = session.speech
    said = [speech.say("Signed ({status}): {id}", status=speech.say(STATUSES[signed.status]), id=signed.signature)]
    if path is None:
        said.append(
            speech.say(
                "The signature is kept. Make its PDF later: aca-desktop pdf declaration --signature {id}",
                id=signed.signature,
            )
        )
    else:
        said.append(speech.say("The sealed declaration: {path}", path=path))
    if not signed.enrolled:
        said.append(
            speech.say(
                "This laptop isn’t enrolled yet, and the document says so. The signature counts once a "
                "coordinator enrols the laptop: write a join file with “aca-desktop laptops request”, and give "
                "it to a coordinator."
            )
        )
    return Answer(
        {
            "signature": signed.signature,
            "organisation": signed.organisation,
            "status": signed.status,
            "enrolled": signed.enrolled,
            "pdf": None if path is None else str(path),
        },
        said,
    )
