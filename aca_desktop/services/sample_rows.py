"""The rows of a sample: who is expected and who signs when, as resources/samples lists them or a rule makes them.

A rule makes families of fictional organisations ("サンプル製作所 01", "02" …) with their places, signers and days,
in the same shape as the listed rows. It knows no journal and no records: rows here are JSON.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

from aca_desktop.paths import resources

type Row = Mapping[str, Any]

_DAY_STRIDE = 23
_METHODS = {4: "touch", 8: "mouse"}


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
    regular = _regular_rows(rule, places) if rule else ()
    people = _people(rule["people"]) if rule else iter(())
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


def _people(rule: Row) -> Iterator[Row]:
    """Pair family and given names, each pair once before any comes again."""
    families, givens = rule["family"], rule["given"]
    for number in count():
        family, family_reading = families[number % len(families)]
        given, given_reading = givens[number % len(givens)]
        yield {
            "signer": f"{family} {given}",
            "family": family,
            "given": given,
            "signer_reading": f"{family_reading} {given_reading}",
        }


def _regular_rows(rule: Row, places: Sequence[str]) -> Iterator[Row]:
    later = [day for day, signers in rule["later_days"] for _ in range(signers)]
    numbers, laters, last_day = count(), count(), count()
    for family in rule["families"]:
        for place_in_family in range(1, family["founding"] + family["later"] + 1):
            if place_in_family in family.get("without", ()):
                continue
            row = _member(family, place_in_family, next(numbers), places)
            founding = place_in_family <= family["founding"]
            day = rule["founding_day"] if founding else later[next(laters) * _DAY_STRIDE % len(later)]
            waiting = day == later[-1] and next(last_day) < rule["unreviewed"]
            yield {**row, "day": day, "approved": not waiting}


def _member(family: Row, place_in_family: int, number: int, places: Sequence[str]) -> Row:
    suffix = f" {place_in_family:02}"
    title, basis = family["titles"][place_in_family % len(family["titles"])]
    return {
        "names": {language: name + suffix for language, name in family["names"].items()},
        "reading": family["reading"] + suffix,
        "sector": family["sector"],
        "place": places[number % len(places)],
        "title": title,
        "basis": basis,
        "method": _METHODS.get(number % 17, "pen"),
    }
