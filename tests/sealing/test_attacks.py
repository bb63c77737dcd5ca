"""Every attack on a paper of every kind is refused with its own reason, the untouched paper is valid."""

import random

import pytest

from aca_desktop.domain.papers.verification import Verification
from aca_desktop.services.papers.verifying import verify_document
from tests.sealing import attacks, attacks_with_keys
from tests.sealing.attacks import Attack
from tests.sealing.every_kind import KINDS, subject
from tests.sealing.papers import coalition

ATTACKS = {**attacks.ATTACKS, **attacks_with_keys.ATTACKS}
ROOT = coalition().root.certificate


def check(paper: bytes) -> Verification:
    return verify_document(paper, root=ROOT)


@pytest.mark.parametrize("kind", KINDS)
def test_the_untouched_paper_is_valid(kind: str) -> None:
    found = check(subject(kind).sealed)
    assert (found.verdict, found.reasons) == ("valid", ())
    assert found.evidence is not None
    assert found.evidence.kind == kind


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_every_attack_is_refused_with_its_reason(attack: Attack, kind: str) -> None:
    of = subject(kind)
    forged = attack(of)
    assert forged != of.sealed
    found = check(forged)
    assert found.verdict == "not-valid"
    assert found.reasons[0] == ATTACKS[attack]


def flip(kind: str, times: int) -> None:
    paper, chance = subject(kind).sealed, random.Random(f"flips {kind}")
    for at in (chance.randrange(len(paper)) for _ in range(times)):
        forged = bytearray(paper)
        forged[at] ^= chance.randrange(1, 256)
        found = check(bytes(forged))
        assert found.verdict == "not-valid", f"byte {at}"
        assert found.reasons, f"byte {at}"


@pytest.mark.parametrize("kind", KINDS)
def test_no_flipped_byte_stays_valid(kind: str) -> None:
    flip(kind, 100)
