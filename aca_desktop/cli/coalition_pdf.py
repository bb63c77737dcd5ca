"""`pdf joint`, `pdf certificate`, `pdf draft`: papers beside the declaration of a single signature."""

from pathlib import Path

import click

from aca_desktop.cli.running import options, paper_files, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.coalition.coalitions import coalition as coalition_of
from aca_desktop.services.papers import papers
from aca_desktop.services.papers.certificate import Issuer
from aca_desktop.services.papers.faces import signature as signature_of
from aca_desktop.services.papers.joint import Wanted


@click.command(
    "joint",
    cls=Command,
    help=mark(
        "Write the sealed joint declaration: one text, and all that signed it.\n\n"
        "Who does not want to be published is counted and not named. The order of names is the declaration’s."
    ),
)
@options.workspace_file
@click.option(
    "--version",
    "versions",
    metavar="LABEL",
    multiple=True,
    help=mark("A version by label or entry id; may be given several times. All that have signatures otherwise."),
)
@click.option("--without-ink", is_flag=True, help=mark("Leave the hand’s signatures out."))
@options.coalition
@paper_files.language
@paper_files.out
@click.pass_obj
def joint(
    session: Session,
    file: Path,
    versions: tuple[str, ...],
    without_ink: bool,
    coalition: str | None,
    language: str | None,
    out: Path,
) -> Answer:
    """Write the sealed joint declaration."""
    wanted = Wanted(versions, with_ink=not without_ink)
    with session.reading(file) as workspace, papers.Papers(workspace) as press:
        with session.progress(_progress) as progress:
            paper = press.joint(coalition_of(workspace, coalition), language, wanted, progress)
        return paper_files.written(session, [papers.write(paper, out, file)])


@click.command(
    "certificate",
    cls=Command,
    help=mark("Write sealed certificates of participation, for signatures in force that are not provisional."),
)
@options.workspace_file
@click.option("--signature", metavar="ID", help=mark("The signature’s entry id."))
@click.option("--organisation", metavar="ID", help=mark("The organisation’s id."))
@click.option("--issuer", metavar="NAME", help=mark("Who will sign it by hand for the coalition."))
@click.option("--issuer-title", metavar="TEXT", help=mark("That person’s role."))
@options.coalition
@paper_files.language
@paper_files.out
@click.pass_obj
def certificate(
    session: Session,
    file: Path,
    signature: str | None,
    organisation: str | None,
    issuer: str | None,
    issuer_title: str | None,
    coalition: str | None,
    language: str | None,
    out: Path,
) -> Answer:
    """Write sealed certificates of participation."""
    if (signature is None) == (organisation is None):
        raise WrongUsage("one-of", help="aca-desktop pdf certificate", options=["--signature", "--organisation"])
    with session.reading(file) as workspace, papers.Papers(workspace) as press:
        which = coalition_of(workspace, coalition)
        ids = [signature] if signature else selection.in_force(workspace, which, organisation or "")
        if len(ids) > 1 and out.suffix.lower() == ".pdf" and not out.is_dir():
            raise AcaError("several-signatures", ids=ids)
        whose = Issuer(issuer, issuer_title)
        made = [press.certificate(signature_of(workspace, id_, which), language, whose) for id_ in ids]
        return paper_files.written(session, [papers.write(paper, out, file) for paper in made])


@click.command(
    "draft",
    cls=Command,
    help=mark("Write a declaration as it is being written, marked as a draft and not sealed."),
)
@options.workspace_file
@options.declaration
@options.coalition
@paper_files.language
@paper_files.out
@click.pass_obj
def draft(
    session: Session,
    file: Path,
    declaration: str | None,
    coalition: str | None,
    language: str | None,
    out: Path,
) -> Answer:
    """Write a declaration as a draft."""
    with session.reading(file) as workspace, papers.Papers(workspace) as press:
        which = coalition_of(workspace, coalition)
        paper = press.draft(which, selection.declaration_of(workspace, which, declaration), language)
        return paper_files.written(session, [papers.write(paper, out, file)])


def _progress(speech: Speech, done: int, total: int) -> str:
    return speech.say("Organisation {done} of {total}", done=speech.number(done), total=speech.number(total))
