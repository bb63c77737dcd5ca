"""The report for support: it has counts and places of the code, and nothing that anybody has entered."""

import re
from pathlib import Path

import pytest

from aca_desktop import mishap
from aca_desktop.services.workspace.support_report import support_report
from tests.services.founding import founded, signed


def test_it_has_counts_and_nothing_that_was_entered(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        signed(workspace)
        report = support_report(workspace, workspace.context, "ja")
        parts = workspace.journal.database.execute(
            "SELECT bytes FROM open_part UNION ALL SELECT bytes FROM personal_part"
        ).fetchall()
    every = " ".join(part.decode("utf-8") for (part,) in parts)
    entered = {*re.findall(r'(?<=")[^"]{5,}(?=")(?!":)', every)}
    assert "organisations: 1 signed" in report
    assert "not encrypted" in report
    assert "language ja" in report
    assert {"Universidad de Guadalajara", "Coordinación 1"} <= entered
    assert {text for text in entered if text in report} == {"coordinator", "2026-06-05"}, "its role, and today"
    assert str(tmp_path) not in report


def int_of(text: str) -> int:
    return int(text)


def test_a_mistake_is_told_by_its_place_without_its_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Maria") as caught:
        int_of("Maria Green, maria@example.org")
    mishap.keep(caught.value, tmp_path, "2026-06-05T10:00:00-06:00")
    told = mishap.places(tmp_path)
    assert told[0].startswith("2026-06-05T10:00:00-06:00 aca-desktop")
    assert told[-1].strip() == "ValueError"
    assert any("test_support_report.py:" in one for one in told)
    assert "Maria" not in "\n".join(told)
    assert str(tmp_path) not in "\n".join(told)
