"""The open data beside a summary: exactly what was printed, from the record that was drawn, as JSON.

It reads no journal, so it can hold no person and no name that the paper does not show. Names and words are in the
paper's language; numbers are numbers. Whole ones are integers, others decimal text: nothing is rounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from aca_desktop.domain.figures.commitments import Validation
from aca_desktop.domain.figures.sentence_text import plain
from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.papers.charts import LEAST_SHARE, bars
from aca_desktop.domain.papers.summary_blocks import (
    ClaimFace,
    CommitmentRow,
    Headline,
    KeyNumber,
    PledgeBand,
    SlotFace,
    TotalsBlock,
    UnitedMoney,
    marks,
)
from aca_desktop.domain.papers.summary_papers import NetworkColumn, NetworkPaper, SummaryPaper, SummaryRow
from aca_desktop.domain.papers.summary_tally import Tally, tally
from aca_desktop.i18n import Speech


def summary_data(paper: SummaryPaper) -> dict[str, Json]:
    """Return what a coalition's summary prints."""
    counted = tally(paper.rows)
    face = paper.declaration
    declaration: Json = (
        None
        if face is None
        else {
            "version": face.version,
            "title": face.title,
            "published": face.published.isoformat(),
            "version_sha256": face.version_sha256,
        }
    )
    block = paper.commitments
    return {
        **_head("summary", paper),
        "pledge": paper.pledge,
        "declaration": declaration,
        "signatories": counted.signatories,
        "founding": counted.founding,
        "provisional": paper.provisional,
        "withdrawn": paper.withdrawn,
        "expected": paper.expected,
        "headline": _headline(paper.headline),
        "numbers": _numbers(paper.numbers),
        "sectors": _sectors(paper, counted),
        "growth": _growth(paper, counted),
        "totals": [_totals(one) for one in paper.totals],
        "country_pledge": _pledge(block.pledge) if block and block.pledge else None,
        "targets": block.total if block else 0,
        "commitments": [_commitment(row) for row in block.rows] if block else [],
        "claims": _claims(paper.claims),
        "list": [_listed(number, row) for number, row in enumerate(paper.rows, 1)],
        "milestones": _milestones(paper, counted),
        **_method(paper),
    }


def network_data(paper: NetworkPaper) -> dict[str, Json]:
    """Return what a network's summary prints."""
    return {
        **_head("network", paper),
        "headline": _headline(paper.headline),
        "numbers": _numbers(paper.numbers),
        "foreword": paper.foreword,
        "signatories": paper.signatories,
        "repeated": paper.repeated,
        "shared": [*paper.shared],
        "people": number(paper.people),
        "coalitions": [_column(one) for one in paper.columns],
        "bodies": [
            {"name": one.name, "role": one.role, "country": one.country, "website": one.website}
            for one in paper.bodies
        ],
        **_method(paper),
    }


def json_bytes(data: Mapping[str, Json]) -> bytes:
    """Return a paper's data as canonical JSON."""
    return canonical.encode(dict(data)) + b"\n"


