"""One immutable line of the journal: its header, whose bytes are hashed, and the parts that it names by hash.

Knows nothing of who may write it or of what it changes: that is authority and journal.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from aca_desktop.domain.journal.canonical import MAX_INTEGER, NotCanonical

VERSION = 1
MAX_HEADER = 64 * 1024
MAX_PART = 1024 * 1024
MAX_BLOB = 3 * 1024 * 1024
MAX_CONTENT = 64 * 1024 * 1024
"""Bytes of an entry's parts and blobs together, salts included."""

MAX_OVER = 500
SALT_BYTES = 16

_HEX = re.compile(r"[0-9a-f]{64}")
_HOUR = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_AT = re.compile(rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_HOUR}:[0-5][0-9][+-]{_HOUR}")
_KIND = re.compile(r"[a-z][a-z-]{0,63}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_KEYS = frozenset(
    {
        "v",
        "coalition",
        "replica",
        "seq",
        "prev",
        "at",
        "kind",
        "subject",
        "fields",
        "over",
        "open",
        "personal",
        "blobs",
    }
)
_HASH_TEXT = '"[0-9a-f]{64}"'
_HASH_OR_NULL = f'(?:null|"({_HEX.pattern})")'
_FIELD_TEXT = r'"[ !#-\[\]-~]*"'
_BLOB_TEXT = rf'\["(?:open|personal)",{_HASH_TEXT}\]'
_USUAL = re.compile(
    rf'\{{"at":"({_AT.pattern})","blobs":\[((?:{_BLOB_TEXT}(?:,{_BLOB_TEXT})*)?)\],'
    rf'"coalition":"({_HEX.pattern})","fields":\[((?:{_FIELD_TEXT}(?:,{_FIELD_TEXT})*)?)\],'
    rf'"kind":"({_KIND.pattern})","open":{_HASH_OR_NULL},'
    rf'"over":\[((?:{_HASH_TEXT}(?:,{_HASH_TEXT})*)?)\],"personal":{_HASH_OR_NULL},'
    rf'"prev":{_HASH_OR_NULL},"replica":"({_HEX.pattern})","seq":([1-9][0-9]{{0,15}}),'
    rf'"subject":"({_UUID.pattern})","v":{VERSION}\}}'
)
"""A header in its one form whose fields' names are plain ASCII."""

_NAMED = re.compile(rf'"fields":\[((?:{_FIELD_TEXT}(?:,{_FIELD_TEXT})*)?)\],"kind":"({_KIND.pattern})"')
_BLOB_PART = re.compile(rb'\["(open|personal)"')
_BLOB = re.compile(rf'\["(open|personal)","({_HEX.pattern})"\]')
_encode = json.JSONEncoder(separators=(",", ":"), sort_keys=True, allow_nan=False, check_circular=False).encode


class Malformed(ValueError):
    """The bytes are not a header in its one form; the message says which rule they break."""


class Header(NamedTuple):
    """What an entry says of itself, in DESIGN's words. A tuple, as are Part and Entry: a million are made at once.

    Ids and hashes are lower-case hex; `fields` and `over` are sorted; `blobs` are (part, hash), part being
    "open" or "personal"; `at` is local time with offset in whole seconds, shown and never compared.
    """

    coalition: str
    replica: str
    seq: int
    prev: str | None
    at: str
    kind: str
    subject: str
    fields: tuple[str, ...]
    over: tuple[str, ...]
    open: str | None
    personal: str | None
    blobs: tuple[tuple[str, str], ...]

    def to_bytes(self) -> bytes:
        """Return the header's one form: ASCII JSON, sorted keys, no spaces."""
        return _encode(
            {
                "v": VERSION,
                "coalition": self.coalition,
                "replica": self.replica,
                "seq": self.seq,
                "prev": self.prev,
                "at": self.at,
                "kind": self.kind,
                "subject": self.subject,
                "fields": self.fields,
                "over": self.over,
                "open": self.open,
                "personal": self.personal,
                "blobs": self.blobs,
            }
        ).encode("ascii")


class Part(NamedTuple):
    """Bytes of a payload with the salt that their hash needs; the salt goes when the bytes go."""

    salt: bytes
    data: bytes

    @property
    def hash(self) -> str:
        """SHA-256(salt ‖ bytes), as the header names it."""
        return hashlib.sha256(self.salt + self.data).hexdigest()


class Entry(NamedTuple):
    """A header with what is here of its payload: None stands for a part that it has not, or that is not here."""

    id: str
    header: Header
    header_bytes: bytes
    open: Part | None
    personal: Part | None
    blobs: tuple[Part | None, ...]

    @property
    def lacks_something(self) -> bool:
        """Whether a part or blob that the header names is not here."""
        return (
            (self.personal is None and self.header.personal is not None)
            or (self.open is None and self.header.open is not None)
            or None in self.blobs
        )


