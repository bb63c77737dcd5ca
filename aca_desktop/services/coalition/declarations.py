"""Declarations: written, published as versions, found again by label or by the publication's entry id."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aca_desktop.domain.coalition.declaration_record import (
    DeclarationRecord,
    DeclarationTerms,
    PublicSince,
    fields_of,
)
from aca_desktop.domain.coalition.declaration_rules import (
    MAX_TEXT,
    declaration_text,
    problems_of_declaration,
    public_since,
)
from aca_desktop.domain.coalition.text import parse, text_sha256, version_sha256
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.contents import read_contents
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.journal.entry import Entry
from aca_desktop.domain.values.languages import language
from aca_desktop.domain.values.problems import Problem, Refused
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.journal.editing import edit_draft, here
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries.listing import subjects_of_kind

_ENTRY_ID = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Publication:
    """A version as it was published: `id` is its entry, `declaration` the subject; words and hashes per language.

    `ended`: the publication was taken back, so that it is signed no more. `since` says since when the text has
    been public, where that was before `day`.
    """

    id: str
    declaration: str
    label: str
    day: date
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    hashes: Mapping[str, str]
    sha256: str
    ended: bool
    since: PublicSince | None = None

    @property
    def first_day(self) -> date:
        """The first day on which somebody can have signed it: where nothing is said, that of its publication may
        still be the day before elsewhere."""
        return self.day - timedelta(days=1) if self.since is None else self.since.day

    @property
    def languages(self) -> list[str]:
        """The languages in which it can be read and signed."""
        return sorted(self.texts)


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration as it is being written (`titles`, `texts`, days), and its publications, first to last."""

    id: str
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    opens: date | None
    closes: date | None
    embargo: date | None
    publications: Sequence[Publication]


def declarations(workspace: Workspace, coalition: Coalition) -> list[Declaration]:
    """Return a coalition's declarations, in the order in which they were written."""
    found = (_declaration(workspace, coalition.id, id_) for id_ in _subjects(workspace, coalition.id))
    return [one for one in found if one is not None]


def publications(workspace: Workspace, coalition: Coalition) -> list[Publication]:
    """Return all published versions of a coalition's declarations, ended ones included."""
    return [one for declaration in declarations(workspace, coalition) for one in declaration.publications]


def current_publication(workspace: Workspace, coalition: Coalition) -> Publication | None:
    """Return the version that is signed now: the last published that has not ended, None if there is none."""
    open_ = [one for one in publications(workspace, coalition) if not one.ended]
    return max(open_, key=lambda one: (one.day, one.id), default=None)


def find_publication(workspace: Workspace, coalition: Coalition, named: str) -> Publication | Problem:
    """Return the version of that label or publication's entry id, or what keeps it from being found.

    Where a label is used again, the versions that have ended do not count; if several are left, the id is wanted.
    """
    every = publications(workspace, coalition)
    matching = [one for one in every if named in (one.label, one.id)]
    open_ = [one for one in matching if not one.ended]
    if len(open_) > 1:
        return Problem("declaration", "ambiguous-declaration", {"ids": [one.id for one in open_]})
    if open_ or matching:
        return (open_ or matching)[0]
    entry = workspace.journal.entry(named) if _ENTRY_ID.fullmatch(named) else None
    if entry is not None and entry.header.kind == "publication" and entry.header.coalition != coalition.id:
        return Problem("declaration", "declaration-of-another-coalition", {"coalition": coalition.code})
    return Problem("declaration", "declaration-not-published")


def publication_by_id(workspace: Workspace, coalition: Coalition, id_: str) -> Publication | None:
    """Return the version of that publication's entry id, None if it is not here or has no effect."""
    entry = workspace.journal.entry(id_)
    if entry is None or entry.header.kind != "publication" or entry.header.coalition != coalition.id:
        return None
    declaration = _declaration(workspace, coalition.id, entry.header.subject)
    every = declaration.publications if declaration else ()
    return next((one for one in every if one.id == id_), None)


def publication_in(entry: Entry, *, ended: bool) -> Publication | None:
    """Return what a publication says; None if a hash in it is not that of its text, or a text is too long."""
    values = read_contents(entry).values
    titles, texts, hashes = (_texts(values.get(name)) for name in ("titles", "texts", "hashes"))
    label, sha256, day = values.get("label"), values.get("sha256"), _day(values.get("day"))
    if any(len(text) > MAX_TEXT for text in texts.values()):
        return None  # before normalising, whose time can grow with the square of the length
    true = {tag: text_sha256(titles.get(tag, ""), text) for tag, text in texts.items()}
    if not isinstance(label, str) or day is None or hashes != true or sha256 != version_sha256(true):
        return None
    since, source = _day(values.get("public_since")), values.get("public_source")
    public = PublicSince(since, source) if since and since <= day and isinstance(source, str) else None
    return Publication(
        entry.id, entry.header.subject, label, day, titles, texts, hashes, version_sha256(true), ended, public
    )


def terms(workspace: Workspace, coalition: Coalition, publication: Publication) -> DeclarationTerms:
    """Return what a version asks of a signature."""
    declaration = _declaration(workspace, coalition.id, publication.declaration)
    return DeclarationTerms(
        coalition=coalition.code,
        languages=frozenset(publication.texts),
        published=True,
        ended=publication.ended,
        first_day=publication.first_day,
        opens=declaration.opens if declaration else None,
        closes=declaration.closes if declaration else None,
        embargo=declaration.embargo if declaration else None,
    )


