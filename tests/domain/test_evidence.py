"""Reading what a paper says of itself: one form, held against itself."""

import hashlib

import pytest

from aca_desktop.domain.journal.canonical import Json, decode, encode
from aca_desktop.domain.journal.entry import Header
from aca_desktop.domain.papers.evidence import Evidence, NotEvidence, read_evidence

COALITION = "ab" * 32


def line(coalition: str = COALITION) -> str:
    header = Header(
        coalition=coalition,
        replica="cd" * 32,
        seq=1,
        prev=None,
        at="2026-06-05T11:42:07-06:00",
        kind="signature",
        subject="01890a5d-ac96-774b-bcce-b302099a8057",
        fields=("day",),
        over=(),
        open="9f" * 32,
        personal=None,
        blobs=(),
    )
    return header.to_bytes().decode("ascii")


def attachment(header: str | None, entry: str | None = None, /, **changed: Json) -> bytes:
    written = Evidence(
        kind="declaration",
        coalition=COALITION,
        entry=entry or (header and hashlib.sha256(header.encode()).hexdigest()),
        header=header,
        text_sha256="12" * 32,
        version_sha256=None,
        journal_sha256=None,
    ).to_bytes()
    value = decode(written)
    assert isinstance(value, dict)
    return encode(value | changed)


def test_what_was_written_is_read() -> None:
    said = read_evidence(attachment(line()))
    assert said.header == line()
    assert (said.kind, said.coalition, said.text_sha256) == ("declaration", COALITION, "12" * 32)
    assert said.entry == hashlib.sha256(line().encode()).hexdigest()


def test_a_summary_has_no_entry() -> None:
    said = read_evidence(attachment(None, journal_sha256="34" * 32, kind="summary"))
    assert (said.entry, said.header, said.journal_sha256) == (None, None, "34" * 32)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "malformed-evidence"),
        (b"[]", "malformed-evidence"),
        (attachment(line()) + b" ", "malformed-evidence"),
        (attachment(line(), form=True), "malformed-evidence"),
        (attachment(line(), form="1"), "malformed-evidence"),
        (attachment(line(), more=1), "malformed-evidence"),
        (attachment(line(), form=0), "malformed-evidence"),
        (attachment(line(), drawing=0), "malformed-evidence"),
        (attachment(line(), drawing=True), "malformed-evidence"),
        (b'{"form": 2}', "malformed-evidence"),
        (b"[2]", "malformed-evidence"),
        (attachment(line(), kind=None), "malformed-evidence"),
        (attachment(line(), text_sha256="12"), "malformed-evidence"),
        (attachment(line(), text_sha256="AB" * 32), "malformed-evidence"),
        (attachment(line(), entry="00" * 32), "entry-mismatch"),
        (attachment(line(), header=None), "malformed-evidence"),
        (attachment("{}"), "malformed-evidence"),
        (attachment("é", "00" * 32), "malformed-evidence"),
        (attachment(line("ef" * 32)), "other-coalition"),
    ],
)
def test_what_contradicts_itself_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(NotEvidence) as refused:
        read_evidence(data)
    assert refused.value.code == code


def test_only_a_higher_form_is_another_one() -> None:
    with pytest.raises(NotEvidence, match="other-form"):
        read_evidence(attachment(line(), form=2, more=True))
