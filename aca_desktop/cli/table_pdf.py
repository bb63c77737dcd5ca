"""`pdf sheet`, `pdf card`, `pdf guide`: papers for the signing table, which are not sealed."""

from pathlib import Path

import click

from aca_desktop.cli.running import options, paper_files, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command
from aca_desktop.cli.running.session import Session
from aca_desktop.i18n import mark
from aca_desktop.services.coalition.coalitions import coalition as coalition_of
from aca_desktop.services.papers import papers
from aca_desktop.services.papers.signing_sheet import Rows

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
