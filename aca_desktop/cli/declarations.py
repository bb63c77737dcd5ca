"""`declarations`: listed, written from Markdown files, published as versions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from aca_desktop.cli.info import publication_sentence
from aca_desktop.cli.running import input_files, options, selection
from aca_desktop.cli.running.answers import Answer
from aca_desktop.cli.running.commands import Command, Group
from aca_desktop.cli.running.session import Session
from aca_desktop.cli.running.usage import WrongUsage
from aca_desktop.domain.coalition.declaration_record import DeclarationRecord
from aca_desktop.domain.coalition.declaration_rules import public_since
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.organisations.name_order import NAME_ORDERS, order_of
from aca_desktop.domain.values.days import day
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.i18n import mark
from aca_desktop.services.coalition import coalitions, declarations
from aca_desktop.services.coalition.declarations import Declaration, Publication

_LARGEST_TEXT = 1_000_000


@click.command("list", cls=Command, help=mark("List declarations, drafts included, and their published versions."))
@options.workspace_file
@options.coalition
@click.pass_obj
def list_(session: Session, file: Path, coalition: str | None) -> Answer:
    """List declarations of one coalition, or of all."""
    with session.reading(file) as workspace:
        found = [
            (which, one)
            for which in selection.coalitions_of(workspace, coalition)
            for one in declarations.declarations(workspace, which)
        ]
    data: list[Json] = [{"coalition": which.code, **_data(one)} for which, one in found]
    said: list[str] = []
    for _which, one in found:
        said += _sentences(session, one)
    return Answer({"declarations": data}, said or [session.speech.say("There is no declaration yet.")])


@click.command(
    "add",
    cls=Command,
    help=mark(
        "Write a declaration’s texts from Markdown files.\n\n"
        "Every TEXT.md needs its --language and --title, in the same order. A new declaration is made unless "
        "--declaration names one. Paragraphs, lists and emphasis are accepted, nothing else of Markdown."
    ),
)
@options.workspace_file
@click.argument("texts", metavar="TEXT.md…", nargs=-1, required=True, type=options.PATH)
@click.option(
    "--language", "languages", metavar="TAG", multiple=True, required=True, help=mark("A text’s language: es.")
)
@click.option("--title", "titles", metavar="T", multiple=True, required=True, help=mark("A text’s title."))
@options.declaration
@click.option("--opens", metavar="DAY", help=mark("The first day of signing: 2026-06-05."))
@click.option("--closes", metavar="DAY", help=mark("The last day of signing."))
@click.option("--embargo", metavar="DAY", help=mark("Nobody may sign before this day."))
@click.option(
    "--order",
    type=click.Choice(NAME_ORDERS),
    help=mark("The order of names wherever signatories are listed; by sector at first."),
)
@options.coalition
@click.pass_obj
def add(
    session: Session,
    file: Path,
    texts: tuple[Path, ...],
    languages: tuple[str, ...],
    titles: tuple[str, ...],
    declaration: str | None,
    opens: str | None,
    closes: str | None,
    embargo: str | None,
    order: str | None,
    coalition: str | None,
) -> Answer:
    """Write a declaration's texts."""
    if not len(texts) == len(languages) == len(titles):
        raise WrongUsage("texts-and-titles", help="aca-desktop declarations add")
    days = _days({"opens": opens, "closes": closes, "embargo": embargo})
    record = _record(texts, languages, titles, days)
    if order is not None:
        record = replace(record, order=order_of(order))
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        before = None if declaration is None else selection.declaration_of(workspace, which, declaration).id
        written = declarations.add(workspace, which, record, before)
    said = session.speech.say(
        "Kept. Publish it with: aca-desktop declarations publish {file} --version 1 --declaration {id}",
        file=file,
        id=written.id,
    )
    return Answer({"declaration": written.id, "languages": [*sorted(written.texts)]}, [said])


