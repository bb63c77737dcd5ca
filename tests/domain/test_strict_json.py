"""JSON from strangers: what is read, and every way in which it is refused."""

import json
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aca_desktop.domain.journal.strict_json import MAX_BYTES, MAX_DEPTH, read_json
from aca_desktop.domain.values.problems import Problem

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**18), 10**18) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def code(data: bytes) -> str:
    problem = read_json(data)
    assert isinstance(problem, Problem), problem
    return problem.code


@given(JSON)
def test_what_json_says_is_what_is_read(value: object) -> None:
    assert read_json(json.dumps(value).encode()) == value
    assert read_json(json.dumps(value, ensure_ascii=False, indent=1).encode()) == value


def test_a_number_with_a_fraction_is_read_exactly() -> None:
    assert read_json(b"[120.37, 1e2]") == [Decimal("120.37"), Decimal(100)]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_json(b'\xef\xbb\xbf{"a":1}') == {"a": 1}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"a":1,"a":1}', "json-duplicate-key"),
        (b'[{"x":{"b":1,"\\u0062":2}}]', "json-duplicate-key"),
        (b"[NaN]", "json-not-a-number"),
        (b"[-Infinity]", "json-not-a-number"),
        (b'["\\ud83d"]', "json-lone-surrogate"),
        (b'{"\\udc00":1}', "json-lone-surrogate"),
        (b'["\xff"]', "json-not-utf-8"),
        (b'["\xed\xa0\x80"]', "json-not-utf-8"),
        ('["ñ"]'.encode("utf-16"), "json-not-utf-8"),
        (b"[1e400]", "json-number-too-long"),
        (b"[1e99999999999999999999]", "json-number-too-long"),
        (b"[" + b"7" * 5000 + b"]", "json-number-too-long"),
        (b"[0." + b"7" * 5000 + b"]", "json-number-too-long"),
        (b"", "json-malformed"),
        (b"{'a':1}", "json-malformed"),
        (b"[1,]", "json-malformed"),
        (b"[1] [2]", "json-malformed"),
        (b'["a\nb"]', "json-malformed"),
        (b'"[[[[', "json-malformed"),
        (b"]]]]", "json-malformed"),
    ],
)
def test_what_is_not_read(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert read_json(b'["\\ud842\\udf9f"]') == ["𠮟"]


def test_where_it_is_malformed_is_said() -> None:
    assert read_json(b'{"a": 1,\n "b": }', "RECORD") == Problem(
        "RECORD", "json-malformed", {"line": 2, "column": 7}
    )


@given(st.lists(st.sampled_from("[{"), min_size=MAX_DEPTH, max_size=MAX_DEPTH))
def test_depth_is_counted_over_lists_and_objects_alike(opened: list[str]) -> None:
    before = "".join("[" if bracket == "[" else '{"]}[{":' for bracket in opened)
    after = "".join("]" if bracket == "[" else "}" for bracket in reversed(opened))
    assert not isinstance(read_json(f"{before}1{after}".encode()), Problem)
    assert code(f"[{before}1{after}]".encode()) == "json-too-deep"


def test_brackets_in_texts_do_not_count() -> None:
    text = "[" * 100 + '\\"' + "{" * 100
    assert read_json(json.dumps([text]).encode()) == [text]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * MAX_BYTES,
        b'{"a":' * (MAX_BYTES // 5),
        b'"' + b'\\"' * (MAX_BYTES // 2 - 1),
        b"[" + b"9" * (MAX_BYTES - 2) + b"]",
        b"[" + b" " * (MAX_BYTES - 1),
    ],
    ids=["lists", "objects", "quotes", "digits", "blanks"],
)
def test_hostile_files_are_refused_at_once(data: bytes) -> None:
    began = time.process_time()
    assert code(data).startswith("json-")
    assert time.process_time() - began < 5


def test_a_byte_more_than_allowed_is_not_even_parsed() -> None:
    assert code(b"[1]" + b" " * (MAX_BYTES - 2)) == "json-too-large"
    assert read_json(b"[1]" + b" " * (MAX_BYTES - 3)) == [1]