def number(value: Decimal | None) -> int | str | None:
    """Return a number as data: an integer, or decimal text."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else format(value.normalize(), "f")


def _head(kind: str, paper: SummaryPaper | NetworkPaper) -> dict[str, Json]:
    return {
        "kind": kind,
        "coalition": paper.coalition.code,
        "coalition_id": paper.coalition_id,
        "name": paper.coalition.name,
        "sample": paper.coalition.sample,
        "language": paper.language,
        "at": paper.at,
        "day": paper.at[:10],
        "journal_sha256": paper.journal_sha256,
    }


def _method(paper: SummaryPaper | NetworkPaper) -> dict[str, Json]:
    facts = paper.method
    return {
        "sources": [*facts.figures] if facts else [],
        "pledges": [*facts.pledges] if facts else [],
        "rates": [*facts.rates] if facts else [],
    }


def _headline(one: Headline) -> Json:
    return {"words": one.words, "proof": one.proof}


def _numbers(every: Iterable[KeyNumber]) -> list[Json]:
    return [{"number": number(one.number), "words": one.words} for one in every]


def _sectors(paper: SummaryPaper, counted: Tally) -> list[Json]:
    """Return the sectors with their shares, in whole percent as they are drawn."""
    shares = {bar.words: bar.share for bar in bars(counted.sectors).bars}
    return [
        {"name": one.words, "signatories": one.count, "percent": _percent(shares.get(one.words, Decimal(0)))}
        for one in paper.sectors
    ]


def _percent(share: Decimal) -> Json:
    """Return a share in whole percent; what is there is never nothing."""
    return round(share * 100) if not share or share >= LEAST_SHARE else "<1"


def _growth(paper: SummaryPaper, counted: Tally) -> list[Json]:
    """Return the chart of growth, band by band: how many there were at the end of each day on which some came."""
    chart = counted.growth(Speech(paper.language).say("Other sectors"))
    return [
        {
            "name": band.words,
            "days": [
                {"day": day.isoformat(), "signatories": count}
                for day, count in zip(chart.days, band.counts, strict=True)
            ],
        }
        for band in chart.bands
    ]


def _milestones(paper: SummaryPaper, counted: Tally) -> list[Json]:
    return [
        {
            "name": one.name,
            "day": one.day.isoformat(),
            "signatories": sum(row.signed <= one.day for row in counted.counted),
        }
        for one in paper.milestones
    ]


def _totals(one: TotalsBlock) -> Json:
    return {
        "measure": one.measure,
        "currency": one.currency,
        "territory": one.territory,
        "gross": number(one.gross),
        "net": number(one.net),
        "everywhere": number(one.everywhere),
        "outside": number(one.outside),
        "inside": number(one.inside),
        "rows": [
            {"name": row.place, "code": row.code, "value": number(row.value), "taken_off": number(row.removed),
             "why": row.why, "inside": row.of, "members": row.members}
            for row in one.rows
        ],
        "places": [
            {"name": row.place, "value": number(row.value), "year": row.year, "source": row.source}
            for row in one.places
        ],
        "missing": [*one.missing],
        "later": [*one.later],
        "left_out": [*one.left_out],
        "doubts": [*one.doubts],
        "years": [*one.years],
        "source": one.source,
        "exceeds": one.exceeds,
        "united": _united(one.united),
    }  # fmt: skip


def _united(one: UnitedMoney | None) -> Json:
    if one is None:
        return None
    return {"net": number(one.net), "rates": [*one.rates], "without_rate": [*one.without_rate]}


def _pledge(one: PledgeBand) -> Json:
    return {
        "name": one.name,
        "percent": number(one.least),
        "conditional": None if one.most == one.least else number(one.most),
        "year": one.year,
        "base_year": one.base_year,
        "words": one.told,
        "source": one.source,
    }


def _commitment(row: CommitmentRow) -> Json:
    return {
        "name": row.name,
        "scope": row.scope,
        "base_year": row.base_year,
        "source": row.source,
        "validation": _validation(row.validation),
        "targets": [
            {"year": one.year, "percent": number(one.percent), "kind": one.kind, "approved": one.approved}
            for one in row.marks
        ],
        "measured": [
            {"year": year, "percent_of_base": number(round(percent, 2))} for year, percent in row.measured
        ],
    }


def _validation(one: Validation | None) -> Json:
    if one is None:
        return None
    return {
        "status": one.status,
        "body": one.body,
        "day": one.day.isoformat(),
        "source": one.source,
        "seen": one.seen.isoformat(),
    }


def _claims(every: Sequence[ClaimFace]) -> list[Json]:
    borne = {id(slot): words for words, slot in marks(every)}
    return [_claim(one, borne) for one in every]


def _claim(one: ClaimFace, borne: Mapping[int, str]) -> Json:
    return {
        "words": one.words,
        "checked": [slot.words for slot in one.slots],
        "marked": [*one.marked],
        "verdict": one.verdict,
        "slots": [{"mark": borne.get(id(slot)), **_slot(slot)} for slot in one.slots],
        "source": one.source,
        "link": one.link,
        "seen": one.seen.isoformat() if one.seen else None,
    }


def _slot(one: SlotFace) -> dict[str, Json]:
    figures = one.figures
    return {
        "name": one.name,
        "words": one.words,
        "verdict": one.verdict,
        "count": one.count,
        "filters": [{"name": label, "value": value} for label, value in one.filters],
        "proof": one.proof,
        "query": canonical.decode(one.query.encode()),
        "counted": figures.counted,
        "operator": figures.operator,
        "number": number(figures.number),
        "unit": figures.unit,
        "day": figures.day.isoformat() if figures.day else None,
        "value": number(figures.found),
        "value_then": number(figures.then),
        "recorded_after": figures.recorded_after,
        "unnamed": figures.unnamed,
        "found": one.found,
        "threshold": one.threshold,
        "least": number(figures.least),
        "most": number(figures.most),
        "open_cases": one.open_cases,
        "organisations": figures.organisations,
        "rows": [*one.rows],
        "sources": [
            {"words": source.words, "link": source.link, "seen": source.seen.isoformat() if source.seen else None}
            for source in one.sources
        ],
        "sources_in_all": figures.sources,
        "not_counted": [{"count": group.count, "why": group.why} for group in one.not_counted],
    }


def _listed(number: int, row: SummaryRow) -> Json:
    return {
        "row": number,
        "name": row.name,
        "sector": row.sector,
        "place": row.place,
        "signed": row.signed.isoformat(),
        "founding": row.founding,
        "status": row.status,
        "targets": row.targets,
    }


def _column(one: NetworkColumn) -> Json:
    return {
        "code": one.face.code,
        "name": one.face.name,
        "country": one.country,
        "headline": plain(one.headline) or None,
        "verdict": one.verdict,
        "signatories": one.signatories,
        "signatories_note": one.signatories_note,
        "people": number(one.people),
        "people_note": one.people_note,
        "people_everywhere": number(one.people_everywhere),
        "pledge": one.pledge,
        "emissions": one.emissions,
    }
