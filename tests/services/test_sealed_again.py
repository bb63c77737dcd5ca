"""Papers of another laptop's signatures: sealed again with this one's key, and with the time of that."""

from pathlib import Path

import pytest

from aca_desktop.sealing.verify import verify_seal
from aca_desktop.services.papers import declarations_in_bulk
from aca_desktop.services.papers.faces import signature
from aca_desktop.services.papers.papers import Papers
from tests.services.founding import only, signed
from tests.services.laptops import table


def sealed_at(data: bytes) -> str | None:
    """Return the time that a seal says."""
    return verify_seal(data).found.sealed_at


@pytest.mark.parametrize("kind", ["declaration", "certificate"])
def test_a_paper_that_another_laptop_seals_again_says_when(tmp_path: Path, kind: str) -> None:
    with table(tmp_path) as laptops:
        founder, mesa = laptops.founder, laptops.joined("mesa")
        done = signed(mesa)
        signed_at = laptops.clock.moment.isoformat()
        laptops.take(founder, laptops.file(mesa))
        laptops.clock.wait(days=2)
        made = {}
        for laptop in (mesa, founder):
            with Papers(laptop) as papers:
                one = signature(laptop, done.signature)
                made[laptop.name] = getattr(papers, kind)(one).data
        assert sealed_at(made["mesa"]) == signed_at
        assert sealed_at(made["coordination"]) == laptops.clock.moment.isoformat() != signed_at


def test_a_paper_that_was_sealed_again_is_current_afterwards(tmp_path: Path) -> None:
    with table(tmp_path) as laptops:
        founder, mesa = laptops.founder, laptops.joined("mesa")
        signed(mesa)
        laptops.take(founder, laptops.file(mesa))
        out = tmp_path / "papers"
        first = declarations_in_bulk.write_all_declarations(founder, only(founder), out)
        laptops.clock.wait(days=2)
        second = declarations_in_bulk.write_all_declarations(founder, only(founder), out)
        assert len(first.paths) == 1
        assert (second.paths, second.current) == ((), first.paths)
