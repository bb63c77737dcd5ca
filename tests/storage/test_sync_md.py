"""SYNC.md and the code agree: a plain file read by ordinary Python that was written from SYNC.md alone."""

import hashlib
import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zstandard
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from aca_desktop.storage.queries import listing
from tests.services.founding import only, signed
from tests.services.laptops import table

# --- from here to the line below, nothing but SYNC.md


def frames(data: bytes) -> Iterator[tuple[bytes, int, bytes, int]]:
    assert data[:9] == b"ACASYNC\x01P"
    at = 9
    while at < len(data):
        type_, packed, unpacked = struct.unpack_from(">4sII", data, at)
        yield type_, unpacked, data[at + 12 : at + 12 + packed], at
        at += 12 + packed
    assert at == len(data)


def unpack(content: bytes, size: int) -> bytes:
    assert zstandard.frame_content_size(content) == size
    return zstandard.ZstdDecompressor().decompress(content)


def compact(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def require_signature(key: str, replica: str, said: Any, signature: str) -> None:
    der = bytes.fromhex(key)
    assert hashlib.sha256(der).hexdigest() == replica
    public = serialization.load_der_public_key(der)
    assert isinstance(public, ec.EllipticCurvePublicKey)
    public.verify(bytes.fromhex(signature), compact(said), ec.ECDSA(hashes.SHA256()))


def entries(stream: bytes) -> Iterator[tuple[str, dict[str, Any], list[bytes | None]]]:
    while stream:
        line, _, stream = stream.partition(b"\n")
        header_size, *sizes = json.loads(line)
        header, stream = stream[:header_size], stream[header_size:]
        parts: list[bytes | None] = []
        told = json.loads(header)
        for size, hash_ in zip(
            sizes, [told["open"], told["personal"], *(one for _, one in told["blobs"])], strict=True
        ):
            part, stream = (None, stream) if size is None else (stream[:size], stream[size:])
            assert part is None or hashlib.sha256(part).hexdigest() == hash_
            parts.append(None if part is None else part[16:])
        yield hashlib.sha256(header).hexdigest(), told, parts


def read(data: bytes) -> dict[str, tuple[dict[str, Any], list[bytes | None]]]:
    (_, size, packed, _), *rest = frames(data)
    opening = json.loads(unpack(packed, size))
    tail, trailer = rest[-1], json.loads(rest[-1][2])
    maker, coalition = opening["exporter"], opening["coalition"]
    assert trailer["sha256"] == hashlib.sha256(data[: tail[3]]).hexdigest()
    said = ["aca-desktop/1/sync", coalition, maker["replica"], trailer["sha256"]]
    require_signature(maker["key"], maker["replica"], said, trailer["signature"])
    streams: dict[int, bytes] = {}
    for type_, size, content, _ in rest[:-1]:
        assert type_ == b"DATA"
        index = int.from_bytes(content[:4])
        streams[index] = streams.get(index, b"") + unpack(content[4:], size)
    found: dict[str, tuple[dict[str, Any], list[bytes | None]]] = {}
    segments = [(feed, run) for feed in opening["feeds"] for run in feed["segments"]]
    for index, (feed, (first, count, head, signature)) in enumerate(segments):
        before = None
        for number, (id_, header, parts) in enumerate(entries(streams[index])):
            assert header["seq"] == first + number
            assert number == 0 or header["prev"] == before
            before, found[id_] = id_, (header, parts)
        assert before == head
        last = ["aca-desktop/1", coalition, feed["replica"], first + count - 1, head]
        require_signature(feed["key"], feed["replica"], last, signature)
    assert len(found) == trailer["entries"]
    return found


# ---


def test_a_plain_file_reads_as_sync_md_says(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        laptops.take(laptops.joined("mesa"), laptops.file(laptops.founder))
        signature = signed(laptops.founder).signature
        found = read(laptops.file(laptops.founder).read_bytes())
        assert len(found) == sum(
            count for _, count in listing.feeds(laptops.founder.journal, only(laptops.founder).id)
        )
        header, parts = found[signature]
        assert header["kind"] == "signature"
        assert parts[1] is not None
        assert "Zúñiga".encode() in parts[1]
