"""The published schema of RECORD.json and the reader: what one takes the other takes, where a schema can say it.

A schema cannot say: check digits, assigned countries, days of the calendar, what a file's bytes begin with, time
that runs back, points in the pad's own bounds, hundredths (binary fractions break `multipleOf`), the same language
said twice; and it asks for the spelling that the reader would make of another. Examples here stay clear of these.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from aca_desktop.domain.journal.strict_json import read_json
from aca_desktop.domain.signing.signature_reading import read_record
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.domain.values.problems import Problem
from tests.domain.example_records import PDF, PNG, TEXT, record_json, wave

SCHEMA: Any = json.loads((Path(__file__).parents[2] / "resources" / "schemas" / "record-1.json").read_bytes())
VALIDATOR = Draft202012Validator(SCHEMA)

ID = "01890a5d-ac96-774b-bcce-b302099a8057"

LINES = [
    "Ana",
    "山田 太郎",
    "a" * 200,
    "a" * 201,
    "",
    "  ",
    "a\nb",
    "a\u202eb",
    "a\x00b",
    "a\x85b",
    7,
    True,
    None,
    [],
    {},
]
NOTES = [*LINES, "a\n\tb", "a" * 4000, "a" * 4001]
EMAILS = [
    "a@b.mx",
    "a..b@x-y.ne.jp",
    "a@b",
    "a@b.1",
    "a@-b.mx",
    "a b@c.mx",
    "@b.mx",
    "a" * 65 + "@b.mx",
    "a@" + "b" * 64 + ".mx",
    "",
    None,
    1,
]
FLAGS = [True, False, None, 0, "true"]
KANA = ["リコー", "やまだ たろう", "Yamada", "", None]
DAYS = ["2026-06-05", "2026-6-5", "today", "", None, 20260605]
PLACES = ["inegi:14039", "set:AMG", "Jalisco", ":14", "", None]
IDS = [ID, ID[:-1], "7", "", None]
INTEGERS = [0, 1, 86400, 86401, -1, True, "1", None]
LANGUAGES = ["es", "zh-Hant", "pt-BR", "es-419", "spanish", "e", "", 1]
NAMES = [
    {"en": "X"},
    {"en": "X", "ja": "Y"},
    {},
    {"english": "X"},
    {"en": None},
    {"en": ""},
    {"en": 1},
    None,
    [],
    "X",
]


def choices(*allowed: str) -> list[Any]:
    return [*allowed, "perhaps", "", None, 1]


def file(kinds: dict[str, str], *, named: bool) -> st.SearchStrategy[Any]:
    pairs = [{"media_type": kind, "data": data} for kind, data in kinds.items()]
    wrong = [
        {"media_type": "image/gif", "data": PNG},
        {"media_type": "image/png", "data": "*"},
        {"media_type": "image/png", "data": ""},
    ]
    names = ["acta.pdf", "判子.png", "a/b.png", "C:\\a.png", "", None]
    return st.builds(
        lambda pair, name, more: pair | name | more,
        st.sampled_from([*pairs, *pairs, *wrong, {"data": PNG}, {"media_type": "image/png"}]),
        st.sampled_from([{"name": name} for name in names] + [{"name": "a.png"}] * 3 + ([] if named else [{}])),
        st.sampled_from([{}, {}, {}, {"size": 1}]),
    )


PICTURES = {"image/png": PNG}
PAGES = PICTURES | {"application/pdf": PDF}
ANY = PAGES | {"application/octet-stream": TEXT}

POINTS: list[Any] = [
    [1, 1, 1, None],
    [1, 1, 1, 1, 1, -1],
    [1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1, 91],
    [1, 1, -1],
    [1, 1, 1, 1001],
    [-1001, 1, 1],
    [1, "1", 1],
    [1, 1.5, 1],
    [True, 1, 1],
    7,
    None,
]
POINT = st.lists(st.integers(0, 1000), min_size=3, max_size=4) | st.sampled_from(POINTS)


@st.composite
def an_ink(draw: st.DrawFn) -> Any:
    """Draw ink whose only mistakes are those of single points: time is the same in all of them."""
    strokes: Any = draw(st.lists(st.lists(POINT, max_size=3), max_size=3) | st.sampled_from([None, {}, [1]]))
    for stroke in strokes if isinstance(strokes, list) else ():
        for point in stroke if isinstance(stroke, list) else ():
            if isinstance(point, list) and len(point) > 2 and point[2] >= 0:
                point[2] = 5
    size = draw(st.sampled_from([[120, 40], [120, 40], [120.25, 40], [9, 40], [120], [120, "40"], None]))
    return {"size_mm": size, "strokes": strokes}


def part(fields: dict[str, list[Any] | st.SearchStrategy[Any]], *needed: str) -> st.SearchStrategy[Any]:
    """Build an object of some of the fields, nearly always the needed ones, seldom one that nobody knows."""
    drawn = {
        name: values if isinstance(values, st.SearchStrategy) else st.sampled_from(values)
        for name, values in fields.items()
    }
    required = {name: drawn[name] for name in needed}
    optional = {name: values for name, values in drawn.items() if name not in needed} | {"colour": st.just("red")}
    some = st.dictionaries(st.sampled_from(sorted(optional)), st.none(), max_size=3).flatmap(
        lambda chosen: st.fixed_dictionaries({name: optional[name] for name in chosen})
    )
    whole = st.builds(lambda a, b: a | b, st.fixed_dictionaries(required), some)
    return whole | whole | whole | some | st.sampled_from([None, [], "x", {}])


PERSON: dict[str, Any] = {
    "name": LINES,
    "title": LINES,
    "email": EMAILS,
    "family": LINES,
    "given": LINES,
    "reading": KANA,
}

IDENTIFIERS: list[Any] = [
    {"lei": "529900T8BM49AURSDO55"},
    {"duns": "1"},
    {"D": "1"},
    {"duns": ""},
    {"duns": 1},
    {"duns": None},
    [],
    None,
]

CONTACT = part({"name": LINES, "title": LINES, "email": EMAILS, "phone": ["+52 33 1234", "call me", "", None]})

NEW = part(
    {
        "name": LINES,
        "names": NAMES,
        "sector": ["business", "a-1", "Big Business", "a b", "", None],
        "country": ["MX", "JP", "MEX", "", 1],
        "legal": NAMES,
        "short": ["UdeG", "a" * 60, "a" * 61, None],
        "reading": KANA,
        "place": PLACES,
        "represents": PLACES,
        "parent": IDS,
        "contacts": st.dictionaries(st.sampled_from(["press", "assistant", "Press"]), CONTACT, max_size=2),
        "answer": choices("yes", "undecided"),
        "next": NOTES,
        "identifiers": IDENTIFIERS,
        "website": ["https://udg.mx/", "udg.mx", "two words", "", None],
        "founding": FLAGS,
        "joined": DAYS,
        "tier": LINES,
        "notes": NOTES,
    },
    "name",
    "sector",
    "country",
)

FIELDS: dict[str, Any] = {
    "coalition": LINES,
    "declaration": LINES,
    "language": LANGUAGES,
    "organisation": st.sampled_from([{"id": each} for each in IDS] + [{"id": ID, "name": "X"}]) | NEW,
    "signer": part(PERSON, "name"),
    "authority": part(
        {"basis": choices("office-holder", "proxy"), "provisional": FLAGS, "mandate": file(PAGES, named=False)},
        "basis",
    ),
    "consents": [{}, {"a": True}, {"a": None}, {"a": 1}, {str(n): True for n in range(51)}, [], None],
    "event": LINES,
    "witness": part({"name": LINES, "ink": an_ink()}, "name"),
    "co_signers": st.lists(part(PERSON | {"ink": an_ink()}, "name"), max_size=2)
    | st.sampled_from([None, {}, [{"name": "X"}] * 21]),
    "method": choices("pen", "elsewhere"),
    "ink": an_ink(),
    "typed": LINES,
    "scan": file(PAGES, named=False),
    "seal": file(PICTURES, named=False) | st.just({"media_type": "application/pdf", "data": PDF}),
    "elsewhere": part({"how": choices("letter", "web-form"), "source": file(ANY, named=True)}, "how", "source"),
    "row_code": ["GDL-K7Q3", "ACA-GDL-K7Q3", "K7Q3", "GDL-K7Q", "", None, 1],
    "identified": choices("known", "badge", "document-seen"),
    "of_age": FLAGS,
    "day": DAYS,
    "place": LINES,
    "device": part({"name": LINES, "pressure": FLAGS, "tilt": FLAGS, "points_per_second": INTEGERS}),
    "read_seconds": INTEGERS,
    "consent": [{"a": True}],
}


@st.composite
def a_record(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the example with up to two fields drawn anew or left out."""
    record = record_json(ink={"size_mm": [120, 40], "strokes": [wave(3)]})
    for name in draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=2)):
        values = FIELDS[name]
        record[name] = draw(values if isinstance(values, st.SearchStrategy) else st.sampled_from(values))
        if draw(st.integers(0, 7)) == 0:
            del record[name]
    return record


