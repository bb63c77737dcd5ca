"""Files that somebody has worked on: refused with a code, or the same as before; never a crash, never a change.

Two ways of working on them: bytes of a file as it lies, and what it unpacks to, summed and signed anew, as only a
hostile maker can.
"""

import hashlib
import json
import random
import struct
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zstandard

from aca_desktop.domain.journal import canonical
from aca_desktop.domain.journal.entry import statement
from aca_desktop.domain.journal.sync_opening import sync_statement
from aca_desktop.errors import AcaError
from aca_desktop.sealing.keys import LaptopKey
from aca_desktop.services.workspace import checking
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.sync.sync_frames import Frame
from tests.services.founding import only, signed
from tests.services.laptops import Table, state, table
from tests.storage.test_sync_md import compact, frames, unpack

HOSTILE = LaptopKey.from_seed(b"h" * 32)
NOBODY = {"certificates": [], "key": HOSTILE.public_key.hex(), "name": "h", "replica": HOSTILE.replica}
SEED = 20260605

type Frames = list[tuple[bytes, bytes]]
"""Types and what they unpack to; of DATA with the index before it. Without the trailer."""


def taken_apart(data: bytes) -> Frames:
    """Return a file's frames, unpacked."""
    found = []
    for type_, size, content, _at in frames(data):
        if type_ == b"OPEN":
            found.append((type_, unpack(content, size)))
        elif type_ == b"DATA":
            found.append((type_, content[:4] + unpack(content[4:], size)))
    return found


def put_together(parts: Frames, *, entries: int | None = None) -> bytes:
    """Return a file of these frames, summed and signed by a key that nobody knows."""
    opening = json.loads(parts[0][1]) if parts and parts[0][0] == b"OPEN" else {}
    if opening:
        opening["exporter"] = NOBODY
        parts = [(b"OPEN", compact(opening)), *parts[1:]]
    told = sum(run[1] for feed in opening.get("feeds", ()) for run in feed["segments"])
    return summed(
        b"".join(packed(*part) for part in parts), opening, len(parts) - 1, told if entries is None else entries
    )


def packed(type_: bytes, content: bytes) -> bytes:
    before, plain = (content[:4], content[4:]) if type_ == b"DATA" else (b"", content)
    body = before + zstandard.ZstdCompressor().compress(plain)
    return struct.pack(">4sII", type_, len(body), len(plain)) + body


def summed(body: bytes, opening: dict[str, object], chunks: int, entries: int) -> bytes:
    """Return a file of these frames' bytes with its trailer."""
    data = b"ACASYNC\x01P" + body
    digest = hashlib.sha256(data).hexdigest()
    signature = HOSTILE.sign(sync_statement(str(opening.get("coalition")), HOSTILE.replica, digest))
    trailer = canonical.encode(
        {"chunks": chunks, "entries": entries, "sha256": digest, "signature": signature.hex()}
    )
    return data + struct.pack(">4sII", b"TAIL", len(trailer), len(trailer)) + trailer


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with something done to them: flipped, cut, doubled, zeroed, inserted."""
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.choice((1, 2, 4, 16, 200)))
    how = chance.randrange(6)
    if how == 0:
        return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
    if how == 1:
        return data[:at]
    if how == 2:
        return data[:at] + data[end:]
    if how == 3:
        return data[:end] + data[at:]
    if how == 4:
        return data[:at] + bytes(end - at) + data[end:]
    return data[:at] + chance.randbytes(end - at) + data[at:]


@pytest.fixture
def laptops(tmp_path: Path) -> Iterator[Table]:
    with table(tmp_path) as found:
        yield found


def a_file(laptops: Table) -> tuple[Workspace, bytes]:
    """Return a laptop that has nothing, so that nothing is passed over, and a file with two laptops' work."""
    receiver, sender = laptops.laptop("receiver"), laptops.joined("sender")
    for laptop in (laptops.founder, sender):
        signed(laptop)
    laptops.take(sender, laptops.file(laptops.founder))
    for laptop in (receiver, sender):
        laptop.journal.database.execute("PRAGMA synchronous=OFF")
    return receiver, laptops.file(sender).read_bytes()


def fuzz(laptops: Table, count: int, make: Callable[[bytes, random.Random], bytes]) -> None:
    """Look at that many files made of one; all but a few that say the same in another way must be refused."""
    receiver, data = a_file(laptops)
    path = laptops.folder / "mutated.acasync"
    path.write_bytes(data)
    (whole,) = laptops.take(receiver, path, dry_run=True, accept_new=True)
    before = state(receiver)
    chance = random.Random(SEED)
    refused = 0
    for _ in range(count):
        path.write_bytes(make(data, chance))
        (result,) = laptops.take(receiver, path, dry_run=True, accept_new=True)
        refused += result.refused is not None
        assert result.refused is not None or result.merged == whole.merged
        assert checking.digests(receiver) == before
    assert refused > count * 0.9
    assert state(receiver) == before


