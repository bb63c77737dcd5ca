"""JSON from strangers, read so that nothing in it can hurt or be lost: bounded, UTF-8, no key said twice.

It knows no record. Opening a file is the caller's: it reads at most `MAX_BYTES + 1` bytes and no more.
"""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from aca_desktop.domain.values.problems import Problem
from aca_desktop.errors import Fact

type Foreign = str | int | bool | Decimal | Sequence[Foreign] | Mapping[str, Foreign] | None
"""What JSON can say; a number with a fraction or an exponent is a Decimal, exact as it was written."""

MAX_BYTES = 16 * 2**20
"""Three attachments of 3 MiB in base64 and 100,000 points of ink fit in it."""

MAX_DEPTH = 32

_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
_BRACKETS = bytes.maketrans(b"[{]}", b"(())")
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[{]}"))
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_MAX_DIGITS = 32
_LONG_EXPONENT = re.compile(r"[eE][+-]?[0-9]{3}")
_SHOWN = 80


class _Refusal(Exception):
    """Carries a reason out of the parser's hooks."""

    def __init__(self, code: str, facts: Mapping[str, Fact]) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


def read_json(data: bytes, field: str = "") -> Foreign | Problem:
    """Return the value that these bytes say in JSON (RFC 8259), or why they are not read.

    Refused are more than MAX_BYTES, nesting over MAX_DEPTH, bytes that are not UTF-8, a key twice in an object,
    NaN and infinities, lone surrogates, and numbers of absurd length. A byte order mark is passed over.
    """
    if len(data) > MAX_BYTES:
        return Problem(field, "json-too-large", {"limit": MAX_BYTES})
    if _is_too_deep(data):
        return Problem(field, "json-too-deep", {"limit": MAX_DEPTH})
    try:
        return _parsed(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Problem(field, "json-not-utf-8", {"byte": error.start})
    except json.JSONDecodeError as error:
        return Problem(field, "json-malformed", {"line": error.lineno, "column": error.colno})
    except _Refusal as refusal:
        return Problem(field, refusal.code, refusal.facts)
    except ValueError:  # Python refuses whole numbers of more than 4,300 digits
        return Problem(field, "json-number-too-long", {"limit": _MAX_DIGITS})


def _parsed(text: str) -> Foreign:
    value: Foreign = json.loads(
        text, object_pairs_hook=_object, parse_float=_decimal, parse_constant=_not_a_number
    )
    if _SURROGATE_ESCAPE.search(text):
        _refuse_lone_surrogates(value)
    return value


def _is_too_deep(data: bytes) -> bool:
    """Say whether brackets nest deeper than allowed, before any parser goes down into them.

    Strings go first, then all but brackets; each round takes away every innermost pair, one level.
    """
    brackets = _STRING.sub(b"", data).translate(_BRACKETS, _ALL_BUT_BRACKETS)
    for _ in range(MAX_DEPTH):
        brackets = brackets.replace(b"()", b"")
    return b"()" in brackets or brackets.count(b"(") > MAX_DEPTH


def _object(pairs: list[tuple[str, Foreign]]) -> dict[str, Foreign]:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _Refusal("json-duplicate-key", {"key": _shown(key)})
            seen.add(key)
    return value


def _decimal(digits: str) -> Decimal:
    """Return the number exactly; an exponent of more than two figures is absurd, and would be costly later."""
    if len(digits) > _MAX_DIGITS or _LONG_EXPONENT.search(digits):
        raise _Refusal("json-number-too-long", {"limit": _MAX_DIGITS})
    return Decimal(digits)


def _not_a_number(word: str) -> Foreign:
    raise _Refusal("json-not-a-number", {"word": word})


def _refuse_lone_surrogates(value: Foreign) -> None:
    try:
        json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError as error:
        raise _Refusal("json-lone-surrogate", {"escape": f"\\u{ord(error.object[error.start]):04x}"}) from None


def _shown(key: str) -> str:
    return key[:_SHOWN].encode("utf-8", "replace").decode("utf-8")
