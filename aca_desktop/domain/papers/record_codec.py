"""Frozen dataclasses as canonical JSON and back: whatever is not exactly such a record is not read.

Writing never fails for what a journal can hold: a text that is too long is cut with an ellipsis, a character that
no record may hold becomes U+FFFD, a number or a day out of range the nearest one within. So the limits hold for
what strangers wrote into a journal too. It knows no record's meaning; limits stand at the fields' types
(`Longest`, `AtLeastOne`, `Between`, `Form`, `Instant`, `PlainPng`).
"""

import base64
import binascii
import dataclasses
import re
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, TypeAliasType, Union, get_args, get_origin, get_type_hints

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.signing.ink import Dot, Trace
from aca_desktop.domain.values.plain_png import size_of

LONGEST = 4000
"""Characters of a text that says nothing else."""

LARGEST = 4 * 2**20
"""Bytes of a picture."""

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Controls, bidirectional overrides (Unicode TR 36) and what XML cannot hold; a tab and a line's end are fit."""

_DECIMAL = re.compile(r"-?[0-9]{1,60}(\.[0-9]{1,80})?")
"""More than any sum, product or share of the journal's figures has, which have 18 digits on each side."""
_DOT = "-?[0-9]{1,6} -?[0-9]{1,6} [0-9]{1,4}"
_STROKE = re.compile(f"{_DOT}(?: {_DOT})*")
_MOMENT = len("2026-06-05T11:42:07-06:00")
_EARLIEST, _LATEST = date(1000, 1, 1), date(9998, 12, 31)
"""So that every year has four digits, and a day and a year follow on each."""


@dataclass(frozen=True, slots=True)
class Longest:
    """A text's greatest length, in characters."""

    characters: int


@dataclass(frozen=True, slots=True)
class AtLeastOne:
    """A tuple is not empty."""


@dataclass(frozen=True, slots=True)
class Form:
    """The regular expression that the whole of a text matches."""

    pattern: str


