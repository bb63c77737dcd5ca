"""How a sync file begins: whose it is, what its maker holds, which segments follow, and who signed their heads.

Plain data and its one form as canonical JSON (resources/schemas/SYNC.md); it knows no chunks and no tables.
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.canonical import MAX_INTEGER, Json, NotCanonical
from aca_desktop.domain.values.typed_text import line
from aca_desktop.errors import AcaError

type Span = tuple[int, int]
"""Consecutive entries of a run: the first one's seq, and how many."""

type Audience = Literal["coordinator", "event"]

LONGEST_SEGMENT = 10_000
LONGEST_NAME = 64
MOST_LACKS = 1_000
MOST_CERTIFICATES = 3
"""Of the laptop, of the invitation by which it joined, of the coordinator."""

_AUDIENCES: tuple[str, ...] = get_args(Audience.__value__)
_HASH = re.compile(r"[0-9a-f]{64}")
_BYTES = re.compile(r"(?:[0-9a-f]{2}){1,200}")
_CERTIFICATE = re.compile(r"(?:[0-9a-f]{2}){1,4096}")
_AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive entries of one branch of a feed: the first one's seq, how many, and the last one's id and
    signature (DER). A segment is a run of at most LONGEST_SEGMENT entries.

    `lacks` is told of what the maker holds: outside of these spans no personal part is missing.
    """

    first: int
    count: int
    head: str
    signature: bytes
    lacks: tuple[Span, ...] = ()

    @property
    def last(self) -> int:
        """The head's seq."""
        return self.first + self.count - 1


@dataclass(frozen=True, slots=True)
class OpeningFeed:
    """One laptop's feed: its public key (SubjectPublicKeyInfo DER), what the maker holds, what the file brings."""

    replica: str
    key: bytes
    holds: tuple[Run, ...]
    segments: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Exporter:
    """The laptop that made the file, by its key and the name that it gives itself.

    `certificates` (DER) lead from that key up to the coalition's root, which is left out; none if nobody vouches
    for it. What is in them only `verify` looks at.
    """

    replica: str
    key: bytes
    name: str
    certificates: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Opening:
    """What a sync file says before its chunks; `at` is its maker's time, shown and never compared."""

    coalition: str
    exporter: Exporter
    at: str
    audience: Audience
    feeds: tuple[OpeningFeed, ...]

    def segments(self) -> Iterator[tuple[OpeningFeed, Run]]:
        """Yield the segments in the order of their chunks, each with its feed."""
        for feed in self.feeds:
            for segment in feed.segments:
                yield feed, segment

    @property
    def entries(self) -> int:
        """How many entries the file brings."""
        return sum(segment.count for _feed, segment in self.segments())

    def to_bytes(self) -> bytes:
        """Return its one form, canonical JSON."""
        feeds: list[Json] = [
            {
                "replica": feed.replica,
                "key": feed.key.hex(),
                "holds": [[*_written(run), [list(span) for span in run.lacks]] for run in feed.holds],
                "segments": [_written(run) for run in feed.segments],
            }
            for feed in self.feeds
        ]
        exporter: Json = {
            "replica": self.exporter.replica,
            "key": self.exporter.key.hex(),
            "name": self.exporter.name,
            "certificates": [one.hex() for one in self.exporter.certificates],
        }
        return canonical.encode(
            {
                "at": self.at,
                "coalition": self.coalition,
                "exporter": exporter,
                "feeds": feeds,
                "for": self.audience,
            }
        )


def read_opening(data: bytes) -> Opening:
    """Return what these bytes say; raise AcaError `sync-malformed` if they are no opening in its one form."""
    try:
        value = canonical.decode(data)
    except NotCanonical as error:
        raise malformed("opening", str(error)) from error
    record = _record(value, {"at", "coalition", "exporter", "feeds", "for"})
    exporter = _record(record["exporter"], {"replica", "key", "name", "certificates"})
    certificates = [bytes.fromhex(_matching(one, _CERTIFICATE)) for one in _list(exporter["certificates"])]
    if len(certificates) > MOST_CERTIFICATES:
        raise malformed("opening", "too many certificates")
    feeds = tuple(_feed(one) for one in _list(record["feeds"]))
    if len({feed.replica for feed in feeds}) < len(feeds):
        raise malformed("opening", "a feed twice")
    audience = record["for"]
    if audience not in _AUDIENCES:
        raise malformed("opening", "for")
    return Opening(
        _matching(record["coalition"], _HASH),
        Exporter(
            _matching(exporter["replica"], _HASH),
            bytes.fromhex(_matching(exporter["key"], _BYTES)),
            _name(exporter["name"]),
            tuple(certificates),
        ),
        _matching(record["at"], _AT),
        audience,  # type: ignore[arg-type]  # one of them, as just seen
        feeds,
    )


def malformed(where: str, reason: str) -> AcaError:
    """Return the refusal of a file whose bytes are not as SYNC.md has them."""
    return AcaError("sync-malformed", where=where, reason=reason)


def _written(run: Run) -> list[Json]:
    return [run.first, run.count, run.head, run.signature.hex()]


def _feed(value: Json) -> OpeningFeed:
    record = _record(value, {"replica", "key", "holds", "segments"})
    segments = tuple(_run(one) for one in _list(record["segments"]))
    if any(segment.count > LONGEST_SEGMENT for segment in segments):
        raise malformed("opening", "a segment too long")
    holds = tuple(_held_run(one) for one in _list(record["holds"]))
    for runs in (segments, holds):
        if len({run.head for run in runs}) < len(runs):
            raise malformed("opening", "a head twice")
    return OpeningFeed(
        _matching(record["replica"], _HASH), bytes.fromhex(_matching(record["key"], _BYTES)), holds, segments
    )


def _held_run(value: Json) -> Run:
    *items, lacks = _list(value) or [None]
    run = _run(items)
    spans = tuple(_span(one) for one in _list(lacks))
    after = run.first
    for first, count in spans:
        if first < after:
            raise malformed("opening", "what a run lacks")
        after = first + count
    if after > run.last + 1 or len(spans) > MOST_LACKS:
        raise malformed("opening", "what a run lacks")
    return dataclasses.replace(run, lacks=spans)


def _run(value: Json) -> Run:
    items = _list(value)
    if len(items) != 4:
        raise malformed("opening", "a run")
    first, count = _span(items[:2])
    run = Run(first, count, _matching(items[2], _HASH), bytes.fromhex(_matching(items[3], _BYTES)))
    if run.last > MAX_INTEGER:
        raise malformed("opening", "a run too long")
    return run


def _span(value: Json) -> Span:
    items = _list(value)
    if len(items) != 2:
        raise malformed("opening", "a run")
    return _positive(items[0]), _positive(items[1])


def _positive(value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MAX_INTEGER:
        raise malformed("opening", "a run")
    return value


def _record(value: Json, keys: set[str]) -> dict[str, Json]:
    if not isinstance(value, dict) or value.keys() != keys:
        raise malformed("opening", "not the keys of this version")
    return value


def _list(value: Json) -> Sequence[Json]:
    if not isinstance(value, list):
        raise malformed("opening", "no list")
    return value


def _matching(value: Json, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise malformed("opening", "a text of another form")
    return value


def _name(value: Json) -> str:
    if not isinstance(value, str) or line("name", value, LONGEST_NAME) != value:
        raise malformed("opening", "name")
    return value


def sync_statement(coalition: str, exporter: str, digest: str) -> bytes:
    """Return what a sync file's maker signs: SHA-256 (hex) of all bytes before the trailer."""
    return canonical.encode(["aca-desktop/1/sync", coalition, exporter, digest])
