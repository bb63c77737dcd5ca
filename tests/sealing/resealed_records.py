"""Documents whose record or evidence says what it may not, sealed by who has a laptop's key. Not a test itself.

The pages are drawn from the record where it can be drawn: what is wrong is what the record says of its entry, of
its texts, of who sealed it, or how it is written.
"""

import dataclasses
import hashlib
import json
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from aca_desktop.documents.redrawing import draw
from aca_desktop.domain.papers.paper_records import to_record
from tests.documents.kinds import KINDS
from tests.sealing.raw import raw
from tests.sealing.true_papers import Who, agreeing, coalition, header, unsealed, usual, with_header

type Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What is sealed, by which laptop, and the reason that is told."""

    unsealed: bytes
    reason: str
    who: Who = "event"


def _drawn(kind: str, reason: str, change: Change, who: Who = "event") -> Callable[[], Told]:
    return lambda: Told(draw(change(agreeing(KINDS[kind][1](), coalition(), who))), reason, who)


def _with(part: str, **changes: Any) -> Change:
    """Change fields of one of the record's parts."""
    return lambda paper: dataclasses.replace(paper, **{part: dataclasses.replace(getattr(paper, part), **changes)})


def _of_header(**changes: Any) -> Change:
    """Let the record be about another entry, and say what that entry says but for what is changed back."""
    return lambda paper: with_header(paper, header(coalition().id, coalition().event.key.replica, **changes))


def _saying(**changes: Any) -> Change:
    """Let the record say of its entry what the entry's header does not."""
    return _with("entry", **changes)


def _joint_text(paper: Any) -> Any:
    (text,) = paper.texts
    face = dataclasses.replace(text.declaration, text="No prometemos nada.")
    return dataclasses.replace(paper, texts=(dataclasses.replace(text, declaration=face),))


def _beside(paper: Any) -> Any:
    face = dataclasses.replace(paper.beside.declaration, text="We promise nothing.")
    return dataclasses.replace(paper, beside=dataclasses.replace(paper.beside, declaration=face))


def _evidence(reason: str, drawn: str = "declaration", **changes: Any) -> Callable[[], Told]:
    """Let the evidence say something else than the record."""

    return lambda: Told(evidence_of_another(drawn, **changes), reason)


def evidence_of_another(drawn: str = "declaration", **changes: Any) -> bytes:
    """Return a genuine file whose evidence says something else."""
    file = raw(unsealed(drawn))
    _record, said = file.attached()
    value = json.loads(file.plain(said)) | changes
    written = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    file.pack(said, zlib.compress(written))
    return file.written()


def _record(change: Callable[[bytes], bytes], reason: str = "malformed-record") -> Callable[[], Told]:
    """Let the record be written otherwise."""

    def told() -> Told:
        file = raw(unsealed("declaration"))
        record, _said = file.attached()
        changed = change(file.plain(record))
        assert changed != file.plain(record)
        file.pack(record, zlib.compress(changed))
        return Told(file.written(), reason)

    return told