@dataclass(frozen=True, slots=True)
class Between:
    """The least and the greatest value of a number."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Instant:
    """A text is a moment: ISO 8601 with whole seconds and an offset."""


@dataclass(frozen=True, slots=True)
class PlainPng:
    """Bytes are a PNG of its pixels alone, of so many at most; see `plain_png`."""

    pixels: int


class NotRecord(ValueError):
    """The value is no record of that type."""


class Codec[T]:
    """How one type is written and read. `read` raises NotRecord for anything but what `write` returns."""

    def __init__(self, write: Callable[[T], Json], read: Callable[[Json], T]) -> None:
        self.write = write
        self.read = read


def codec(kind: Any) -> Codec[Any]:
    """Return the codec of a dataclass or of a type that may stand in one; raise KeyError for any other."""
    return _codec(kind)


@cache
def _codec(kind: Any) -> Codec[Any]:
    if isinstance(kind, TypeAliasType):
        return codec(kind.__value__)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _limited(*arguments)
    if origin is Literal:
        return _literal(arguments)
    if origin in (Union, types.UnionType):
        (inner,) = (one for one in arguments if one is not types.NoneType)
        return _optional(codec(inner))
    if origin is tuple:
        *inner, last = arguments
        return _several(codec(inner[0])) if last is Ellipsis else _fixed([codec(one) for one in arguments])
    if kind is Trace:
        return _trace()
    if dataclasses.is_dataclass(kind):
        return _record(kind)
    return _limited(kind)


def _limited(
    kind: Any, limit: Longest | AtLeastOne | Between | Form | Instant | PlainPng | None = None
) -> Codec[Any]:
    if isinstance(limit, AtLeastOne):
        return _filled(codec(kind))
    if kind is str:
        if isinstance(limit, Form):
            return _formed(re.compile(limit.pattern))
        if isinstance(limit, Instant):
            return _moment()
        return _text(limit.characters if isinstance(limit, Longest) else LONGEST)
    if kind is bool:
        return Codec(bool, lambda value: _typed(value, bool))
    between = limit if isinstance(limit, Between) else None
    if kind is int:
        return _integer(between)
    if kind is float:
        return _float(between or Between(-1e9, 1e9))
    if isinstance(limit, PlainPng):
        return _picture(limit.pixels)
    plain: Mapping[type, Callable[[], Codec[Any]]] = {date: _day, Decimal: _decimal}
    return plain[kind]()


def _typed[T](value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        raise NotRecord(f"not of type {kind.__name__}")
    return value


def _text(longest: int) -> Codec[str]:
    def write(text: str) -> str:
        fit = _UNFIT.sub("\ufffd", text)
        return fit if len(fit) <= longest else fit[: longest - 1] + "…"

    def read(value: Json) -> str:
        text = _typed(value, str)
        if len(text) > longest or _UNFIT.search(text):
            raise NotRecord("an unfit text")
        return text

    return Codec(write, read)


def _formed(form: re.Pattern[str]) -> Codec[str]:
    def read(value: Json) -> str:
        text = _typed(value, str)
        if not form.fullmatch(text):
            raise NotRecord("a text of another form")
        return text

    return Codec(read, read)


def _integer(between: Between | None) -> Codec[int]:
    def read(value: Json) -> int:
        number = _typed(value, int)
        if between is not None and not between.least <= number <= between.most:
            raise NotRecord("a number out of range")
        return number

    def write(number: int) -> int:
        return number if between is None else int(min(max(number, between.least), between.most))

    return Codec(write, read)


def _float(between: Between) -> Codec[float]:
    def read(value: Json) -> float:
        try:
            number = float(_typed(value, str))
        except ValueError:
            raise NotRecord("not a number") from None
        if repr(number) != value or not between.least <= number <= between.most:
            raise NotRecord("a number out of range")
        return number

    return Codec(lambda number: repr(float(number)), read)


def _day() -> Codec[date]:
    def read(value: Json) -> date:
        try:
            day = date.fromisoformat(_typed(value, str))
        except ValueError:
            raise NotRecord("not a day") from None
        if not _EARLIEST <= day <= _LATEST or day.isoformat() != value:
            raise NotRecord("not a day")
        return day

    return Codec(lambda day: min(max(day, _EARLIEST), _LATEST).isoformat(), read)


def _moment() -> Codec[str]:
    def write(text: str) -> str:
        moment = datetime.fromisoformat(text)
        day = min(max(moment.date(), _EARLIEST), _LATEST)
        return datetime.combine(day, moment.timetz()).isoformat(timespec="seconds")

    def read(value: Json) -> str:
        text = _typed(value, str)
        try:
            same = len(text) == _MOMENT and write(text) == text
        except ValueError:
            same = False
        if not same:
            raise NotRecord("not a moment")
        return text

    return Codec(write, read)


def _decimal() -> Codec[Decimal]:
    def write(number: Decimal) -> str:
        text = f"{number:f}"
        if not _DECIMAL.fullmatch(text):
            raise NotRecord("a number too long")
        return text

    def read(value: Json) -> Decimal:
        text = _typed(value, str)
        if not _DECIMAL.fullmatch(text) or text != f"{Decimal(text):f}":
            raise NotRecord("not a decimal")
        return Decimal(text)

    return Codec(write, read)


def _picture(pixels: int) -> Codec[bytes]:
    def read(value: Json) -> bytes:
        text = _typed(value, str)
        try:
            data = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise NotRecord("not base64") from None
        if len(data) > LARGEST or base64.b64encode(data).decode("ascii") != text:
            raise NotRecord("not base64")
        size = size_of(data)
        if size is None or size[0] * size[1] > pixels:
            raise NotRecord("not a plain picture")
        return data

    return Codec(lambda data: base64.b64encode(data).decode("ascii"), read)


def _literal(allowed: tuple[str, ...]) -> Codec[str]:
    def read(value: Json) -> str:
        if value not in allowed or type(value) is not str:
            raise NotRecord("none of the words known")
        return value

    return Codec(read, read)


def _optional(inner: Codec[Any]) -> Codec[Any]:
    return Codec(
        lambda value: None if value is None else inner.write(value),
        lambda value: None if value is None else inner.read(value),
    )


def _list(value: Json) -> Sequence[Json]:
    if not isinstance(value, list):
        raise NotRecord("not a list")
    return value


def _several(inner: Codec[Any]) -> Codec[tuple[Any, ...]]:
    return Codec(
        lambda values: [inner.write(one) for one in values],
        lambda value: tuple([inner.read(one) for one in _list(value)]),
    )


def _filled(inner: Codec[tuple[Any, ...]]) -> Codec[tuple[Any, ...]]:
    def read(value: Json) -> tuple[Any, ...]:
        if not _list(value):
            raise NotRecord("an empty list")
        return inner.read(value)

    return Codec(inner.write, read)


def _fixed(parts: Sequence[Codec[Any]]) -> Codec[tuple[Any, ...]]:
    def read(value: Json) -> tuple[Any, ...]:
        if len(_list(value)) != len(parts):
            raise NotRecord("a list of another length")
        return tuple(part.read(one) for part, one in zip(parts, _list(value), strict=True))

    return Codec(lambda values: [part.write(one) for part, one in zip(parts, values, strict=True)], read)


def _trace() -> Codec[Trace]:
    """Strokes as texts of numbers, since a joint declaration has a million of them."""
    counts = _integer(Between(0, 2**53 - 1))

    def write(trace: Trace) -> Json:
        strokes: list[Json] = [
            " ".join([str(number) for dot in stroke for number in dot]) for stroke in trace.strokes
        ]
        return {
            "strokes": strokes, "points": trace.points, "tenths": trace.tenths, "pressure": trace.pressure,
        }  # fmt: skip

    def read(value: Json) -> Trace:
        if not isinstance(value, Mapping) or value.keys() != {"strokes", "points", "tenths", "pressure"}:
            raise NotRecord("not a trace")
        return Trace(
            tuple(_stroke(one) for one in _list(value["strokes"])),
            counts.read(value["points"]), counts.read(value["tenths"]), _typed(value["pressure"], bool),
        )  # fmt: skip

    return Codec(write, read)


def _stroke(value: Json) -> tuple[Dot, ...]:
    text = _typed(value, str)
    if not _STROKE.fullmatch(text):
        raise NotRecord("not a stroke")
    numbers = [int(number) for number in text.split(" ")]
    stroke = tuple(map(Dot._make, zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)))
    if any(dot.share > 1000 for dot in stroke) or " ".join(map(str, numbers)) != text:
        raise NotRecord("not a stroke")
    return stroke


def _record(kind: Any) -> Codec[Any]:
    hints = get_type_hints(kind, include_extras=True)
    parts = [(field.name, codec(hints[field.name])) for field in dataclasses.fields(kind)]
    names = {name for name, _part in parts}

    def write(record: Any) -> Json:
        return {name: part.write(getattr(record, name)) for name, part in parts}

    def read(value: Json) -> Any:
        if not isinstance(value, dict) or value.keys() != names:
            raise NotRecord(f"not a {kind.__name__}")
        return kind(*[part.read(value[name]) for name, part in parts])

    return Codec(write, read)
