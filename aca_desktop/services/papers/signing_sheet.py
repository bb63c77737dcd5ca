"""Papers for the signing table: the sheet that organisations sign by pen, the card that shows the way, the guide.

Row codes follow from the organisation (or, for anybody's rows, from laptop, event, day and number), so that any
laptop can tell from a scan whose row it is.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from aca_desktop.domain.organisations.name_order import name_key
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.papers.papers import CardPaper, GuidePaper, PageSize, SheetPaper, SheetRow, TableFace
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition.coalitions import Coalition, in_language
from aca_desktop.services.coalition.declarations import Publication
from aca_desktop.services.coalition.events import Event
from aca_desktop.services.journal.editing import here
from aca_desktop.services.papers import faces
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.queries import listing

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is mistaken for a digit."""

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Rows:
    """Whose rows a sheet has: these organisations, or all that are expected; and how many for anybody."""

    organisations: tuple[str, ...] = ()
    expected: bool = False
    blank: int = 0


def sheet_paper(
    workspace: Workspace,
    coalition: Coalition,
    publication: Publication,
    language: str,
    page_size: PageSize,
    rows: Rows,
    event: Event | None = None,
) -> SheetPaper:
    """Return a sheet for signing a version on paper.

    Raise AcaError `language-not-of-declaration`, `unknown-organisation`, `no-rows` where there would be none.
    """
    if language not in publication.texts:
        raise AcaError("language-not-of-declaration", language=language, known=publication.languages)
    day = _day_of(workspace, event)
    named = [*_chosen(workspace, coalition, rows.organisations, language)]
    if rows.expected:
        named += _expected(workspace, coalition, language)
    found = [_row(coalition, publication, id_, name) for id_, name in dict(named).items()]
    found += [_blank(workspace, coalition, publication, event, day, number) for number in range(rows.blank)]
    if not found:
        raise AcaError("no-rows", coalition=coalition.code)
    return SheetPaper(
        language=language,
        coalition=faces.coalition_face(coalition, language),
        declaration=faces.declaration_face(publication, language),
        label=f"{day:%m%d}",
        occasion=faces.occasion(workspace, coalition, event, day, language),
        rows=tuple(found),
        at=workspace.context.at(),
        page_size=page_size,
    )


def card_paper(
    workspace: Workspace,
    coalition: Coalition,
    language: str,
    page_size: PageSize,
    tables: Sequence[str],
    event: Event | None = None,
    beside: str | None = None,
) -> CardPaper:
    """Return the cards of tables, each called as given."""
    holds = f"ACA-DESKTOP:1:{coalition.code.upper()}:TABLE:"
    if event is not None:
        holds += f"{event.id.upper()}:"
    return CardPaper(
        language=language,
        beside=beside if beside != language else None,
        coalition=faces.coalition_face(coalition, language),
        tables=tuple(TableFace(name, holds + name.upper()) for name in tables),
        event=in_language(event.names, (language, *coalition.record.languages)) if event else None,
        day=_day_of(workspace, event) if event else None,
        at=workspace.context.at(),
        page_size=page_size,
    )


def guide_paper(
    workspace: Workspace, coalition: Coalition, language: str, page_size: PageSize, event: Event | None = None
) -> GuidePaper:
    """Return the sheet for volunteers."""
    day = _day_of(workspace, event)
    occasion = faces.occasion(workspace, coalition, event, day, language) if event else ""
    return GuidePaper(
        language, faces.coalition_face(coalition, language), occasion, workspace.context.at(), page_size
    )


def row_code(coalition: Coalition, *of: str) -> str:
    """Return a row's code from what it stands for: GDL-K7Q3M2."""
    digest = int.from_bytes(hashlib.sha256("\n".join(of).encode()).digest())
    digits = "".join(_ALPHABET[digest >> 5 * n & 31] for n in range(_DIGITS))
    return f"{coalition.code.rsplit('-', 1)[-1].upper()[:6]}-{digits}"


def _row(coalition: Coalition, publication: Publication, organisation: str, name: str) -> SheetRow:
    code = row_code(coalition, publication.id, organisation)
    return SheetRow(code, f"ACA-DESKTOP:1:{coalition.code.upper()}:ROW:{code}:{organisation.upper()}", name)


def _blank(
    workspace: Workspace,
    coalition: Coalition,
    publication: Publication,
    event: Event | None,
    day: date,
    number: int,
) -> SheetRow:
    own = (workspace.key.replica, event.id if event else "", day.isoformat(), str(number))
    code = row_code(coalition, publication.id, *own)
    return SheetRow(code, f"ACA-DESKTOP:1:{coalition.code.upper()}:ROW:{code}", None)


def _chosen(
    workspace: Workspace, coalition: Coalition, ids: Sequence[str], language: str
) -> Iterator[tuple[str, str]]:
    for id_ in ids:
        fields = here(workspace.journal.state(coalition.id, id_).shown("organisation"))
        name = name_of(fields, (language, *coalition.record.languages, "en"))
        if name is None:
            raise AcaError("unknown-organisation", id=id_)
        yield id_, name


def _expected(workspace: Workspace, coalition: Coalition, language: str) -> list[tuple[str, str]]:
    """Return the organisations that have not signed, by name."""
    page = listing.organisations(workspace.journal, [coalition.id], statuses=("expected",))
    named = [(one, name_of(one.fields, (language, *coalition.record.languages, "en")) or "") for one in page.rows]
    ordered = sorted(named, key=lambda pair: (name_key(pair[1], pair[0].fields, language), pair[0].id))
    return [(one.id, name) for one, name in ordered]


def _day_of(workspace: Workspace, event: Event | None) -> date:
    return datetime.fromisoformat(event.starts if event and event.starts else workspace.context.at()).date()