@click.command(
    "publish",
    cls=Command,
    help=mark(
        "Publish a declaration as a version, whose words never change again. From then on it can be signed."
    ),
)
@options.workspace_file
@click.option("--version", "label", metavar="LABEL", required=True, help=mark("The version’s label: 1."))
@click.option(
    "--public-since",
    "since",
    metavar="DAY",
    help=mark("The day since which these words have been public, if before today: 2018-06-01."),
)
@click.option(
    "--public-source", "source", metavar="TEXT", help=mark("Where it can be seen that they were public then.")
)
@options.declaration
@options.coalition
@click.pass_obj
def publish(
    session: Session,
    file: Path,
    label: str,
    since: str | None,
    source: str | None,
    declaration: str | None,
    coalition: str | None,
) -> Answer:
    """Publish a declaration."""
    usual = line("version", label)
    if isinstance(usual, Problem):
        raise Refused([usual])
    with session.writing(file) as workspace:
        which = coalitions.coalition(workspace, coalition)
        public = None
        if since is not None or source is not None:
            public = public_since(since or "", source or "", workspace.context.now().date())
        if isinstance(public, list):
            raise Refused(public)
        published = declarations.publish(
            workspace, which, selection.declaration_of(workspace, which, declaration), usual, public
        )
    said = session.speech.say(
        "Published as version {version}. Its hash (SHA-256): {sha256}",
        version=published.label,
        sha256=published.sha256,
    )
    return Answer({"entry": published.id, "declaration": published.declaration, **_published(published)}, [said])


def _record(
    texts: Sequence[Path], languages: Sequence[str], titles: Sequence[str], days: Mapping[str, date | None]
) -> DeclarationRecord:
    """Return what is to be written; raise Refused for a language or a title that cannot be one."""
    tags = [language("languages", tag) for tag in languages]
    lines = [line(f"titles.{tag}", title) for tag, title in zip(languages, titles, strict=True)]
    problems = [one for one in (*tags, *lines) if isinstance(one, Problem)]
    if len(set(map(str, tags))) < len(tags):
        problems.append(Problem("languages", "said-twice"))
    if problems:
        raise Refused(problems)
    said = [input_files.read_text(path, _LARGEST_TEXT) for path in texts]
    return DeclarationRecord(
        version="1",  # the label is publishing's
        titles=dict(zip(map(str, tags), map(str, lines), strict=True)),
        texts=dict(zip(map(str, tags), said, strict=True)),
        opens=days["opens"],
        closes=days["closes"],
        embargo=days["embargo"],
    )


def _days(typed: Mapping[str, str | None]) -> dict[str, date | None]:
    judged = {name: None if text is None else day(name, text) for name, text in typed.items()}
    problems = [one for one in judged.values() if isinstance(one, Problem)]
    if problems:
        raise Refused(problems)
    return {name: one for name, one in judged.items() if not isinstance(one, Problem)}


def _data(one: Declaration) -> dict[str, Json]:
    return {
        "id": one.id,
        "titles": dict[str, Json](one.titles),
        "languages": [*sorted(one.texts)],
        "opens": _iso(one.opens),
        "closes": _iso(one.closes),
        "embargo": _iso(one.embargo),
        "publications": [{"id": published.id, **_published(published)} for published in one.publications],
    }


def _published(one: Publication) -> dict[str, Json]:
    return {
        "version": one.label,
        "day": one.day.isoformat(),
        "languages": [*one.languages],
        "titles": dict[str, Json](one.titles),
        "hashes": dict[str, Json](one.hashes),
        "sha256": one.sha256,
        "ended": one.ended,
        "public_since": None
        if one.since is None
        else {"day": one.since.day.isoformat(), "source": one.since.source},
    }


def _iso(day_: date | None) -> str | None:
    return None if day_ is None else day_.isoformat()


def _sentences(session: Session, one: Declaration) -> list[str]:
    speech = session.speech
    title = coalitions.in_language(one.titles, (speech.language, "en")) or one.id
    return [
        speech.say("{title} ({id})", title=title, id=one.id),
        *(
            "  " + publication_sentence(speech, published.label, published.languages, ended=published.ended)
            for published in one.publications
        ),
        *([] if one.publications else ["  " + speech.say("Not published yet.")]),
    ]


group = Group("declarations", mark("Declarations: list, write and publish them."), [list_, add, publish])