def takes(record: Any) -> tuple[bool, bool]:
    """Say whether the schema takes the record, and whether the reader does, both after the same parsing."""
    value = read_json(json.dumps(record).encode())
    assert not isinstance(value, Problem)
    return VALIDATOR.is_valid(value), isinstance(read_record(value), SignatureRecord)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=400, deadline=None)
@given(a_record())
def test_schema_and_reader_take_the_same_records(record: dict[str, Any]) -> None:
    by_schema, by_reader = takes(record)
    assert by_schema == by_reader, read_record(record)


@pytest.mark.parametrize("name", [name for name, values in FIELDS.items() if isinstance(values, list)])
def test_schema_and_reader_agree_on_every_single_value(name: str) -> None:
    for value in FIELDS[name]:
        by_schema, by_reader = takes(record_json(**{name: value}))
        assert by_schema == by_reader, value


def described(schema: Any, path: str = "") -> list[str]:
    """Return the fields that neither say what they are nor refer to something that does."""
    missing = []
    for name, field in schema.get("properties", {}).items():
        text = json.dumps(field, default=str)
        if "description" not in text and "$ref" not in text and "enum" not in text and field.get("type") != "null":
            missing.append(f"{path}.{name}")
        missing += described(field, f"{path}.{name}")
    return missing


def test_every_field_is_described() -> None:
    assert described(SCHEMA) == []
    assert all(described(definition, name) == [] for name, definition in SCHEMA["$defs"].items())


def test_the_example_is_taken_by_both() -> None:
    assert takes(record_json()) == (True, True)
