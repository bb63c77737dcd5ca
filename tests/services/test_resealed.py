"""A laptop's key in the wrong hands: no document is valid whose pages are not those of its record.

No workspace is at hand: what a record says that nobody signed is for the journal to tell.
"""

import dataclasses
import re
from collections.abc import Callable

import pytest

from aca_desktop.documents.redrawing import draw, is_same
from aca_desktop.domain.papers.papers import DeclarationPaper
from aca_desktop.domain.papers.verification import Verification
from aca_desktop.services.papers.verifying import verify_document
from tests.sealing.raw import Raw, raw
from tests.sealing.resealed_files import FILE_ATTACKS, PACKINGS, FileAttack
from tests.sealing.resealed_records import RECORD_ATTACKS, evidence_of_another
from tests.sealing.true_papers import VARIETIES, coalition, sealed, sealer_of, unsealed, usual


def judged(document: bytes) -> Verification:
    return verify_document(document, root=coalition().root)


def resealed(kind: str, change: Callable[[Raw], bytes]) -> Verification:
    """Change a genuine document and seal it again by the laptop that had sealed it."""
    changed = change(raw(unsealed(kind)))
    assert changed != unsealed(kind)
    return judged(coalition().holder(sealer_of(kind)).seal(changed))


@pytest.mark.parametrize("kind", VARIETIES)
def test_a_genuine_document_is_valid(kind: str) -> None:
    found = judged(sealed(kind))
    assert (found.verdict, found.reasons) == ("valid", ())
    assert found.check("journal").outcome == "not-checked"


def test_a_name_may_look_like_a_place_for_a_seal() -> None:
    paper = usual("declaration")
    assert isinstance(paper, DeclarationPaper)
    named = dataclasses.replace(paper.signature, organisation="/ByteRange [ 0 1 2 3 ] A.C.")
    drawn = draw(dataclasses.replace(paper, signature=named))
    assert len(re.findall(rb"/ByteRange \[", drawn)) > 1
    assert judged(coalition().event.seal(drawn)).verdict == "valid"


@pytest.mark.parametrize("attack", FILE_ATTACKS, ids=lambda attack: attack.__name__)
def test_a_file_that_was_changed_is_not_valid(attack: FileAttack) -> None:
    found = resealed("declaration", attack)
    assert (found.verdict, found.reasons) == ("not-valid", (FILE_ATTACKS[attack],))
    assert found.paper is None


@pytest.mark.parametrize("name", RECORD_ATTACKS)
def test_a_record_that_contradicts_its_seal_is_not_valid(name: str) -> None:
    told = RECORD_ATTACKS[name]()
    found = judged(coalition().holder(told.who).seal(told.unsealed))
    assert (found.verdict, found.reasons) == ("not-valid", (told.reason,))
    assert found.paper is None


@pytest.mark.parametrize("kind", VARIETIES)
def test_every_object_and_stream_of_every_kind_is_compared(kind: str) -> None:
    drawn = unsealed(kind)
    whole = raw(drawn)
    for number in whole.streams():
        file = raw(drawn)
        file.repack(number, lambda plain: plain[:-1] + bytes([plain[-1] ^ 1]))
        assert not is_same(drawn, file.written()), number
    for number in range(1, len(whole.objects) + 1):
        file = raw(drawn)
        file[number] = file[number].replace(b" obj\n", b" obj\n ", 1)
        assert not is_same(drawn, file.written()), number
    assert is_same(drawn, whole.written())


@pytest.mark.parametrize("kind", VARIETIES)
@pytest.mark.parametrize("packing", PACKINGS, ids=lambda packing: packing.__name__)
def test_a_document_that_another_zlib_packed_is_valid(kind: str, packing: FileAttack) -> None:
    assert resealed(kind, packing).verdict == "valid"


@pytest.mark.parametrize("attack", PACKINGS, ids=lambda packing: packing.__name__)
def test_pages_that_another_zlib_packed_are_compared_all_the_same(attack: FileAttack) -> None:
    def change(file: Raw) -> bytes:
        file.repack(file.contents()[0], lambda plain: plain.replace(b"BT\n", b"BT\n3 Tr\n", 1))
        return attack(file)

    assert resealed("declaration", change).reasons == ("page-differs",)


def test_a_document_of_another_drawing_is_never_valid() -> None:
    document = coalition().event.seal(evidence_of_another(drawing=2))
    found = judged(document)
    assert (found.verdict, found.reasons) == ("valid-but", ("not-redrawn",))
    assert found.paper is None


@pytest.mark.parametrize("form", [2, 3, 10**15])
def test_a_document_of_another_form_has_no_verdict(form: int) -> None:
    found = judged(coalition().event.seal(evidence_of_another(form=form)))
    assert (found.verdict, found.reasons) == (None, ("other-form",))


def test_another_coalitions_laptop_is_not_this_ones() -> None:
    other = coalition("Alianza para la Acción Climática de Guadalajara ")
    assert judged(other.event.seal(unsealed("declaration"))).reasons == ("unknown-root",)


def test_a_samples_laptop_seals_no_document_that_is_none() -> None:
    sample = coalition("Muestra", sample=True)
    found = verify_document(sample.event.seal(unsealed("declaration")), root=None)
    assert (found.verdict, found.reasons) == ("not-valid", ("sealer-differs", "unknown-root"))


def test_a_seal_in_small_letters_is_none() -> None:
    document = sealed("declaration")
    start = document.index(b"/Contents <") + 11
    small = document[:start] + document[start : start + 16_384].lower() + document[start + 16_384 :]
    assert judged(small).reasons == ("seal-altered",)
