"""The open data beside a summary: exactly what was printed, from the record that was drawn, as JSON and CSV.

It reads no journal, so it can hold no person and no name that the paper does not show. Names and words are in the
paper's language; numbers are numbers. Whole ones are integers, others decimal text: nothing is rounded.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from aca_desktop.domain import canonical
from aca_desktop.domain.canonical import Json
from aca_desktop.domain.sentence_text import plain
from aca_desktop.domain.summary_blocks import (
    ClaimFace,
    CommitmentRow,
    Headline,
    KeyNumber,
    PledgeBand,
    SlotFace,
    TotalsBlock,
    UnitedMoney,
)
from aca_desktop.domain.summary_papers import NetworkColumn, NetworkPaper, SummaryPaper, SummaryRow
from aca_desktop.storage.table_writing import Cell, csv_bytes

type Row = Mapping[str, Json]

COLUMNS = (
    *(
        "part",
        "name",
        "group",
        "place",
        "code",
        "day",
        "status",
        "founding",
        "value",
        "taken_off",
        "why",
        "inside",
    ),
    *("unit", "operator", "number", "year", "source"),
)
"""The columns of the CSV; `part` says what a row is of, and what does not apply to it is empty."""


def summary_data(paper: SummaryPaper) -> dict[str, Json]:
    """Return what a coalition's summary prints."""
    counted = [row for row in paper.rows if row.status in ("signed", "approved")]
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
        "signatories": len(counted),
        "founding": sum(row.founding for row in counted),
        "provisional": paper.provisional,
        "withdrawn": paper.withdrawn,
        "expected": paper.expected,
        "headline": _headline(paper.headline),
        "numbers": _numbers(paper.numbers),
        "sectors": [{"name": one.words, "signatories": one.count} for one in paper.sectors],
        "totals": [_totals(one) for one in paper.totals],
        "country_pledge": _pledge(block.pledge) if block and block.pledge else None,
        "commitments": [_commitment(row) for row in block.rows] if block else [],
        "claims": [_claim(one) for one in paper.claims],
        "list": [_listed(row) for row in paper.rows],
        "milestones": [{"name": one.name, "day": one.day.isoformat()} for one in paper.milestones],
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
        "roles": [{"role": one.words, "names": one.names} for one in paper.roles],
        **_method(paper),
    }


def json_bytes(data: Mapping[str, Json]) -> bytes:
    """Return a paper's data as canonical JSON."""
    return canonical.encode(dict(data)) + b"\n"


def summary_csv(data: Mapping[str, Json]) -> bytes:
    """Return a summary's data as one table, a row for each line that is printed."""
    rows: list[Row] = [
        {"part": "signatories", "value": data["signatories"], "day": data["day"]},
        {"part": "founding", "value": data["founding"]},
        *({"part": name, "value": data[name]} for name in ("provisional", "withdrawn", "expected")),
        *({"part": "sector", "name": one["name"], "value": one["signatories"]} for one in _rows(data, "sectors")),
    ]
    for total in _rows(data, "totals"):
        rows += _total_rows(total)
    pledge = data["country_pledge"]
    if isinstance(pledge, Mapping):
        for why in ("percent", "conditional"):
            rows.append(
                {"part": "country-pledge", "name": pledge["name"], "value": pledge[why], "unit": "percent",
                 "why": why, "year": pledge["year"], "source": pledge["source"]}
            )  # fmt: skip
    for one in _rows(data, "commitments"):
        common = {"part": "commitment", "name": one["name"], "group": one["scope"]}
        rows += [
            {**common, "value": mark["percent"], "unit": "percent", "year": mark["year"], "why": mark["kind"],
             "status": "approved" if mark["approved"] else None}
            for mark in _rows(one, "targets")
        ]  # fmt: skip
        rows += [
            {**common, "part": "measurement", "value": mark["percent_of_base"], "unit": "percent",
             "year": mark["year"]}
            for mark in _rows(one, "measured")
        ]  # fmt: skip
    rows += _claim_rows(data)
    rows += [
        {"part": "signatory", "name": one["name"], "group": one["sector"], "place": one["place"],
         "day": one["signed"], "status": one["status"], "founding": one["founding"], "value": one["targets"]}
        for one in _rows(data, "list")
    ]  # fmt: skip
    return _table(rows)


