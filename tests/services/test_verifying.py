"""Checking many files: in order, by one process and by several, telling how far it is."""

from pathlib import Path

import pytest

from aca_desktop.services.papers import verifying


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
