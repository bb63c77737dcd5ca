"""The rows of a sample: who is expected and who signs when, as resources/samples lists them or a rule makes them.

A rule makes families of fictional organisations ("サンプル製作所 01", "02" …) with their places, signers and days,
in the same shape as the listed rows. It knows no journal and no records: rows here are JSON.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from aca_desktop.paths import resources

type Row = Mapping[str, Any]

_DAY_STRIDE = 23
_METHODS: Mapping[str, tuple[int, Mapping[int, str]]] = {
    "pen": (17, {4: "touch", 8: "mouse"}),
    "typed": (97, {0: "pen", 4: "touch", 8: "mouse"}),
}
"""By a rule's method: of so many members in a row, those that sign otherwise."""


@dataclass(frozen=True, slots=True)
class Rows:
    """`organisations`: a row for each; `signing`: a row for each signature, with its signer."""

    organisations: tuple[Row, ...]
    signing: tuple[Row, ...]


def rows_of(code: str) -> Rows:
    """Read a sample's rows, those made by rule included."""
    listed = read_json(code, "organisations.json")
    rule = listed.get("regular")
    places = list(read_json(code, "sample.json")["places"])
    regular = [*_government_rows(code, rule), *_regular_rows(rule, places)] if rule else []
    people = _people(rule["people"], given_first=rule.get("given_first", False)) if rule else iter(())
    signed = [_with_signer(row, people) for row in (*listed["signed"], *regular)]
    provisional = [_with_signer(row, people) for row in listed.get("provisional", ())]
    withdrawn = [_with_signer(row, people) for row in listed.get("withdrawn", ())]
    waiting = [{**row, "approved": False} for row in (*listed.get("signed_again", ()), *provisional)]
    return Rows(
        organisations=(*signed, *provisional, *withdrawn, *listed["expected"]),
        signing=(*signed, *withdrawn, *waiting),
    )


def read_json(code: str, name: str) -> Row:
    """Return one of a sample's JSON files."""
    found: Row = json.loads((resources() / "samples" / code / name).read_text(encoding="utf-8"))
    return found


def _with_signer(row: Row, people: Iterator[Row]) -> Row:
    return row if "signer" in row else {**next(people), **row}


def _people(rule: Row, *, given_first: bool) -> Iterator[Row]:
    """Pair family and given names, each pair once before any comes again; a reading stands beside a name."""
    families, givens = rule["family"], rule["given"]
    for number in count():
        family, given = families[number % len(families)], givens[number % len(givens)]
        names, *readings = zip(*((given, family) if given_first else (family, given)), strict=True)
        reading = {"signer_reading": " ".join(readings[0])} if readings else {}
        yield {"signer": " ".join(names), "family": family[0], "given": given[0], **reading}


def _government_rows(code: str, rule: Row) -> Iterator[Row]:
    """Make a row for the government of each place that signs, by the place's kind; all of them are founders."""
    numbers: Counter[str] = Counter()
    kinds = rule.get("governments", {})
    for place in read_json(code, "places.json")["places"] if kinds else ():
        if not place.get("signs"):
            continue
        kind = kinds[place["kind"]]
        title, basis = kind["titles"][numbers[place["kind"]] % len(kind["titles"])]
        numbers[place["kind"]] += 1
        yield {
            "names": {tag: name.format(name=place["names"][tag]) for tag, name in kind["names"].items()},
            "sector": kind["sector"],
            "place": place["code"],
            "represents": place["code"],
            "title": title,
            "basis": basis,
            "method": rule["method"],
            "day": rule["founding_day"],
        }


def _regular_rows(rule: Row, places: Sequence[str]) -> Iterator[Row]:
    later = [day for day, signers in rule["later_days"] for _ in range(signers)]
    numbers, laters, last_day = count(), count(), count()
    for family in rule["families"]:
        for place_in_family in range(1, family["founding"] + family["later"] + 1):
            if place_in_family in family.get("without", ()):
                continue
            row = _member(family, place_in_family, next(numbers), places, rule.get("method", "pen"))
            founding = place_in_family <= family["founding"]
            day = rule["founding_day"] if founding else later[next(laters) * _DAY_STRIDE % len(later)]
            waiting = day == later[-1] and next(last_day) < rule["unreviewed"]
            yield {**row, "day": day, "approved": not waiting}


def _member(family: Row, place_in_family: int, number: int, places: Sequence[str], method: str) -> Row:
    suffix = f" {place_in_family:02}"
    cycle, others = _METHODS[method]
    title, basis = family["titles"][place_in_family % len(family["titles"])]
    return {
        "names": {language: name + suffix for language, name in family["names"].items()},
        **({"reading": family["reading"] + suffix} if "reading" in family else {}),
        "sector": family["sector"],
        "place": places[number % len(places)],
        "title": title,
        "basis": basis,
        "method": others.get(number % cycle, method),
    }
