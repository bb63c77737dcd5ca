"""What of the operating system is missing, and how it is installed, with a small apt-get of our own."""

from pathlib import Path

import pytest

from tests.packaging import executable, room

debian = room("debian")

OFFLINE = 'echo "E: Unable to fetch some archives" >&2; exit 100'
WITHOUT_LISTS = """
echo "$1" >> "$(dirname "$0")/said"
[ "$1" = update ] && touch "$(dirname "$0")/lists" && exit 0
[ -f "$(dirname "$0")/lists" ]
"""


@pytest.fixture
def said() -> list[str]:
    return []


def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    executable(tmp_path / "apt-get", script)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path / "said"


def test_libraries_are_missing_until_their_files_are_there(tmp_path: Path) -> None:
    folders = [tmp_path / "lib", tmp_path / "usr/lib"]
    assert debian.missing_libraries(folders) == list(map(debian.WINDOW.get, sorted(debian.WINDOW)))
    deep = tmp_path / "usr/lib/x86_64-linux-gnu"
    deep.mkdir(parents=True)
    for library in debian.WINDOW:
        (deep / library).touch()
    assert debian.missing_libraries(folders) == []
    (deep / "libEGL.so.1").unlink()
    assert debian.missing_libraries(folders) == ["libegl1"]


def test_programs_are_missing_until_they_are_on_the_path(tmp_path: Path) -> None:
    executable(tmp_path / "qpdf", "exit 0")
    assert debian.missing_programs(str(tmp_path)) == ["libnss3-tools", "poppler-utils"]


def test_the_line_can_be_typed() -> None:
    assert debian.line(["qpdf", "libegl1"]) == "sudo apt-get install --no-install-recommends qpdf libegl1"


def test_without_apt_nothing_may_be_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not debian.may_install()


def test_the_list_is_not_fetched_if_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    log = apt(tmp_path, monkeypatch, WITHOUT_LISTS)
    (tmp_path / "lists").touch()
    assert debian.install(["qpdf"], said.append)
    assert log.read_text(encoding="utf-8").split() == ["install"]
    assert said == ["Installing what the system lacks: qpdf."]


def test_the_list_is_fetched_if_it_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    log = apt(tmp_path, monkeypatch, WITHOUT_LISTS)
    assert debian.install(["qpdf"], said.append)
    assert log.read_text(encoding="utf-8").split() == ["install", "update", "install"]


def test_what_apt_said_is_told_when_it_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    apt(tmp_path, monkeypatch, OFFLINE)
    assert not debian.install(["qpdf"], said.append)
    assert said[-1].endswith("apt-get said:\nE: Unable to fetch some archives")


@pytest.mark.parametrize("packaged", [True, False])
def test_an_owners_certificates_stay_and_debians_own_may_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str], *, packaged: bool
) -> None:
    bundle = tmp_path / "ca-certificates.crt"
    bundle.write_text("the owner's", encoding="utf-8")
    maker = tmp_path / "update-ca-certificates"
    if packaged:
        maker.touch()
    apt(tmp_path, monkeypatch, f"echo Debian > {bundle}; touch {maker}")
    monkeypatch.setattr(debian, "CERTIFICATES", bundle)
    monkeypatch.setattr(debian, "CERTIFICATES_MAKER", maker)
    assert debian.install(["python3.13-venv"], said.append)
    assert bundle.read_text(encoding="utf-8") == ("Debian\n" if packaged else "the owner's")