def raw(data: bytes, chance: random.Random) -> bytes:
    return mutated(data, chance)


def inside(data: bytes, chance: random.Random) -> bytes:
    """Return a file of which what a chunk or the opening unpacks to was worked on, sound on the outside."""
    parts = taken_apart(data)
    place = chance.randrange(len(parts))
    type_, content = parts[place]
    changed = (content[:4] + mutated(content[4:], chance)) if type_ == b"DATA" else mutated(content, chance)
    if place == 0:
        try:
            json.loads(changed)
        except ValueError:
            return summed(
                b"".join(packed(*part) for part in [(type_, changed), *parts[1:]]), {}, len(parts) - 1, 0
            )
    parts[place] = (type_, changed)
    try:
        return put_together(parts)
    except (KeyError, TypeError, AttributeError, IndexError):
        return summed(b"".join(packed(*part) for part in parts), {}, len(parts) - 1, 0)


def test_any_byte_changed_is_refused(laptops: Table) -> None:
    fuzz(laptops, 300, raw)


def test_what_a_hostile_maker_changes_inside_is_refused(laptops: Table) -> None:
    fuzz(laptops, 200, inside)


def test_a_file_put_together_anew_is_taken(laptops: Table) -> None:
    """So that what is refused below is refused for what it is."""
    receiver, data = a_file(laptops)
    path = laptops.folder / "anew.acasync"
    path.write_bytes(put_together(taken_apart(data)))
    (result,) = laptops.take(receiver, path, accept_new=True)
    assert result.refused is None


def opening_with(parts: Frames, **changes: object) -> Frames:
    return [(b"OPEN", compact(json.loads(parts[0][1]) | changes)), *parts[1:]]


def bomb() -> bytes:
    """A chunk of 32 KB that unpacks to 1 GiB."""
    body = bytes(4) + zstandard.ZstdCompressor(level=19).compress(bytes(2**30))
    return struct.pack(">4sII", b"DATA", len(body), 4_000_000) + body


def last_entry_changed(parts: Frames) -> bytes:
    """The last entry of the last segment says another time: its chain holds, the head is another."""
    type_, content = parts[-1]
    before, at, after = content.rpartition(b'{"at":"2026')
    assert at
    return put_together([*parts[:-1], (type_, before + b'{"at":"2025' + after)])


def middle_entry_changed(parts: Frames) -> bytes:
    """The first entry of the last segment says another time: the next one's prev is another."""
    type_, content = parts[-1]
    return put_together([*parts[:-1], (type_, content.replace(b'{"at":"2026', b'{"at":"2025', 1))])


def with_feeds(parts: Frames, change: Callable[[list[dict[str, list[list[object]]]]], None]) -> bytes:
    """The opening tells of its feeds otherwise."""
    feeds = json.loads(parts[0][1])["feeds"]
    change(feeds)
    return put_together(opening_with(parts, feeds=feeds))


def swap_signatures(feeds: list[dict[str, list[list[object]]]]) -> None:
    one, other = feeds[0]["segments"][0], feeds[1]["segments"][0]
    one[3], other[3] = other[3], one[3]


def swap_held_signatures(feeds: list[dict[str, list[list[object]]]]) -> None:
    one, other = feeds[0]["holds"][0], feeds[1]["holds"][0]
    one[3], other[3] = other[3], one[3]


def swap_keys(feeds: list[dict[str, list[list[object]]]]) -> None:
    feeds[0]["key"], feeds[1]["key"] = feeds[1]["key"], feeds[0]["key"]


def with_a_key_put_under_another(parts: Frames) -> bytes:
    """A feed's key is the maker's own, and all heads are signed by it: only the laptop's id tells."""
    opening = json.loads(parts[0][1])
    feed = opening["feeds"][-1]
    feed["key"] = HOSTILE.public_key.hex()
    for run in (*feed["holds"], *feed["segments"]):
        said = statement(opening["coalition"], feed["replica"], run[0] + run[1] - 1, run[2])
        run[3] = HOSTILE.sign(said).hex()
    return put_together(opening_with(parts, feeds=opening["feeds"]))


def begin_earlier(feeds: list[dict[str, list[list[object]]]]) -> None:
    run = feeds[-1]["segments"][0]
    run[0], run[1] = int(str(run[0])) + 1, int(str(run[1])) - 1


