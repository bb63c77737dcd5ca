"""A coalition is founded whole or not at all, and the sheet about its recovery file says where things are."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from aca_desktop.context import Context
from aca_desktop.domain.journal.trust import check_code
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.sealing.recovery import read_recovery_file
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.coalition.founding import (
    Founded,
    NewCoalition,
    found_workspace,
    passphrase_fault,
    record_of,
)
from aca_desktop.services.workspace.workspaces import open_workspace
from tests.services.founding import Clock

RIGHT = "ocho mesas junto al lago"
ASKED = NewCoalition(
    "ACA-gdl", {"es": "Alianza de Guadalajara", "ja": "グアダラハラ同盟", "pt-br": "Aliança"}, "mx"
)


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return Context(Clock(), Context.of_this_machine().random, tmp_path / "home")


def make(folder: Path, context: Context, spoken: str = "es") -> Founded:
    return found_workspace(folder / "a.aca", context, "Coordinación 1", ASKED, folder / "r.pem", RIGHT, spoken)


def test_everything_is_there_afterwards(tmp_path: Path, context: Context) -> None:
    founded = make(tmp_path, context)
    with open_workspace(founded.workspace, context) as workspace:
        coalition = coalitions.coalition(workspace)
        assert coalition.id == founded.coalition
        assert (coalition.code, coalition.record.country) == ("aca-gdl", "MX")
        assert coalition.record.languages == ("es", "ja", "pt-BR")
        assert [one.key for one in coalition.record.consents] == [
            "publish-organisation",
            "publish-signer",
            "contact",
        ]
        assert coalition.record.consents[0].words["ja"] == "当団体が署名したことを公表することに同意します。"
        assert coalition.record.consents[0].words["pt-BR"].startswith("The coalition may"), (
            "English until translated"
        )
    assert read_recovery_file(founded.recovery, RIGHT).key.replica == founded.coalition


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ("es", "Guarde esta hoja con el archivo de recuperación"),
        ("en", "Keep this sheet with the recovery file"),
        ("ja", "この用紙は復元ファイルと一緒に保管してください"),
    ],
)
def test_the_sheet_says_what_the_file_is_and_nothing_secret(
    tmp_path: Path, context: Context, spoken: str, expected: str
) -> None:
    founded = make(tmp_path, context, spoken)
    reader = pypdf.PdfReader(BytesIO(founded.sheet))
    assert len(reader.pages) == 1, "one sheet"
    text = "".join(reader.pages[0].extract_text().split())
    for words in (expected, check_code(founded.coalition), "r.pem", "Coordinación1"):
        assert words.replace(" ", "") in text
    assert RIGHT.replace(" ", "") not in text


def test_the_sheet_fits_letter_too(tmp_path: Path, context: Context) -> None:
    names = {"en": "The Alliance of Cities and Universities for Climate Action in the Greater Valley"}
    asked = NewCoalition("valley", names, "US")
    founded = found_workspace(tmp_path / "a.aca", context, "C", asked, tmp_path / "r.pem", RIGHT, "es")
    (page,) = pypdf.PdfReader(BytesIO(founded.sheet)).pages
    assert round(float(page.mediabox.height)) == 792
    heights: dict[str, float] = {}

    def look(text: str, _cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        heights.setdefault(text.strip()[:12], tm[5])

    page.extract_text(visitor_text=look)
    last = next(height for text, height in heights.items() if text.startswith("Quién sabe"))
    assert last > 17 / 25.4 * 72 + 4, "above the footer's rule"


def test_a_name_that_is_taken_leaves_neither_file(tmp_path: Path, context: Context) -> None:
    (tmp_path / "a.aca").write_bytes(b"mine")
    with pytest.raises(AcaError, match="file-exists"):
        make(tmp_path, context)
    assert (tmp_path / "a.aca").read_bytes() == b"mine"
    assert not (tmp_path / "r.pem").exists()
    (tmp_path / "a.aca").unlink()
    (tmp_path / "r.pem").write_bytes(b"mine too")
    with pytest.raises(AcaError, match="file-exists"):
        make(tmp_path, context)
    assert not (tmp_path / "a.aca").exists()
    assert (tmp_path / "r.pem").read_bytes() == b"mine too"


def test_a_recovery_file_is_taken_back_if_the_workspace_fails_at_its_end(
    tmp_path: Path, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise AcaError("disk-full", path="x", reason="full")

    monkeypatch.setattr("aca_desktop.services.coalition.founding.recovery_sheet", fail)
    with pytest.raises(AcaError, match="disk-full"):
        make(tmp_path, context)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == []


def test_what_was_typed_wrongly_is_said_field_by_field() -> None:
    with pytest.raises(Refused) as refused:
        record_of(NewCoalition("A B", {"es": "", "x1": "Name"}, "Mexico"))
    assert {(one.field, one.code) for one in refused.value.problems} == {
        ("code", "malformed-code"),
        ("country", "unknown-country"),
        ("names.es", "empty"),
        ("languages.x1", "malformed-language"),
    }
    with pytest.raises(Refused, match="refused"):
        record_of(NewCoalition("aca", {}, "MX"))


def test_a_passphrase_is_long_and_typed_twice_alike() -> None:
    assert passphrase_fault("short", "short") == "too-short"
    assert passphrase_fault(RIGHT, RIGHT[:-1]) == "differ"
    assert passphrase_fault(RIGHT, RIGHT) is None
