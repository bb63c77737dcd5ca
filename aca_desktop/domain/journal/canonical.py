"""Canonical JSON: one text for one value, so that it can be hashed and compared.

UTF-8, NFC, sorted keys, no spaces, integers only (decimals are strings). What is not written exactly so is
not read: duplicate keys, floats, lone surrogates and deep nesting included.
"""

import json
import unicodedata
from collections.abc import Mapping, Sequence

type Json = str | int | bool | Sequence[Json] | Mapping[str, Json] | None

MAX_DEPTH = 32
MAX_INTEGER = 2**53 - 1

_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True, check_circular=False
).encode


class NotCanonical(ValueError):
    """The bytes are not the canonical form of any value; the message says which rule they break."""


def encode(value: Json) -> bytes:
    """Return the canonical bytes of a value made of str, int, bool, None, lists and dicts with str keys."""
    text = _encode(value)
    if not (text.isascii() or unicodedata.is_normalized("NFC", text)):
        text = _encode(_normal(value))
    return text.encode("utf-8")


def decode(data: bytes) -> Json:
    """Return the value that these bytes are the canonical form of, or raise NotCanonical."""
    try:
        written = data.decode("utf-8")
        value: Json = _decoder.raw_decode(written)[0]  # what comes after it is seen below
    except RecursionError:
        raise NotCanonical("too deep") from None
    except ValueError as error:
        raise NotCanonical(str(error)) from error
    # fewer brackets than that cannot nest deeper, and counting them is quicker
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH and _depth(value) > MAX_DEPTH:
        raise NotCanonical("too deep")
    if written.isascii() and _encode(value) == written:  # as below, for nearly all, and quicker
        return value
    try:
        same = _encode(value).encode("utf-8") == data
    except UnicodeEncodeError:
        raise NotCanonical("lone surrogate") from None
    # looked at, not normalised: in Python 3.13.2 marks in disorder cost the square of their number
    if not (same and (unicodedata.is_normalized("NFC", written) or _is_normal(value))):
        raise NotCanonical("another form of the same value")
    return value


def text(value: Json) -> str:
    """Return the canonical form as text, for comparing values."""
    return encode(value).decode("utf-8")


def _normal(value: Json) -> Json:
    """Return the value with each string in NFC; not the text, where marks would join the n of an escaped \\n."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", key): _normal(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_normal(item) for item in value]
    return value


def _is_normal(value: Json) -> bool:
    """Say whether each string is in NFC."""
    if isinstance(value, str):
        return unicodedata.is_normalized("NFC", value)
    if isinstance(value, Mapping):
        return all(unicodedata.is_normalized("NFC", key) and _is_normal(item) for key, item in value.items())
    return not isinstance(value, Sequence) or all(map(_is_normal, value))


def _refuse(number: str) -> int:
    raise NotCanonical(f"not an integer: {number[:20]}")


def _integer(digits: str) -> int:
    if len(digits) > 17 or not -MAX_INTEGER <= (number := int(digits)) <= MAX_INTEGER:
        raise NotCanonical("integer out of range")
    return number


def _depth(value: Json) -> int:
    deepest, level = 0, [value]
    while level and deepest <= MAX_DEPTH:
        deepest += 1
        level = [
            child
            for parent in level
            if isinstance(parent, (list, dict))
            for child in (parent.values() if isinstance(parent, dict) else parent)
        ]
    return deepest


_decoder = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse, parse_int=_integer)
