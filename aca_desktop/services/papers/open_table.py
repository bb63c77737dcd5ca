"""The open data beside a summary as one table: the rows of its CSV, made from the data of its JSON."""

from collections.abc import Iterable, Mapping, Sequence

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import Json
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
    *("unit", "operator", "number", "year", "source", "link", "seen"),
)
"""The columns of the CSV; `part` says what a row is of, and what does not apply to it is empty."""


def summary_csv(data: Mapping[str, Json]) -> bytes:
    """Return a summary's data as one table, a row for each line that is printed."""
    rows: list[Row] = [
        {"part": "signatories", "value": data["signatories"], "day": data["day"]},
        {"part": "founding", "value": data["founding"]},
        *({"part": name, "value": data[name]} for name in ("provisional", "withdrawn", "expected", "targets")),
        *({"part": "key-number", "name": one["words"], "value": one["number"]} for one in _rows(data, "numbers")),
        *({"part": "sector", "name": one["name"], "value": one["signatories"]} for one in _rows(data, "sectors")),
    ]
    rows += [
        {"part": "growth", "name": band["name"], "day": step["day"], "value": step["signatories"]}
        for band in _rows(data, "growth")
        for step in _rows(band, "days")
    ]
    rows += [
        {"part": "milestone", "name": one["name"], "day": one["day"], "value": one["signatories"]}
        for one in _rows(data, "milestones")
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
        rows += _commitment_rows(one)
    rows += _claim_rows(data)
    proved = _proved(data)
    rows += [
        {"part": "signatory", "name": one["name"], "group": one["sector"], "place": one["place"],
         "day": one["signed"], "status": one["status"], "founding": one["founding"], "value": one["targets"],
         "why": _joined(proved.get(canonical.text(one["row"]), []))}
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
    rows += [
        {
            "part": "body",
            "name": one["name"],
            "group": one["role"],
            "place": one["country"],
            "source": one["website"],
        }
        for one in _rows(data, "bodies")
    ]
    return _table(rows)


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


def _commitment_rows(one: Row) -> list[Row]:
    """Return a row for each target and measurement, and one for who validated it."""
    common = {"part": "commitment", "name": one["name"], "group": one["scope"]}
    rows: list[Row] = [
        {**common, "value": mark["percent"], "unit": "percent", "year": mark["year"], "why": mark["kind"],
         "status": "approved" if mark["approved"] else None, "source": one["source"]}
        for mark in _rows(one, "targets")
    ]  # fmt: skip
    if one["base_year"] is not None:
        rows.append({**common, "part": "base-year", "year": one["base_year"]})
    validation = one["validation"]
    if isinstance(validation, Mapping):
        rows.append(
            {**common, "part": "validation", "status": validation["status"], "day": validation["day"],
             "why": validation["body"], "source": validation["source"], "seen": validation["seen"]}
        )  # fmt: skip
    rows += [
        {**common, "part": "measurement", "value": mark["percent_of_base"], "unit": "percent",
         "year": mark["year"]}
        for mark in _rows(one, "measured")
    ]  # fmt: skip
    return rows


def _claim_rows(data: Mapping[str, Json]) -> Iterable[Row]:
    """Yield a row for each figure of a public sentence, or for the sentence where it is cited."""
    for one in _rows(data, "claims"):
        common = {"part": "claim", "name": one["words"], "status": one["verdict"]}
        if one["verdict"] == "cited":
            yield {**common, "source": one["source"], "link": one["link"], "seen": one["seen"]}
        for slot in _rows(one, "slots"):
            yield {
                **common, "group": slot["words"], "status": slot["verdict"], "day": slot["day"],
                "value": slot["value"], "why": slot["counted"], "unit": slot["unit"],
                "operator": slot["operator"], "number": slot["number"],
            }  # fmt: skip
            own = {"name": one["words"], "group": slot["words"]}
            yield {**own, "part": "claim-organisations", "value": slot["organisations"]}
            for group in _rows(slot, "not_counted"):
                yield {**own, "part": "claim-not-counted", "value": group["count"], "why": group["why"]}
            for source in _rows(slot, "sources"):
                yield {
                    **own, "part": "claim-source", "source": source["words"], "link": source["link"],
                    "seen": source["seen"],
                }  # fmt: skip


def _proved(data: Row) -> dict[str, list[Json]]:
    """Return by row of the list the marks of the figures behind which it stands."""
    found: dict[str, list[Json]] = {}
    for slot in (slot for one in _rows(data, "claims") for slot in _rows(one, "slots")):
        for row in slot["rows"] if isinstance(slot["rows"], list) else []:
            found.setdefault(canonical.text(row), []).append(slot["mark"])
    return found


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
