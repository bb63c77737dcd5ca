"""Each field of a record said otherwise, one at a time, so that it is still a record that can be drawn."""

import dataclasses
import types
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any, Literal, TypeAliasType, Union, get_args, get_origin, get_type_hints

from aca_desktop.domain.papers.record_codec import NotRecord, codec
from aca_desktop.domain.signing.ink import Dot, Trace

OTHER_TRACE = Trace(((Dot(1000, 1000, 20), Dot(5000, 3000, 30), Dot(9000, 1000, 20)),), 3, 4, pressure=False)
_TEXTS = ("Otra cosa", "ab" * 32, "2026-06-04T10:00:00-06:00", "2026-06-05T12:00:00-06:00")


def lies(record: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the path of each field with the record in which it says something else."""
    hints = get_type_hints(type(record), include_extras=True)
    for field in dataclasses.fields(record):
        kind = hints[field.name]
        for inner, value in _others(getattr(record, field.name), kind, f"{path}{field.name}"):
            yield inner, replace(record, **{field.name: value})


def _others(value: Any, kind: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(kind, TypeAliasType):
        yield from _others(value, kind.__value__, path)
        return
    if get_origin(kind) is Annotated and isinstance(value, tuple):
        kind = get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        (kind,) = (one for one in get_args(kind) if one is not types.NoneType)
        if value is not None:
            yield f"{path}=None", None
        yield from _others(value, kind, path)
    elif get_origin(kind) is Literal:
        yield from ((f"{path}={other}", other) for other in get_args(kind) if other != value)
    elif get_origin(kind) is tuple:
        if value:
            yield f"{path}=()", ()
            yield f"{path}[:-1]", value[:-1]
        for place, item in enumerate(value):
            for inner, other in _others(item, get_args(kind)[0], f"{path}[{place}]"):
                yield inner, (*value[:place], other, *value[place + 1 :])
    elif dataclasses.is_dataclass(value) and not isinstance(value, Trace):
        yield from lies(value, f"{path}.")
    else:
        yield from ((path, other) for other in _plain(value, kind) if other != value)


def _plain(value: Any, kind: Any) -> Iterator[Any]:
    """Yield one value that this type may have and that is another."""
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    if bare is str:
        for text in _TEXTS:
            try:
                codec(kind).read(text)
            except NotRecord:
                continue
            if text != value:
                yield text
                return
    elif bare is date:
        yield date(2020, 1, 1) if value is None else value - timedelta(days=1)
    elif bare is bool:
        yield not value
    elif bare in (int, float):
        yield 7 if value is None else value + 1 if bare is int else value + 0.05
    elif bare is Trace:
        yield OTHER_TRACE
