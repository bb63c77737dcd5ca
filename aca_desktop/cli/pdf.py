"""`pdf`: sealed papers, made again whenever they are wanted."""

from pathlib import Path

import click

from aca_desktop.cli import coalition_pdf
from aca_desktop.cli.running import options, paper_files, selection, sentences
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.errors import AcaError
from aca_desktop.i18n import Speech, mark
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.coalitions import coalition as coalition_of
from aca_desktop.services.papers import declarations_in_bulk, papers
from aca_desktop.services.papers.faces import signature as signature_of
from aca_desktop.services.papers.signing_sheet import Rows
from aca_desktop.services.workspace.workspaces import Workspace

_MOST_ROWS = 1_000


@click.command(
    "sheet",
    cls=Command,
    help=mark(
        "Write a sheet for signing on paper, a row for each organisation.\n\n"
        "The code of a row stands in the record that is typed from it afterwards, and ties its scan to it."
    ),
)
@options.workspace_file
@click.option(
    "--organisation",
    "organisations",
    metavar="ID",
    multiple=True,
    help=mark("A row for this organisation; may be given several times."),
)
@click.option("--all", "all_", is_flag=True, help=mark("A row for each organisation that is expected."))
@click.option(
    "--blank",
    type=click.IntRange(0, _MOST_ROWS),
    default=None,
    metavar="N",
    help=mark("So many rows for anybody; seven if no organisation is named."),
)
@click.option("--version", metavar="LABEL", help=mark("The declaration’s version; the current one otherwise."))
@paper_files.event
@options.coalition
@paper_files.language
@paper_files.out
@click.pass_obj
def sheet(
    session: Session,
    file: Path,
    organisations: tuple[str, ...],
    all_: bool,
    blank: int | None,
    version: str | None,
    event: str | None,
    coalition: str | None,
    language: str | None,
    out: Path,
) -> Answer:
    """Write a sheet for signing on paper."""
    empty = 7 if blank is None and not organisations and not all_ else blank or 0
    with session.reading(file) as workspace, papers.Papers(workspace) as press:
        which = coalition_of(workspace, coalition)
        publication = selection.publication_of(workspace, which, version)
        rows = Rows(organisations, expected=all_, blank=empty)
        paper = press.sheet(which, publication, rows, language, selection.event_of(workspace, which, event))
        return paper_files.written(session, [papers.write(paper, out, file)])


@click.command(
    "card", cls=Command, help=mark("Write cards to fold and set on the signing tables, one page for each.")
)
@options.workspace_file
@click.option(
    "--table",
    "tables",
    metavar="NAME",
    multiple=True,
    default=("1",),
    help=mark("A table’s name or number; may be given several times. 1 otherwise."),
)
@paper_files.event
@paper_files.beside
@options.coalition
@paper_files.language
@paper_files.out
@click.pass_obj
def card(
    session: Session,
    file: Path,
    tables: tuple[str, ...],
    event: str | None,
    beside: str | None,
    coalition: str | None,
    language: str | None,
    out: Path,
) -> Answer:
    """Write cards for tables."""
    with session.reading(file) as workspace, papers.Papers(workspace) as press:
        which = coalition_of(workspace, coalition)
        found = selection.event_of(workspace, which, event)
        paper = press.card(which, selection.table_names(tables), language, beside, found)
        return paper_files.written(session, [papers.write(paper, out, file)])


@click.command(
    "guide",
    cls=Command,
    help=mark("Write a sheet for volunteers, one page: join, start, help a signer, take a break, hand in."),
)
@options.workspace_file
@paper_files.event
@options.coalition
@paper_files.language
@paper_files.out
@click.pass_obj
def guide(
    session: Session, file: Path, event: str | None, coalition: str | None, language: str | None, out: Path
) -> Answer:
    """Write a sheet for volunteers."""
    with session.reading(file) as workspace, papers.Papers(workspace) as press:
        which = coalition_of(workspace, coalition)
        paper = press.guide(which, language, selection.event_of(workspace, which, event))
        return paper_files.written(session, [papers.write(paper, out, file)])


