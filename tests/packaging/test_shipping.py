"""What is shipped, as the lists say it: licences, trimming, pins, the bill of materials, one version."""

import importlib
import json
import sysconfig
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

import aca_desktop
from tests.packaging import FOLDER, room

environment = room("environment")
trimming = room("shipping.trimming")
pins = room("shipping.pins")
sbom = room("shipping.sbom")
folder = room("shipping.folder")

LOCKED = {
    line.partition("==")[0] for line in (FOLDER / "lock.txt").read_text("utf-8").splitlines() if line[:1].isalnum()
}


def wheel(path: Path, name: str, files: dict[str, str]) -> Path:
    with ZipFile(path, "w") as archive:
        archive.writestr(f"{name}-1.dist-info/METADATA", f"Name: {name}\nVersion: 1\n")
        for place, text in files.items():
            archive.writestr(place, text)
    return path


def test_every_library_of_the_lock_has_its_licence_or_is_left_out() -> None:
    table = json.loads(sbom.COMPONENTS.read_text("utf-8"))
    named = {row["name"] for row in table if row["kind"] == "library"}
    assert named == {name for name in LOCKED if trimming.is_shipped(name)}
    assert set(trimming.UNUSED) <= LOCKED


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("PySide6/QtCore.pyd", True),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt6Quick.dll", False),
        ("PySide6/qml/QtQuick/qmldir", False),
        ("PySide6/translations/qtbase_ja.qm", True),
        ("PySide6/Qt/translations/qtbase_es.qm", True),
        ("PySide6/translations/qtbase_de.qm", False),
        ("babel/locale-data/es_MX.dat", True),
        ("babel/locale-data/root.dat", True),
        ("babel/locale-data/de.dat", False),
        ("click/py.typed", False),
        ("click/core.py", True),
    ],
)
def test_what_is_kept(path: str, kept: bool) -> None:
    assert trimming.is_kept(path) is kept


def test_wheels_are_laid_out_as_if_installed_without_what_is_left_out(tmp_path: Path) -> None:
    files = {"one/a.py": "a = 1", "one/py.typed": "", "one-1.data/purelib/two.py": "", "one-1.data/scripts/s": ""}
    folder.unpack([wheel(tmp_path / "one.whl", "one", files)], tmp_path / "lib")
    laid = {path.relative_to(tmp_path / "lib").as_posix() for path in (tmp_path / "lib").rglob("*.*")}
    assert {"one/a.py", "two.py"} <= laid
    assert not any("typed" in path or "scripts" in path for path in laid)


def test_what_is_compiled_does_not_depend_on_what_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Path(sysconfig.get_path("stdlib")) / "ftplib.py"  # one of those that came out otherwise
    (tmp_path / "lib" / "inner").mkdir(parents=True)
    (tmp_path / "lib" / "inner" / "copied.py").write_bytes(library.read_bytes())
    (tmp_path / "lib" / "inner" / "template.py").write_text("{{ name }} =", "utf-8")
    folder.compile_ahead(tmp_path / "lib")
    (compiled,) = (tmp_path / "lib").rglob("*.pyc")
    before = compiled.read_bytes()
    assert b"inner/copied.py" in before
    assert before[4] == 1, "believed without a look at its source"
    monkeypatch.syspath_prepend(tmp_path / "lib" / "inner")
    importlib.import_module("copied")
    folder.compile_ahead(tmp_path / "lib")
    assert compiled.read_bytes() == before


def test_a_bill_names_each_wheel_by_its_hash_and_refuses_one_without_a_licence(tmp_path: Path) -> None:
    known = [
        wheel(tmp_path / f"{name}.whl", name, {})
        for name in ("click", "pyside6-essentials", "pyside6-pdf", "sqlcipher3", "cryptography")
    ]
    told = json.loads(sbom.bill("1", "deb", known, [], 0))
    click = next(one for one in told["components"] if one["name"] == "click")
    assert (click["version"], click["purl"]) == ("1", "pkg:pypi/click@1")
    assert len(click["hashes"][0]["content"]) == 64
    assert sbom.bill("1", "deb", known, [], 0) == sbom.bill("1", "deb", known, [], 0)
    with pytest.raises(environment.Trouble, match="stranger"):
        sbom.bill("1", "deb", [*known, wheel(tmp_path / "stranger.whl", "stranger", {})], [], 0)


def test_an_old_python_is_told() -> None:
    assert pins.age_warning(pins.RELEASED) is None
    assert pins.age_warning(date(pins.RELEASED.year, 12, 31)) is None
    assert pins.PYTHON in pins.age_warning(date(pins.RELEASED.year + 2, 1, 1))


def test_the_version_is_the_programs() -> None:
    assert folder.version() == aca_desktop.__version__
