"""An entry's header has one form, which is hashed; everything else is no header."""

import hashlib
import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from aca_desktop.domain.journal.entry import (
    MAX_HEADER,
    MAX_OVER,
    Header,
    Malformed,
    Part,
    join_statement,
    named_subject,
    read_header,
    statement,
    united,
)
from tests.journals import Story, subject, withheld

A, B = "a" * 64, "b" * 64
HEADER = Header(
    coalition=A,
    replica=B,
    seq=2,
    prev=A,
    at="2026-06-05T11:42:07-06:00",
    kind="organisation",
    subject=subject(1),
    fields=("names.es", "notes"),
    over=(A, B),
    open=A,
    personal=B,
    blobs=(("open", A), ("personal", B)),
)


def test_the_form_is_ascii_json_with_sorted_keys_and_no_spaces() -> None:
    header = HEADER._replace(fields=("lists.RE100 \U0001f30d", "lists.ñ"))
    assert header.to_bytes() == (
        b'{"at":"2026-06-05T11:42:07-06:00",'
        b'"blobs":[["open","' + A.encode() + b'"],["personal","' + B.encode() + b'"]],'
        b'"coalition":"' + A.encode() + b'",'
        b'"fields":["lists.RE100 \\ud83c\\udf0d","lists.\\u00f1"],'
        b'"kind":"organisation","open":"' + A.encode() + b'",'
        b'"over":["' + A.encode() + b'","' + B.encode() + b'"],'
        b'"personal":"' + B.encode() + b'","prev":"' + A.encode() + b'",'
        b'"replica":"' + B.encode() + b'","seq":2,'
        b'"subject":"0197a000-0000-7000-8000-000000000001","v":1}'
    )
    assert read_header(header.to_bytes()) == header


def test_what_is_absent_is_null() -> None:
    first = HEADER._replace(seq=1, prev=None, fields=(), over=(), open=None, personal=None, blobs=())
    text = first.to_bytes().decode("ascii")
    for absent in ('"prev":null', '"open":null', '"personal":null', '"blobs":[]', '"fields":[]', '"over":[]'):
        assert absent in text
    assert read_header(first.to_bytes()) == first


