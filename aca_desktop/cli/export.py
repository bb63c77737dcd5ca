"""`export`: the list of organisations as CSV, XLSX or JSON."""

from pathlib import Path

import click

from aca_desktop.cli.running import options
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.i18n import mark
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.organisations import exporting


@click.command(
    "export",
    cls=Command,
    help=mark(
        "Write the list of organisations for others: all that is known, with personal data, or what is public.\n\n"
        "The file’s ending says as what: .csv, .xlsx or .json."
    ),
)
@options.workspace_file
@click.option("--to", "to", type=options.PATH, required=True, metavar="LIST", help=mark("The new file."))
@click.option(
    "--public",
    is_flag=True,
    help=mark("Only signatories that count and may be named, and of them only what may be published."),
)
@options.coalition
@click.pass_obj
def export(session: Session, file: Path, to: Path, public: bool, coalition: str | None) -> Answer:
    """Write the list of organisations."""
    if to.suffix.lower() not in exporting.ENDINGS:
        raise WrongUsage("not-a-choice", help="aca-desktop export", option="--to", allowed=[*exporting.ENDINGS])
    with session.reading(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        done = exporting.export(workspace, which, to, public=public)
    speech = session.speech
    said = [
        speech.say("Written: {path}", path=done.path),
        speech.say_count("{count} organisation", "{count} organisations", done.rows),
    ]
    if done.unnamed:
        said.append(
            speech.say_count(
                "Left out, since it may not be named: {count}",
                "Left out, since they may not be named: {count}",
                done.unnamed,
            )
        )
    return Answer({"path": str(done.path), "rows": done.rows, "unnamed": done.unnamed}, said)
