"""Files made to crash, to hang or to fill memory: each comes out as a verdict with a reason, at once."""

import random
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from aca_desktop.domain.papers.evidence import FILE_NAME
from aca_desktop.domain.papers.verification import Verification
from aca_desktop.sealing import place, verify
from aca_desktop.services.papers.verifying import verify_document
from tests.sealing import forging
from tests.sealing.every_kind import subject

SUBJECT = subject("declaration")
OF, UNSEALED, PAPER = SUBJECT.of, SUBJECT.unsealed, SUBJECT.sealed


def seal(unsealed: bytes) -> bytes:
    """Seal whatever it is as the laptop would: a thief with its key could."""
    return forging.seal_by_hand(unsealed, OF.enrolled_chain, OF.laptop.sign)


def checked(paper: bytes) -> Verification:
    return verify_document(paper, root=OF.root.certificate)


def reasons(paper: bytes) -> tuple[str, ...]:
    found = checked(paper)
    assert found.verdict == "not-valid"
    return found.reasons


@given(st.binary(max_size=400))
def test_noise_is_no_paper(noise: bytes) -> None:
    assert reasons(noise)
    assert reasons(b"%PDF-1.7\n" + noise)


@given(st.binary(min_size=1, max_size=2000))
def test_noise_in_a_seals_place_is_no_seal(noise: bytes) -> None:
    assert reasons(forging.with_cms(PAPER, lambda _: noise))
    assert reasons(forging.with_cms(PAPER, lambda cms: cms[:40] + noise + cms[40:]))
    assert reasons(forging.with_cms(PAPER, lambda _: b"\x30\x82" + len(noise).to_bytes(2) + noise))


def field(pdf: Pdf) -> Object:
    return pdf.Root.AcroForm.Fields[0]


def set_fields(value: object) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        seal_value = field(pdf)
        pdf.Root.Kept = seal_value
        del pdf.pages[0].Annots
        pdf.Root.AcroForm.Fields = value

    return change


def many_fields(pdf: Pdf) -> None:
    pdf.Root.AcroForm.Fields.extend([Dictionary(FT=Name.Tx)] * 200_000)


def field_within_itself(pdf: Pdf) -> None:
    field(pdf).Kids = Array([field(pdf)])
    pdf.Root.Names.EmbeddedFiles.Kids = Array([pdf.Root.Names.EmbeddedFiles])


def odd_time(pdf: Pdf) -> None:
    field(pdf).V.M = String("yesterday")


def no_time(pdf: Pdf) -> None:
    del field(pdf).V.M


def attach(change: Callable[[Pdf, Object], None]) -> Callable[[Pdf], None]:
    return lambda pdf: change(pdf, pdf.attachments[FILE_NAME].obj)


def bomb(pdf: Pdf, file: Object) -> None:
    packed = zlib.compress(bytes(50_000_000), 9)
    file.EF.F = Stream(pdf, packed, Filter=Name.FlateDecode)


def bomb_in_a_bomb(pdf: Pdf, file: Object) -> None:
    packed = zlib.compress(zlib.compress(bytes(50_000_000), 9), 9)
    file.EF.F = Stream(pdf, packed, Filter=Array([Name.FlateDecode, Name.FlateDecode]))


def no_stream(_pdf: Pdf, file: Object) -> None:
    file.EF.F = Dictionary()


def torn_stream(pdf: Pdf, file: Object) -> None:
    file.EF.F = Stream(pdf, b"not packed at all", Filter=Name.FlateDecode)


def no_file(_pdf: Pdf, file: Object) -> None:
    file.EF = String("nothing")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (set_fields(5), "page-differs"),
        (set_fields(Dictionary()), "page-differs"),
        (set_fields(Array([])), "page-differs"),
        (set_fields(Array([1, 2])), "page-differs"),
        (many_fields, "page-differs"),
        (odd_time, "seal-altered"),
        (no_time, "seal-altered"),
        (attach(bomb), "page-differs"),
        (attach(bomb_in_a_bomb), "page-differs"),
        (attach(no_stream), "page-differs"),
        (attach(torn_stream), "page-differs"),
        (attach(no_file), "no-evidence"),
    ],
)
def test_objects_of_other_kinds_are_refused(change: Callable[[Pdf], None], reason: str) -> None:
    assert reasons(seal(forging.rewritten(UNSEALED, change))) == (reason,)


def test_a_field_within_itself_ends() -> None:
    found = checked(seal(forging.rewritten(UNSEALED, field_within_itself)))
    assert found.check("seal").outcome == "passed"


def test_a_file_of_two_revisions_is_refused_though_its_seal_covers_both() -> None:
    assert reasons(seal(forging.updated(UNSEALED))) == ("page-differs",)


def test_a_file_beyond_all_papers_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "LARGEST_PDF", len(PAPER) - 1)
    assert reasons(PAPER) == ("too-large",)


def damage(seed: str, times: int) -> None:
    """Damage papers before they are sealed, so that the seal is right and the parsers see the damage."""
    chance, where = random.Random(seed), place.prepare(UNSEALED)[1]
    safe = range(9, where.start - 100)
    for _ in range(times):
        damaged = bytearray(UNSEALED)
        for _ in range(chance.randint(1, 8)):
            at = chance.choice((chance.choice(safe), chance.randrange(where.end + 60, len(damaged))))
            damaged[at] = chance.choice(b"0123456789 <>[]()/R%\0\xff" + bytes([damaged[at] ^ 1]))
        try:
            paper = seal(bytes(damaged))
        except ValueError:
            continue
        found = checked(paper)
        assert found.check("seal").outcome == "passed"
        assert found.verdict == "not-valid" or bytes(damaged) == UNSEALED
        assert found.reasons or bytes(damaged) == UNSEALED


def test_damaged_papers_come_to_a_verdict() -> None:
    damage("ordinary", 300)