HOSTILE_FILES: dict[str, tuple[str, Callable[[Frames], bytes]]] = {
    "other-coalition-inside": (
        "sync-signature",
        lambda parts: put_together(opening_with(parts, coalition="0" * 64)),
    ),
    "last-entry-changed": ("sync-chain", last_entry_changed),
    "middle-entry-changed": ("sync-chain", middle_entry_changed),
    "signatures-of-others": ("sync-signature", lambda parts: with_feeds(parts, swap_signatures)),
    "held-signatures-of-others": ("sync-signature", lambda parts: with_feeds(parts, swap_held_signatures)),
    "keys-of-others": ("sync-signature", lambda parts: with_feeds(parts, swap_keys)),
    "key-put-under-another": ("sync-signature", with_a_key_put_under_another),
    "numbered-otherwise": ("sync-chain", lambda parts: with_feeds(parts, begin_earlier)),
    "chunks-swapped": ("sync-malformed", lambda parts: put_together([parts[0], *reversed(parts[1:])])),
    "chunk-missing": ("sync-malformed", lambda parts: put_together(parts[:-1])),
    "chunk-twice": ("sync-malformed", lambda parts: put_together([*parts, parts[-1]])),
    "opening-twice": ("sync-malformed", lambda parts: put_together([*parts, parts[0]])),
    "no-opening": ("sync-malformed", lambda parts: put_together(parts[1:])),
    "counts-differ": ("sync-malformed", lambda parts: put_together(parts, entries=7)),
    "deep-opening": ("sync-malformed", lambda _parts: summed(packed(b"OPEN", b"[" * 100_000), {}, 0, 0)),
    "tiny-chunks": (
        "sync-malformed",
        lambda parts: put_together(
            [
                parts[0],
                *((b"DATA", parts[1][1][:4] + parts[1][1][at : at + 1]) for at in range(4, 3000)),
                *parts[2:],
            ]
        ),
    ),
    "bomb": (
        "sync-malformed",
        lambda parts: summed(packed(*parts[0]) + bomb(), json.loads(parts[0][1]), 1, 0),
    ),
    "long-line": (
        "sync-malformed",
        lambda parts: put_together([parts[0], (b"DATA", bytes(4) + b"[" * 60_000), *parts[2:]]),
    ),
    "large-entry": (
        "sync-malformed",
        lambda parts: put_together([parts[0], (b"DATA", bytes(4) + b"[99999999,16,null]\n"), *parts[2:]]),
    ),
    "an-unknown-necessary-frame": (
        "newer-program",
        lambda parts: put_together([*parts, (b"NEWS", b"?")]),
    ),
    "another-version": (
        "newer-program",
        lambda parts: put_together(parts).replace(b"ACASYNC\x01", b"ACASYNC\x02", 1),
    ),
    "path-names": (
        "sync-malformed",
        lambda parts: put_together(opening_with(parts, at="../../etc/passwd")),
    ),
}


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_a_hostile_file_is_refused_for_what_it_is(laptops: Table, name: str) -> None:
    receiver, data = a_file(laptops)
    code, make = HOSTILE_FILES[name]
    path = laptops.folder / "hostile.acasync"
    path.write_bytes(make(taken_apart(data)))
    before = state(receiver)
    (result,) = laptops.take(receiver, path, accept_new=True)
    assert result.refused is not None
    assert result.refused.code == code
    assert state(receiver) == before


def test_a_bomb_is_not_unpacked() -> None:
    """What it says of its size is looked at before a byte is made of it."""
    packed_ = zstandard.ZstdCompressor(level=19).compress(bytes(2**26))
    tracemalloc.start()
    with pytest.raises(AcaError, match="another size"):
        Frame("DATA", 1000, bytes(12) + packed_).content()
    assert tracemalloc.get_traced_memory()[1] < 2**20
    tracemalloc.stop()


def test_an_optional_frame_is_kept_and_passed_on(laptops: Table) -> None:
    receiver, data = a_file(laptops)
    path = laptops.folder / "later.acasync"
    parts = taken_apart(data)
    body = b"".join(packed(*part) for part in parts)
    opening = json.loads(parts[0][1])
    opening["exporter"] = NOBODY
    body = packed(b"OPEN", compact(opening)) + b"".join(packed(*part) for part in parts[1:])
    told = sum(run[1] for feed in opening["feeds"] for run in feed["segments"])
    path.write_bytes(summed(body + packed(b"newS", b"of a newer program"), opening, len(parts) - 1, told))
    (result,) = laptops.take(receiver, path, accept_new=True)
    assert result.refused is None
    passed = laptops.file(receiver).read_bytes()
    assert [unpack(content, size) for type_, size, content, _ in frames(passed) if type_ == b"newS"] == [
        b"of a newer program"
    ]
    assert b"newS" not in laptops.kit(laptops.founder).read_bytes()
    assert only(receiver)