def network_csv(data: Mapping[str, Json]) -> bytes:
    """Return a network's data as one table."""
    rows: list[Row] = [
        {"part": "signatories", "value": data["signatories"], "day": data["day"]},
        {"part": "repeated", "value": data["repeated"]},
        {"part": "people", "value": data["people"]},
    ]
    for one in _rows(data, "coalitions"):
        common = {"name": one["name"], "code": one["code"], "place": one["country"]}
        rows += [
            {**common, "part": "coalition-signatories", "value": one["signatories"]},
            {**common, "part": "coalition-people", "value": one["people"], "source": one["people_note"]},
            {**common, "part": "coalition-people-everywhere", "value": one["people_everywhere"]},
            {**common, "part": "coalition-headline", "why": one["headline"], "status": one["verdict"]},
            {**common, "part": "coalition-pledge", "why": one["pledge"]},
            {**common, "part": "coalition-emissions", "why": one["emissions"]},
        ]
    rows += [{"part": "role", "name": one["role"], "group": one["names"]} for one in _rows(data, "roles")]
    return _table(rows)


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


def _headline(one: Headline | None) -> Json:
    return None if one is None else {"words": one.words, "proof": one.proof}


def _numbers(every: Iterable[KeyNumber]) -> list[Json]:
    return [{"number": one.number, "words": one.words} for one in every]


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
             "why": row.why, "inside": row.of}
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
        "targets": [
            {"year": one.year, "percent": number(one.percent), "kind": one.kind, "approved": one.approved}
            for one in row.marks
        ],
        "measured": [
            {"year": year, "percent_of_base": number(round(percent, 2))} for year, percent in row.measured
        ],
    }


def _claim(one: ClaimFace) -> Json:
    return {
        "words": one.words,
        "checked": [slot.words for slot in one.slots],
        "marked": [*one.marked],
        "verdict": one.verdict,
        "slots": [_slot(slot) for slot in one.slots],
        "source": one.source,
        "link": one.link,
        "seen": one.seen.isoformat() if one.seen else None,
    }


def _slot(one: SlotFace) -> Json:
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
        "unnamed": figures.unnamed,
    }


def _listed(row: SummaryRow) -> Json:
    return {
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


def _total_rows(total: Row) -> list[Row]:
    common = {"part": total["measure"], "unit": total["currency"], "source": total["source"]}
    rows: list[Row] = [
        {**common, "why": why, "place": total["territory"], "value": total[why]}
        for why in ("gross", "outside", "inside", "net")
    ]
    united = total["united"]
    if isinstance(united, Mapping):
        rows.append({**common, "why": "united", "value": united["net"], "source": _joined(united["rates"])})
    rows += [
        {**common, "part": f"{total['measure']}-row", "name": row["name"], "code": row["code"],
         "value": row["value"], "taken_off": row["taken_off"], "why": row["why"], "inside": row["inside"]}
        for row in _rows(total, "rows")
    ]  # fmt: skip
    rows += [
        {**common, "part": f"{total['measure']}-place", "name": row["name"], "value": row["value"],
         "year": row["year"], "source": row["source"]}
        for row in _rows(total, "places")
    ]  # fmt: skip
    missing = total["missing"]
    return rows + [
        {**common, "part": f"{total['measure']}-missing", "name": name, "source": None}
        for name in (missing if isinstance(missing, list) else [])
    ]


def _claim_rows(data: Mapping[str, Json]) -> Iterable[Row]:
    """Yield a row for each figure of a public sentence, or for the sentence where it is cited."""
    for one in _rows(data, "claims"):
        common = {"part": "claim", "name": one["words"], "status": one["verdict"]}
        if one["verdict"] == "cited":
            yield {**common, "day": one["seen"], "source": one["source"], "why": one["link"]}
        for slot in _rows(one, "slots"):
            yield {
                **common, "group": slot["words"], "status": slot["verdict"], "day": slot["day"],
                "value": slot["value"], "why": slot["counted"], "unit": slot["unit"],
                "operator": slot["operator"], "number": slot["number"],
            }  # fmt: skip


def _rows(data: Row, name: str) -> list[Row]:
    value = data[name]
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _joined(value: Json) -> str:
    return "; ".join(str(one) for one in value) if isinstance(value, list) else ""


def _table(rows: Iterable[Row]) -> bytes:
    return csv_bytes(COLUMNS, (_cells(row) for row in rows))


def _cells(row: Row) -> Sequence[Cell]:
    values = (row.get(name) for name in COLUMNS)
    return [value if value is None or isinstance(value, str | int) else canonical.text(value) for value in values]