def change(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return lambda value: value.update(fields)


def drop(key: str) -> Callable[[dict[str, Any]], None]:
    return lambda value: value.pop(key)


@pytest.mark.parametrize(
    "spoil",
    [
        change(v=2),
        change(v=True),
        change(v="1"),
        change(more=1),
        drop("blobs"),
        drop("v"),
        change(coalition=A[:-1]),
        change(coalition=A.upper()),
        change(coalition=None),
        change(replica="g" * 64),
        change(seq=0),
        change(seq=-1),
        change(seq=True),
        change(seq="2"),
        change(seq=2**53),
        change(seq=1),
        change(prev=None),
        change(prev="é"),
        change(at="2026-06-05T11:42:07.5-06:00"),
        change(at="2026-06-05T11:42:07Z"),
        change(at="2026-06-05T11:42:07"),
        change(at="2026-06-05 11:42:07-06:00"),
        change(at="2026-02-30T11:42:07-06:00"),
        change(at="0000-06-05T11:42:07-06:00"),
        change(at="2026-06-05T24:00:00-06:00"),
        change(at="2026-06-05T11:60:07-06:00"),
        change(at="2026-06-05T11:42:60-06:00"),
        change(at="2026-06-05T11:42:07-24:00"),
        change(at="2026-06-05T11:42:07-06:60"),
        change(at="２０２６-06-05T11:42:07-06:00"),
        change(at=1),
        change(kind=""),
        change(kind="Organisation"),
        change(kind="a" * 65),
        change(kind="organisation\n"),
        change(kind=["organisation"]),
        change(subject="0197a000-0000-4000-8000-000000000001"),
        change(subject="0197a000-0000-7000-7000-000000000001"),
        change(subject="0197A000-0000-7000-8000-000000000001"),
        change(subject="0197a000000070008000000000000001"),
        change(fields=["notes", "names.es"]),
        change(fields=["notes", "notes"]),
        change(fields=[1]),
        change(fields="notes"),
        change(fields=["contacts.\ud800"]),
        change(fields={"a": 1}),
        change(over=[B, A]),
        change(over=[A, A]),
        change(over=["zz"]),
        change(over=[f"{n:064x}" for n in range(MAX_OVER + 1)]),
        change(open="00"),
        change(open=1),
        change(personal=False),
        change(blobs=[["open"]]),
        change(blobs=[["closed", A]]),
        change(blobs=[["open", A, A]]),
        change(blobs=[["open", "00"]]),
        change(blobs=[[["open"], A]]),
        change(blobs=["open"]),
        change(blobs={}),
        change(fields=["x" * MAX_HEADER]),
    ],
)
def test_a_header_with_anything_wrong_in_it_is_none(spoil: Callable[[dict[str, Any]], None]) -> None:
    value = json.loads(HEADER.to_bytes())
    spoil(value)
    with pytest.raises(Malformed):
        read_header(json.dumps(value, separators=(",", ":"), sort_keys=True).encode("ascii"))


@pytest.mark.parametrize(
    "form",
    [
        lambda data: data + b"\n",
        lambda data: data.replace(b":", b": ", 1),
        lambda data: data.replace(b"names", b"n\\u0061mes"),
        lambda data: data.replace(b'"v":1', b'"v":1,"v":1'),
        lambda data: data.replace(b'"v":1', b'"v":1.0'),
        lambda data: data.replace(b'"seq":2', b'"seq":2e0'),
        lambda data: data.replace(b'{"at"', b'{"seq":2,"at"').replace(b',"seq":2,"subject"', b',"subject"'),
        lambda data: data.decode().encode("utf-16"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data[:-1],
        lambda _: b"[]",
        lambda _: b"null",
        lambda _: b"[" * 60_000,
        lambda _: b"9" * 5000,
        lambda _: b"\xff",
        lambda _: b"",
    ],
)
def test_another_form_of_a_header_is_none(form: Callable[[bytes], bytes]) -> None:
    assert read_header(HEADER.to_bytes()) == HEADER
    with pytest.raises(Malformed):
        read_header(form(HEADER.to_bytes()))


def test_as_much_as_is_allowed_is_read() -> None:
    full = HEADER._replace(over=tuple(f"{n:064x}" for n in range(MAX_OVER)))
    assert read_header(full.to_bytes()) == full
    room = MAX_HEADER - len(HEADER._replace(fields=("",)).to_bytes())
    longest = HEADER._replace(fields=("x" * room,))
    assert len(longest.to_bytes()) == MAX_HEADER
    assert read_header(longest.to_bytes()) == longest
    with pytest.raises(Malformed):
        read_header(HEADER._replace(fields=("x" * (room + 1),)).to_bytes())


def test_the_id_is_the_hash_of_the_header_and_a_parts_hash_covers_its_salt() -> None:
    story = Story()
    entry = story.ana.write(
        "organisation", subject(1), {"names.es": "Uno"}, {"notes": "n"}, blobs=[("personal", b"ink")]
    )
    assert entry.id == hashlib.sha256(entry.header_bytes).hexdigest()
    for part, named in ((entry.open, entry.header.open), (entry.personal, entry.header.personal)):
        assert part is not None
        assert len(part.salt) == 16
        assert hashlib.sha256(part.salt + part.data).hexdigest() == named
    (blob,) = entry.blobs
    assert blob is not None
    assert entry.header.blobs == (("personal", hashlib.sha256(blob.salt + b"ink").hexdigest()),)
    salts = {part.salt for part in (entry.open, entry.personal, blob) if part is not None}
    assert len(salts) == 3


def test_two_laptops_name_the_same_subject() -> None:
    name = "ISO 3166-2:MX-JAL"
    made = named_subject(name)
    assert uuid.UUID(made).version == 8
    assert uuid.UUID(made).variant == uuid.RFC_4122
    digest = hashlib.sha256(name.encode()).hexdigest()
    bare = made.replace("-", "")
    assert bare[:12] == digest[:12]
    assert bare[13:16] == digest[13:16]
    assert bare[17:] == digest[17:32]
    assert read_header(HEADER._replace(subject=made).to_bytes()).subject == made


def test_statements_are_canonical_arrays() -> None:
    assert statement(A, B, 7, A) == f'["aca-desktop/1","{A}","{B}",7,"{A}"]'.encode()
    assert join_statement(A, B, A) == f'["aca-desktop/1/join","{A}","{B}","{A}"]'.encode()


def test_copies_of_an_entry_add_up_to_all_their_parts() -> None:
    story = Story()
    whole = story.ana.write(
        "organisation", subject(1), {"names.es": "Uno"}, {"notes": "n"}, blobs=[("personal", b"i"), ("open", b"o")]
    )
    bare = withheld(whole)
    assert bare.personal is None
    assert bare.blobs[0] is None
    assert bare.blobs[1] == whole.blobs[1]
    for copies in ([bare, whole], [whole, bare], [bare, whole, bare]):
        assert united(copies) == {whole.id: whole}
    other = whole._replace(blobs=(whole.blobs[0], None), personal=None)
    assert united([other, bare]) == {whole.id: whole._replace(personal=None)}


def test_parts_hash() -> None:
    assert Part(b"s" * 16, b"data").hash == hashlib.sha256(b"s" * 16 + b"data").hexdigest()
