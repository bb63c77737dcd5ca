"""Papers held against the journal: a right seal does not help a paper that names other words than were signed."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.documents import declaration
from aca_desktop.sealing.seal import Sealer
from aca_desktop.services import faces, verifying
from aca_desktop.services.certification import certification
from aca_desktop.services.papers import declaration_paper
from tests.services.founding import founded, only, signed


@pytest.mark.parametrize("changed", [{}, {"text_sha256": "00" * 32}, {"version_sha256": "00" * 32}])
def test_a_paper_of_another_text_or_version_is_not_valid(changed: dict[str, Any], tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        own = certification(workspace, only(workspace))
        signature = faces.signature(workspace, signed(workspace).signature)
        _name, paper = declaration_paper(workspace, signature, own, None, None)
        paper = dataclasses.replace(paper, declaration=dataclasses.replace(paper.declaration, **changed))
        with Sealer(workspace.key, own.chain) as sealer:
            (tmp_path / "paper.pdf").write_bytes(sealer.seal(declaration.draw(paper)))
        (checked,) = verifying.verify([tmp_path / "paper.pdf"], workspace=workspace)
        found = checked.verification
        assert (found.verdict, found.reasons) == (("not-valid", ("entry-mismatch",)) if changed else ("valid", ()))


@pytest.mark.parametrize("few", [0, 100])
def test_files_are_told_in_order_by_one_process_and_by_several(few: int, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for number in range(7):
        (tmp_path / "papers" / f"{number}.pdf").write_bytes(b"%PDF-1.7\n" if number % 2 else b"")
    told: list[tuple[int, int]] = []
    checked = verifying.verify([tmp_path / "papers"], few=few, progress=lambda *far: told.append(far))
    assert [one.path.name for one in checked] == [f"{number}.pdf" for number in range(7)]
    reasons = [one.verification.reasons for one in checked]
    assert reasons == [("no-seal",) if number % 2 else ("not-a-pdf",) for number in range(7)]
    assert told == [(done, 7) for done in range(8)]