def add(
    workspace: Workspace, coalition: Coalition, record: DeclarationRecord, declaration: str | None = None
) -> Declaration:
    """Write a declaration's titles, texts and days, as a new one or (by its id) into one that exists.

    It may still be incomplete. Raise Refused for text that is no plain Markdown or holds what no text may.
    """
    problems = [one for one in problems_of_declaration(record) if one.code not in ("missing", "placeholder")]
    problems += [one for tag, text in record.texts.items() for one in markdown_problems(f"texts.{tag}", text)]
    if problems:
        raise Refused(problems)
    id_ = declaration or workspace.context.new_id()
    draft = edit_draft(workspace, coalition.id, "declaration", id_, fields_of(record))
    if draft is not None:
        workspace.write(coalition.id, [draft])
    written = _declaration(workspace, coalition.id, id_)
    if written is None:
        raise AcaError("unknown-declaration", declaration=id_)
    return written


def change(workspace: Workspace, coalition: Coalition, declaration: str, fields: Mapping[str, str | None]) -> None:
    """Change what is written of a declaration, by its id, from fields as typed (`titles.es`, `texts.es`, `opens`,
    `closes`, `embargo` as ISO 8601 days); None or nothing but blanks removes one.

    It may still be incomplete, and have marks that nobody may publish; raise Refused for what no text may hold.
    """
    judged = {
        name: None if not (text or "").strip() else _judged(name, text or "") for name, text in fields.items()
    }
    problems = [one for one in judged.values() if isinstance(one, Problem)]
    if problems:
        raise Refused(problems)
    values: dict[str, Json] = {name: value for name, value in judged.items() if not isinstance(value, Problem)}
    draft = edit_draft(workspace, coalition.id, "declaration", declaration, values)
    if draft is not None:
        workspace.write(coalition.id, [draft])


def publication_problems(coalition: Coalition, declaration: Declaration, label: str) -> list[Problem]:
    """Return everything that keeps a declaration from being published as a version of this label."""
    record = DeclarationRecord(
        label, declaration.titles, declaration.texts, declaration.opens, declaration.closes, declaration.embargo
    )
    problems = problems_of_declaration(record, coalition.record.languages)
    return problems + [
        one for tag, text in record.texts.items() for one in markdown_problems(f"texts.{tag}", text)
    ]


def publish(
    workspace: Workspace,
    coalition: Coalition,
    declaration: Declaration,
    label: str,
    since: PublicSince | None = None,
) -> Publication:
    """Publish a declaration as a version: its words never change again.

    `since` says since when these words have been public elsewhere; whoever signed them can't have done so before.
    Raise Refused where a language of the coalition lacks its text, a placeholder is left, the days are out of
    order, the text is not plain Markdown, or `since` is a day to come or without source.
    """
    record = DeclarationRecord(
        label, declaration.titles, declaration.texts, declaration.opens, declaration.closes, declaration.embargo
    )
    problems = publication_problems(coalition, declaration, label)
    if since is not None:
        said = public_since(since.day.isoformat(), since.source, workspace.context.now().date())
        problems += said if isinstance(said, list) else []
    if problems:
        raise Refused(problems)
    public: dict[str, Json] = (
        {} if since is None else {"public_since": since.day.isoformat(), "public_source": since.source}
    )
    hashes = {tag: text_sha256(record.titles[tag], text) for tag, text in record.texts.items()}
    values: dict[str, Json] = {
        "label": label,
        "titles": dict[str, Json](record.titles),
        "texts": dict[str, Json](record.texts),
        "hashes": dict[str, Json](hashes),
        "sha256": version_sha256(hashes),
        "day": workspace.context.at()[:10],
    }
    (entry,) = workspace.write(coalition.id, [Draft("publication", declaration.id, values | public)])
    published = publication_by_id(workspace, coalition, entry.id)
    if published is None:
        raise AssertionError("what was published is here")
    return published


def markdown_problems(field: str, text: str) -> list[Problem]:
    """Return what of a text is not paragraphs, lists and emphasis."""
    return [Problem(field, one.code, one.facts) for one in parse(text).problems]


def _judged(name: str, text: str) -> str | Problem:
    collection, _, tag = name.partition(".")
    if collection in ("titles", "texts"):
        known = language(name, tag)
        if isinstance(known, Problem):
            return known
        return line(name, text) if collection == "titles" else declaration_text(name, text)
    if name in ("opens", "closes", "embargo"):
        found = _day(text.strip())
        return Problem(name, "malformed-day") if found is None else found.isoformat()
    return Problem(name, "unknown-field", {"meant": None})


def _subjects(workspace: Workspace, coalition: str) -> list[str]:
    return subjects_of_kind(workspace.journal, coalition, "declaration")


def _declaration(workspace: Workspace, coalition: str, id_: str) -> Declaration | None:
    journal = workspace.journal
    state = journal.state(coalition, id_)
    fields = here(state.shown("declaration"))
    entries = [one.entry for one in journal.about(coalition, id_) if one.entry.header.kind == "publication"]
    found = [
        publication_in(entry, ended=entry.id not in state.facts) for entry in entries if entry.id not in state.void
    ]
    if not fields and not found:
        return None
    return Declaration(
        id=id_,
        titles=_words(fields, "titles"),
        texts=_words(fields, "texts"),
        opens=_day(fields.get("opens")),
        closes=_day(fields.get("closes")),
        embargo=_day(fields.get("embargo")),
        publications=[one for one in found if one is not None],
    )


def _texts(value: object) -> dict[str, str]:
    return (
        {tag: text for tag, text in value.items() if isinstance(text, str)} if isinstance(value, Mapping) else {}
    )


def _words(fields: Mapping[str, Json], collection: str) -> dict[str, str]:
    begin = f"{collection}."
    return {
        name.removeprefix(begin): value
        for name, value in fields.items()
        if name.startswith(begin) and isinstance(value, str)
    }


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