def _value(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    """Change the record's value and write it canonically."""

    def changed(data: bytes) -> bytes:
        value = json.loads(data)
        change(value)
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    return changed


def _set(*path: Any, to: Any) -> Callable[[bytes], bytes]:
    def change(value: Any) -> None:
        *way, last = path
        for step in way:
            value = value[step]
        value[last] = to

    return _value(change)


def _true_evidence_of_another_entry() -> Told:
    line = header(coalition().id, coalition().event.key.replica, seq=18).to_bytes()
    return _evidence("entry-mismatch", entry=hashlib.sha256(line).hexdigest(), header=line.decode("ascii"))()


def _pages_of_another_record() -> Told:
    """The record and the evidence are one entry's, the pages another's."""
    other = raw(draw(_of_header(seq=18)(usual("declaration"))))
    own = raw(unsealed("declaration"))
    for theirs, mine in zip(other.attached(), own.attached(), strict=True):
        own.pack(mine, other.packed(theirs))
    return Told(own.written(), "page-differs")


def _other_record_beside_the_same_pages() -> Told:
    file = raw(unsealed("declaration"))
    record, _said = file.attached()
    paper: Any = usual("declaration")
    lie = dataclasses.replace(paper, signature=dataclasses.replace(paper.signature, signer="Otra Persona"))
    file.pack(record, zlib.compress(to_record(lie)))
    return Told(file.written(), "page-differs")


def _decomposed(data: bytes) -> bytes:
    return unicodedata.normalize("NFD", data.decode()).encode()


DIFFERS, ENTRY, TEXT, RECORD = "sealer-differs", "entry-mismatch", "unknown-text", "malformed-record"
ROLE, EVIDENCE = "seal-not-allowed", "malformed-evidence"

RECORD_ATTACKS: dict[str, Callable[[], Told]] = {
    # who sealed it
    "another laptop's name": _drawn("declaration", DIFFERS, _with("seal", laptop="Mesa 4")),
    "another check code": _drawn("declaration", DIFFERS, _with("seal", check_code="7K4M-QX2P-9DRT-6HNB")),
    "another issuer": _drawn("declaration", DIFFERS, _with("seal", issuer="Mesa 9")),
    "valid for longer": _drawn("declaration", DIFFERS, _with("seal", valid_until=date(2199, 12, 31))),
    "not enrolled": _drawn("declaration", DIFFERS, _with("seal", enrolled=False)),
    "another root": _drawn("declaration", DIFFERS, _with("seal", root_sha256="00" * 32)),
    "a sample": _drawn("declaration", DIFFERS, _with("coalition", sample=True)),
    "a certificate under another name": _drawn("certificate", DIFFERS, _with("seal", laptop="Mesa 4")),
    "a coordinator's name on an event laptop's": _drawn("declaration", DIFFERS, _with("seal", laptop="Mesa 1")),
    "a summary as another's": _drawn("summary", DIFFERS, _with("seal", laptop="Mesa 4"), "coordinator"),
    # what an event laptop may not seal
    "a summary by an event laptop": _drawn("summary", ROLE, lambda paper: paper),
    "a full summary by an event laptop": _drawn("summary-full", ROLE, lambda paper: paper),
    "a joint declaration by an event laptop": _drawn("joint", ROLE, lambda paper: paper),
    "a network's paper by an event laptop": _drawn("network", ROLE, lambda paper: paper),
    "a summary of another drawing by an event laptop": _evidence(ROLE, "summary", drawing=2),
    # its entry
    "an entry that is not its header's": _drawn("declaration", ENTRY, _saying(id="00" * 32)),
    "another place in the feed": _drawn("declaration", ENTRY, _saying(seq=18)),
    "another entry before it": _drawn("declaration", ENTRY, _saying(prev="00" * 32)),
    "no entry before it": _drawn("declaration", ENTRY, _saying(prev=None)),
    "another time": _drawn("declaration", ENTRY, _saying(at="2026-06-05T11:42:08-06:00")),
    "the same time elsewhere": _drawn("declaration", ENTRY, _saying(at="2026-06-05T10:42:07-07:00")),
    "a clock set back that was not": _drawn("declaration", ENTRY, _saying(before="2026-06-05T11:42:06-06:00")),
    "an organisation's entry": _drawn("declaration", ENTRY, _of_header(kind="organisation")),
    "a withdrawal's entry": _drawn("certificate", ENTRY, _of_header(kind="withdrawal")),
    "another coalition's entry": _drawn("declaration", "other-coalition", _of_header(coalition="00" * 32)),
    "a certificate at another time": _drawn("certificate", ENTRY, _saying(at="2025-06-05T11:42:07-06:00")),
    # its texts
    "another text": _drawn("declaration", TEXT, _with("declaration", text="No prometemos nada.")),
    "another title": _drawn("declaration", TEXT, _with("declaration", title="Otra")),
    "a text without its end": _drawn("declaration", TEXT, _with("declaration", text="Juntos")),
    "another text's hash": _drawn("declaration", TEXT, _with("declaration", text_sha256="00" * 32)),
    "another text beside it": _drawn("bilingual", TEXT, _beside),
    "another text that many signed": _drawn("joint", TEXT, _joint_text, "coordinator"),
    "another text in a summary": _drawn("summary", TEXT, _with("declaration", text="Nada."), "coordinator"),
    "another text in a certificate": _drawn("certificate", TEXT, _with("declaration", text="Nada.")),
    # what the evidence says
    "an unknown kind": _evidence("unknown-kind", kind="letter"),
    "another kind": _evidence(RECORD, kind="certificate"),
    "a kind that coordinators seal": _evidence(ROLE, kind="summary"),
    "true evidence of another entry": _true_evidence_of_another_entry,
    "evidence of another text": _evidence(ENTRY, text_sha256="00" * 32),
    "evidence of no text": _evidence(ENTRY, text_sha256=None),
    "evidence of another version": _evidence(ENTRY, version_sha256="00" * 32),
    "evidence of a journal": _evidence(ENTRY, journal_sha256="00" * 32),
    "evidence of no entry": _evidence(ENTRY, entry=None, header=None),
    "evidence of another coalition": _evidence("other-coalition", coalition="00" * 32),
    "an entry without its header": _evidence(EVIDENCE, header=None),
    "drawing zero": _evidence(EVIDENCE, drawing=0),
    "drawing minus one": _evidence(EVIDENCE, drawing=-1),
    "drawing as a text": _evidence(EVIDENCE, drawing="1"),
    "drawing as a truth": _evidence(EVIDENCE, drawing=True),
    "form zero": _evidence(EVIDENCE, form=0),
    "form as a text": _evidence(EVIDENCE, form="2"),
    "form as a truth": _evidence(EVIDENCE, form=True),
    "a key more in the evidence": _evidence(EVIDENCE, more=1),
    # how the record is written
    "spaces": _record(lambda data: data.replace(b":", b": ", 1)),
    "a line's end after it": _record(lambda data: data + b"\n"),
    "a byte order mark": _record(lambda data: b"\xef\xbb\xbf" + data),
    "another order of keys": _record(lambda data: b'{"z":0,' + data[1:]),
    "a key twice": _record(lambda data: b'{"beside":null,' + data[1:]),
    "a key more": _record(_set("more", to=1)),
    "a key less": _record(_value(lambda value: value.pop("beside"))),
    "a number with a fraction": _record(lambda data: data.replace(b'"seq":17', b'"seq":17.0')),
    "a number with an exponent": _record(lambda data: data.replace(b'"seq":17', b'"seq":17e0')),
    "a number as a text": _record(_set("entry", "seq", to="17")),
    "a truth as a number": _record(_set("seal", "enrolled", to=1)),
    "marks beside their letters": _record(_decomposed),
    "letters written as escapes": _record(lambda data: data.replace("í".encode(), b"\\u00ed", 1)),
    "a lone surrogate": _record(lambda data: data.replace("í".encode(), b"\\ud800", 1)),
    "a direction turned round": _record(_set("signature", "signer", to="a\u202eb")),
    "a null byte": _record(_set("signature", "signer", to="a\x00b")),
    "a name of 201 letters": _record(_set("signature", "signer", to="n" * 201)),
    "a stroke that ends in a space": _record(_set("signature", "ink", "strokes", 0, to="1 2 3 ")),
    "a stroke of two numbers": _record(_set("signature", "ink", "strokes", 0, to="1 2")),
    "a stroke of nothing": _record(_set("signature", "ink", "strokes", 0, to="")),
    "a stroke wider than the widest": _record(_set("signature", "ink", "strokes", 0, to="1 2 1001")),
    "a day that is not": _record(_set("signature", "day", to="2026-02-30")),
    "a day before days were written": _record(_set("signature", "day", to="0900-01-01")),
    "a moment that is not": _record(_set("entry", "at", to="2026-13-41T29:59:59+19:59")),
    "a moment before that is not": _record(_set("entry", "before", to="2026-13-41T29:59:59+19:59")),
    "a mark of a thousand lobes": _record(_set("coalition", "lobes", to=1000)),
    "waves that are no number": _record(_set("coalition", "amplitude", to="nan")),
    "a status that is none": _record(_set("signature", "status", to="sworn")),
    "a page of another size": _record(_set("page_size", to="a0")),
    "a picture that is not base64": _record(_set("signature", "picture", to="!")),
    "a list": _record(lambda _: b"[]"),
    "nothing": _record(lambda _: b""),
    "a depth of ten thousand": _record(lambda _: b"[" * 10_000 + b"]" * 10_000),
    # pages and records of different documents
    "pages of another record": _pages_of_another_record,
    "another record beside the same pages": _other_record_beside_the_same_pages,
}