def make_entry(header: Header, open_: Part | None, personal: Part | None, blobs: tuple[Part | None, ...]) -> Entry:
    """Return the entry of a header that we write ourselves."""
    data = header.to_bytes()
    return Entry(hashlib.sha256(data).hexdigest(), header, data, open_, personal, blobs)


def united(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return entries by id, each with the parts that any of its copies has."""
    found: dict[str, Entry] = {}
    for entry in entries:
        other = found.get(entry.id)
        found[entry.id] = entry if other is None else _filled(other, entry)
    return found


def _filled(entry: Entry, other: Entry) -> Entry:
    blobs = tuple(blob or late for blob, late in zip(entry.blobs, other.blobs, strict=True))
    open_, personal = entry.open or other.open, entry.personal or other.personal
    return Entry(entry.id, entry.header, entry.header_bytes, open_, personal, blobs)


def read_header(data: bytes) -> Header:
    """Return the header in these bytes, or raise Malformed: another form of the same header is refused too."""
    if len(data) > MAX_HEADER:
        raise Malformed("too long")
    usual = _USUAL.fullmatch(data.decode("latin-1"))
    header = _usual_header(usual) if usual else None
    return _unusual_header(data) if header is None else header


def _usual_header(found: re.Match[str]) -> Header | None:
    """Return the header that one pattern has recognised in its one form: nearly all are, and it is far quicker.
    None: it must be looked at more closely."""
    at, blobs, coalition, fields, kind, open_, over, personal, prev, replica, seq, subject = found.groups()
    named, targets, number = _texts(fields), _texts(over) if over else (), int(seq)
    if named is None or targets is None or len(targets) > MAX_OVER:
        return None
    if number > MAX_INTEGER or (prev is None) != (number == 1):
        return None
    if not _is_day(at[:10]):
        raise Malformed("at")
    hashes = tuple(_BLOB.findall(blobs)) if blobs else ()
    return Header(coalition, replica, number, prev, at, kind, subject, named, targets, open_, personal, hashes)


def blob_parts(header: bytes) -> list[bytes]:
    """Return the part of each blob, b"open" or b"personal", that a header names which has been read before."""
    return _BLOB_PART.findall(header, 0, header.index(b'],"coalition":"'))


class HeaderForm:
    """The form of the headers of one laptop in one coalition, for reading many that follow one another.

    What stands before and after a header's fields and kind is made anew from what it has to say and compared: so
    its hashes need not be recognised first.
    """

    def __init__(self, coalition: str, replica: str) -> None:
        self._coalition = coalition
        self._replica = replica
        self._middle = f'],"coalition":"{coalition}",'
        self._feed = f'"replica":"{replica}","seq":'
        self._at = self._subject = ""

    def read(self, data: bytes, seq: int, prev: str, hashes: Sequence[str | None]) -> Header | None:
        """Return the header if it is the usual one with this seq, prev and hashes; None: it must be read.

        `hashes` are of the open part, the personal part and blobs, which have to be personal.
        """
        text = data.decode("latin-1")
        at, subject = text[7:32], text[-44:-8]
        open_, personal, *blobs = hashes
        listed = ",".join([f'["personal","{hash_}"]' for hash_ in blobs]) if blobs else ""
        begin = f'{{"at":"{at}","blobs":[{listed}{self._middle}'
        end = (
            f',"open":{_quoted(open_)},"over":[],"personal":{_quoted(personal)},"prev":"{prev}",'
            f'{self._feed}{seq},"subject":"{subject}","v":{VERSION}}}'
        )
        if not (text.startswith(begin) and text.endswith(end) and self._are_plain(at, subject)):
            return None
        named = _named(text[len(begin) : -len(end)])
        if named is None:
            return None
        kind, fields = named
        of_blobs = tuple([("personal", hash_ or "") for hash_ in blobs]) if blobs else ()
        return Header(
            self._coalition, self._replica, seq, prev, at, kind, subject, fields, (), open_, personal, of_blobs
        )

    def _are_plain(self, at: str, subject: str) -> bool:
        """Say whether these are a time and a subject; what was said last is often said again."""
        if at != self._at:
            if not (_AT.fullmatch(at) and _is_day(at[:10])):
                return False
            self._at = at
        if subject != self._subject:
            if not _UUID.fullmatch(subject):
                return False
            self._subject = subject
        return True


def _quoted(hash_: str | None) -> str:
    return "null" if hash_ is None else f'"{hash_}"'


@lru_cache(256)
def _named(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the kind and the fields that this piece of a header tells; None if its form is unusual."""
    found = _NAMED.fullmatch(text)
    fields = _texts(found[1]) if found else None
    return None if found is None or fields is None else (found[2], fields)


@lru_cache(256)
def _texts(listed: str) -> tuple[str, ...] | None:
    """Return quoted plain texts, None if they are not sorted; headers name the same fields again and again."""
    texts = tuple(listed[1:-1].split('","')) if listed else ()
    return None if any(a >= b for a, b in pairwise(texts)) else texts


def _unusual_header(data: bytes) -> Header:
    """Return the header in these bytes, whatever its fields are called, or raise Malformed, saying why."""
    try:
        value = json.loads(data, parse_float=_refuse_number, parse_constant=_refuse_number)
    except (ValueError, RecursionError) as error:
        raise Malformed("not JSON") from error
    if not isinstance(value, dict) or value.keys() != _KEYS or value["v"] != VERSION or value["v"] is True:
        raise Malformed("not a header of this version")
    header = _checked(value)
    if header.to_bytes() != data:
        raise Malformed("another form of the same header")
    return header


def _checked(value: dict[str, object]) -> Header:
    seq = value["seq"]
    if isinstance(seq, bool) or not isinstance(seq, int) or not 1 <= seq <= MAX_INTEGER:
        raise Malformed("seq")
    prev = _optional_hash(value, "prev")
    if (prev is None) != (seq == 1):
        raise Malformed("prev")
    over = _sorted_texts(value, "over")
    if len(over) > MAX_OVER or not all(_HEX.fullmatch(id_) for id_ in over):
        raise Malformed("over")
    return Header(
        coalition=_matching(value, "coalition", _HEX),
        replica=_matching(value, "replica", _HEX),
        seq=seq,
        prev=prev,
        at=_time(value),
        kind=_matching(value, "kind", _KIND),
        subject=_matching(value, "subject", _UUID),
        fields=_sorted_texts(value, "fields"),
        over=over,
        open=_optional_hash(value, "open"),
        personal=_optional_hash(value, "personal"),
        blobs=_blob_names(value["blobs"]),
    )


def _matching(value: dict[str, object], key: str, pattern: re.Pattern[str]) -> str:
    text = value[key]
    if not isinstance(text, str) or not pattern.fullmatch(text):
        raise Malformed(key)
    return text


def _time(value: dict[str, object]) -> str:
    text = _matching(value, "at", _AT)
    if not _is_day(text[:10]):
        raise Malformed("at")
    return text


@lru_cache(4096)
def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _optional_hash(value: dict[str, object], key: str) -> str | None:
    return None if value[key] is None else _matching(value, key, _HEX)


def _blob_names(blobs: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(blobs, list):
        raise Malformed("blobs")
    names: list[tuple[str, str]] = []
    for blob in blobs:
        if not (
            isinstance(blob, list) and len(blob) == 2 and blob[0] in ("open", "personal") and _is_hash(blob[1])
        ):
            raise Malformed("blobs")
        names.append((blob[0], blob[1]))
    return tuple(names)


def _sorted_texts(value: dict[str, object], key: str) -> tuple[str, ...]:
    texts = value[key]
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise Malformed(key)
    if any(a >= b for a, b in pairwise(texts)):
        raise Malformed(f"{key} not sorted")
    try:
        "".join(texts).encode("utf-8")
    except UnicodeEncodeError as error:
        raise Malformed(f"{key} with a lone surrogate") from error
    return tuple(texts)


def _is_hash(value: object) -> bool:
    return isinstance(value, str) and _HEX.fullmatch(value) is not None


def _refuse_number(number: str) -> int:
    raise NotCanonical(f"not an integer: {number[:20]}")


@cache
def named_subject(name: str) -> str:
    """Return the UUIDv8 (RFC 9562) made from SHA-256 of a name in ASCII: a replica, a coalition's id, scheme:code.

    So two laptops mean the same Jalisco without having met.
    """
    return uuid8(name)


def uuid8(name: str) -> str:
    """Return the UUIDv8 made from SHA-256 of a text in ASCII, which may be long: nothing is kept of it."""
    digest = hashlib.sha256(name.encode("ascii")).hexdigest()
    variant = "89ab"[int(digest[16], 16) % 4]
    return f"{digest[:8]}-{digest[8:12]}-8{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"


def statement(coalition: str, replica: str, seq: int, entry: str) -> bytes:
    """Return what a laptop signs for the head of its feed: with the chain, all entries before it too."""
    return json.dumps(["aca-desktop/1", coalition, replica, seq, entry], separators=(",", ":")).encode("ascii")


def join_statement(coalition: str, invitation: str, replica: str) -> bytes:
    """Return what an invitation's key signs for a laptop that joins; `invitation` is the invitation's entry id."""
    return json.dumps(["aca-desktop/1/join", coalition, invitation, replica], separators=(",", ":")).encode(
        "ascii"
    )
