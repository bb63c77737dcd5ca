"""The coalition's summary as a record: who counts as a signatory, by sector, and where every number comes from."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from aca_desktop.domain.journal.meaning import IN_FORCE
from aca_desktop.domain.organisations.name_order import DEFAULT_ORDER, Named, name_key, order_key
from aca_desktop.domain.organisations.words import name_of
from aca_desktop.domain.papers.papers import DeclarationFace, PageSize, SealFace
from aca_desktop.domain.papers.summary_blocks import Milestone
from aca_desktop.domain.papers.summary_papers import SectorCount, SummaryPaper, SummaryRow
from aca_desktop.domain.papers.summary_tally import tally
from aca_desktop.i18n import Speech
from aca_desktop.services.coalition import events
from aca_desktop.services.coalition.coalitions import Coalition, in_language
from aca_desktop.services.coalition.declarations import Publication, current_publication
from aca_desktop.services.coalition.sectors import sector_of, sector_rank, sector_words
from aca_desktop.services.figures.signatories import unnamed
from aca_desktop.services.organisations.sameness import same_records, status_counts, united_rows
from aca_desktop.services.papers import faces
from aca_desktop.services.papers.claim_faces import claim_faces
from aca_desktop.services.papers.joint import name_order
from aca_desktop.services.papers.summary_blocks import blocks, unnamed_words
from aca_desktop.services.papers.summary_cover import counted_headline, headline, key_numbers
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal import checking
from aca_desktop.storage.queries import listing
from aca_desktop.storage.queries.listing import OrganisationRow

_COUNTED = ("approved", "signed")


@dataclass(frozen=True, slots=True)
class _Line:
    organisation: str
    place: Named
    row: SummaryRow


def summary_paper(
    workspace: Workspace, coalition: Coalition, language: str, seal: SealFace, page_size: PageSize
) -> SummaryPaper:
    """Return the summary as of now. Provisional signatories are listed and not counted."""
    counts = status_counts(workspace, coalition)
    page = listing.organisations(workspace.journal, [coalition.id], statuses=IN_FORCE)
    listed = united_rows(workspace, coalition, page.rows)
    published = current_publication(workspace, coalition)
    order = name_order(workspace, coalition, published) if published else DEFAULT_ORDER
    beside = blocks(workspace, coalition, language)
    lines = sorted(
        _lines(workspace, coalition, language, listed, beside.targets),
        key=lambda line: (line.place.sector, line.row.sector, order_key(order, line.place)),
    )
    speech = Speech(language, coalition.record.country)
    rows = tuple(line.row for line in lines)
    counted, provisional = tally(rows), counts.get("provisional", 0)
    of_sector = dict(counted.sectors)
    numbered = {line.organisation: number for number, line in enumerate(lines, 1)}
    return SummaryPaper(
        language=language,
        coalition=faces.coalition_face(coalition, language),
        coalition_id=coalition.id,
        pledge=in_language(coalition.record.pledge, (language, *coalition.record.languages)),
        declaration=_declaration(published, coalition, language),
        rows=rows,
        sectors=tuple(
            SectorCount(words, of_sector.get(words, 0))
            for words in dict.fromkeys(line.row.sector for line in lines)
        ),
        provisional=provisional,
        withdrawn=counts.get("withdrawn", 0),
        expected=counts.get("expected", 0),
        at=workspace.context.at(),
        journal_sha256=checking.journal_digest(workspace.path, workspace.journal, [coalition.id]),
        seal=seal,
        page_size=page_size,
        headline=headline(workspace, speech, coalition, beside.checked) or counted_headline(speech, counted),
        numbers=key_numbers(speech, counted, beside.sums.population, sum(beside.targets.values()), provisional),
        totals=beside.totals,
        commitments=beside.commitments,
        claims=claim_faces(workspace, speech, coalition, beside.checked, numbered),
        milestones=tuple(_milestones(workspace, coalition, language)),
        method=beside.method,
    )


def _milestones(workspace: Workspace, coalition: Coalition, language: str) -> Iterable[Milestone]:
    for event in events.events(workspace, coalition):
        name = in_language(event.names, (language, *coalition.record.languages))
        if name is not None and event.starts is not None:
            yield Milestone(datetime.fromisoformat(event.starts).date(), name)


def _lines(
    workspace: Workspace,
    coalition: Coalition,
    language: str,
    rows: Iterable[OrganisationRow],
    targets: Mapping[str, int],
) -> Iterable[_Line]:
    languages = (language, *coalition.record.languages, "en")
    same = same_records(workspace, [coalition])
    hidden = {same.get(id_, id_) for id_ in unnamed(workspace, coalition)}
    own_targets: Counter[str] = Counter()
    for id_, count in targets.items():
        own_targets[same.get(id_, id_)] += count
    instead = unnamed_words(Speech(language, coalition.record.country))
    places: dict[object, str | None] = {}
    for organisation in rows:
        fields = organisation.fields
        signed = _signed(workspace, organisation)
        if signed is None:
            continue
        code = fields.get("sector")
        sector = sector_of(coalition, code) if isinstance(code, str) else None
        top = (sector.parent or sector.code) if sector else code
        place = fields.get("place")
        if place not in places:
            places[place] = faces.place_words(workspace, coalition, place, languages)
        one = same.get(organisation.id, organisation.id)
        is_hidden = one in hidden
        row = SummaryRow(
            name=instead if is_hidden else name_of(fields, languages) or "",
            sector=sector_words(coalition, top, language),
            place=None if is_hidden else places[place],
            signed=signed,
            founding=fields.get("founding") is True,
            status=organisation.status if organisation.status != "expected" else "signed",
            targets=own_targets[one] if targets and not is_hidden and organisation.status in _COUNTED else None,
        )
        place_ = Named(
            sector_rank(coalition, top),
            row.founding,
            name_key(row.name, fields, language),
            signed,
            organisation.id,
        )
        yield _Line(one, place_, row)


def _signed(workspace: Workspace, organisation: OrganisationRow) -> date | None:
    """Return the day of the first signature that stands as the organisation does."""
    for one in organisation.signatures:
        if one.status == organisation.status:
            entry = workspace.journal.entry(one.id)
            return faces.day_of(entry) if entry else None
    return None


def _declaration(published: Publication | None, coalition: Coalition, language: str) -> DeclarationFace | None:
    if published is None:
        return None
    spoken = next(
        (one for one in (language, *coalition.record.languages) if one in published.texts), published.languages[0]
    )
    return faces.declaration_face(published, spoken)