@click.command(
    "declaration",
    cls=Command,
    help=mark(
        "Write sealed declarations, as they were signed.\n\n"
        "Of one signature, of an organisation’s signatures in force, or of all. A paper that lies there already "
        "and is the same is not written again."
    ),
)
@options.workspace_file
@click.option("--signature", metavar="ID", help=mark("The signature’s entry id."))
@click.option("--organisation", metavar="ID", help=mark("The organisation’s id."))
@click.option("--all", "all_", is_flag=True, help=mark("All signatures of the coalition, one file each."))
@options.coalition
@paper_files.language
@paper_files.beside
@paper_files.out
@click.pass_obj
def declaration(
    session: Session,
    file: Path,
    signature: str | None,
    organisation: str | None,
    all_: bool,
    coalition: str | None,
    language: str | None,
    beside: str | None,
    out: Path,
) -> Answer:
    """Write sealed declarations."""
    if (signature is not None) + (organisation is not None) + all_ != 1:
        raise WrongUsage("one-of", help="aca-desktop pdf declaration", options=_WHICH)
    with session.reading(file) as workspace:
        which = coalition_of(workspace, coalition)
        if all_:
            return _all(session, workspace, which, out, language, beside)
        ids = [signature] if signature is not None else selection.in_force(workspace, which, organisation or "")
        if len(ids) > 1 and out.suffix.lower() == ".pdf" and not out.is_dir():
            raise AcaError("several-signatures", ids=ids)
        with papers.Papers(workspace) as press:
            made = [press.declaration(signature_of(workspace, id_, which), language, beside) for id_ in ids]
        return paper_files.written(session, [papers.write(paper, out, file) for paper in made])


@click.command(
    "summary",
    cls=Command,
    help=mark("Write the coalition’s sealed summary, and what it prints as open data beside it: JSON and CSV."),
)
@options.workspace_file
@options.coalition
@paper_files.language
@paper_files.out
@click.pass_obj
def summary(session: Session, file: Path, coalition: str | None, language: str | None, out: Path) -> Answer:
    """Write the coalition's sealed summary."""
    with session.reading(file) as workspace:
        paper = papers.summary_pdf(workspace, coalition_of(workspace, coalition), language)
        return paper_files.written_with_data(session, papers.write_with_data(paper, out, file))


@click.command(
    "network",
    cls=Command,
    help=mark("Write a network’s sealed summary, and what it prints as open data beside it: JSON and CSV."),
)
@options.workspace_file
@options.coalition
@paper_files.language
@paper_files.out
@click.pass_obj
def network(session: Session, file: Path, coalition: str | None, language: str | None, out: Path) -> Answer:
    """Write a network's sealed summary."""
    with session.reading(file) as workspace, papers.Papers(workspace) as press:
        paper = press.network(coalition_of(workspace, coalition), language)
        return paper_files.written_with_data(session, papers.write_with_data(paper, out, file))


_WHICH = ["--signature", "--organisation", "--all"]

group = Group(
    "pdf",
    mark("Papers as PDF: declarations, joint ones, certificates, summaries, and those for the table."),
    [
        declaration,
        summary,
        coalition_pdf.joint,
        network,
        coalition_pdf.certificate,
        coalition_pdf.draft,
        sheet,
        card,
        guide,
    ],
)


def _all(
    session: Session,
    workspace: Workspace,
    coalition: Coalition,
    out: Path,
    language: str | None,
    beside: str | None,
) -> Answer:
    with session.progress(_progress) as progress:
        written = declarations_in_bulk.write_all_declarations(
            workspace, coalition, out, language, progress, beside
        )
    trouble = written.stopped or (
        AcaError("some-not-made", number=len(written.failed)) if written.failed else None
    )
    speech = session.speech
    failed: list[Json] = [{"signature": id_, **sentences.data(speech, error)} for id_, error in written.failed]
    said = [
        speech.say_count("{count} declaration written", "{count} declarations written", len(written.paths)),
        speech.say_count("{count} was there already", "{count} were there already", len(written.current)),
        *([speech.say("It was stopped before the end. Call it again for the rest.")] if written.stopped else []),
        *(f"{id_}: {line}" for id_, error in written.failed for line in sentences.lines(speech, error)),
    ]
    paths: list[Json] = [str(path) for path in sorted((*written.paths, *written.current))]
    return Answer(
        {"paths": paths, "data": [], "new": [str(path) for path in written.paths], "failed": failed},
        said,
        trouble=trouble,
        code=1 if trouble else 0,
    )


def _progress(speech: Speech, done: int, total: int) -> str:
    return speech.say("Declaration {done} of {total}", done=speech.number(done), total=speech.number(total))
