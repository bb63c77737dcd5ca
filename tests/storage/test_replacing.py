"""Another file in a workspace's place: never while it is open, never without one, the old one's bytes gone."""

import os
from pathlib import Path

import pytest

from aca_desktop import files
from aca_desktop.errors import AcaError
from aca_desktop.storage.journal import schema
from aca_desktop.storage.workspace import replacing
from aca_desktop.storage.workspace.lock import WriterLock
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER
from tests.privacy import is_hidden, is_private
from tests.storage.stories import LAPTOP, founded, organisation, write

OLD, NEW = None, "una frase"
OPENED = Path("/proc/self/fd")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    founded(tmp_path / "mesa.aca")
    return tmp_path / "mesa.aca"


@pytest.fixture
def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to replace a file that this process has open, as Windows does."""
    really = os.replace

    def replace(temporary: Path, path: Path) -> None:
        if os.name == "posix" and path.exists():
            opened = [one.stat() for one in OPENED.iterdir() if one.exists()]
            if any(os.path.samestat(one, path.stat()) for one in opened):
                raise AssertionError("replaced while it is open")
        really(temporary, path)

    monkeypatch.setattr(os, "replace", replace)


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk know no second names, as a stick in FAT."""

    def refuse(_new: Path, _old: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)


def recrypt(path: Path) -> None:
    with replacing.replacing(path, "me", shred=True) as temporary:
        replacing.recrypted(path, OLD, NEW, temporary)


def left_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir() if not one.name.endswith(".lock")}


@pytest.mark.usefixtures("as_on_windows")
@pytest.mark.parametrize("disk", ["links", "no_links"])
def test_no_file_is_open_while_it_is_replaced(path: Path, disk: str, request: pytest.FixtureRequest) -> None:
    if disk == "no_links":
        request.getfixturevalue(disk)
    recrypt(path)
    with WorkspaceFile.open(path, CHECKER, passphrase=NEW) as workspace:
        assert workspace.laptop() == LAPTOP
    assert left_in(path.parent) == {path.name}


@pytest.mark.skipif(os.name != "posix", reason="a file that is open cannot be replaced there")
@pytest.mark.parametrize("disk", ["links", "no_links"])
def test_the_old_bytes_are_overwritten(path: Path, disk: str, request: pytest.FixtureRequest) -> None:
    if disk == "no_links":
        request.getfixturevalue(disk)
    with path.open("rb", buffering=0) as old:
        assert old.read(6) == b"SQLite"
        recrypt(path)
        old.seek(0)
        assert set(old.read()) == {0}


@pytest.mark.usefixtures("no_links")
def test_the_old_one_is_back_if_the_new_one_could_not_come(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_temporary: Path, _path: Path) -> None:
        raise OSError(5, "the stick was pulled")

    monkeypatch.setattr(os, "replace", refuse)
    before = path.read_bytes()
    with pytest.raises(AcaError, match="cannot-write"):
        recrypt(path)
    assert path.read_bytes() == before
    assert left_in(path.parent) == {path.name}


def test_a_file_of_an_earlier_form_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "FORM", schema.FORM + 1)
    for write_ in (False, True):
        with pytest.raises(AcaError, match="earlier-form"), WorkspaceFile.open(path, CHECKER, write=write_):
            pass
    again = path.with_name("again.aca")
    founded(again)
    recrypt(again)
    with WorkspaceFile.open(again, CHECKER, passphrase=NEW) as workspace:
        assert workspace.laptop() == LAPTOP
    monkeypatch.undo()
    with pytest.raises(AcaError, match="newer-program"), WorkspaceFile.open(again, CHECKER, passphrase=NEW):
        pass


def test_of_a_missing_workspace_no_copy_is_removed(path: Path) -> None:
    left = path.with_name(f".{path.name}.0123abcd")
    path.rename(left)
    replacing.sweep(path)
    assert left.exists()
    left.rename(path)
    path.with_name(left.name).write_bytes(b"a copy")
    replacing.sweep(path)
    assert not left.exists()


def test_on_windows_a_file_that_stays_open_is_busy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Path] = []
    new, old = tmp_path / "new", tmp_path / "old"

    def refuse(temporary: Path, _path: Path) -> None:
        tries.append(temporary)
        raise PermissionError(13, "open elsewhere")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(files, "_PAUSE", 0)
    monkeypatch.setattr(files, "_replaces_open_files", lambda: False)
    with pytest.raises(AcaError, match="busy"):
        files.replace(new, old)
    assert len(tries) > 10


def test_on_windows_it_is_waited_for_whoever_has_it_open_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, tries = os.replace, iter([True, True, False])
    new, old = tmp_path / "new", tmp_path / "old"
    new.write_text("new", encoding="utf-8")
    old.write_text("old", encoding="utf-8")

    def replace(temporary: Path, path: Path) -> None:
        if next(tries):
            raise PermissionError(13, "open elsewhere")
        really(temporary, path)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(files, "_replaces_open_files", lambda: False)
    files.replace(new, old)
    assert old.read_text(encoding="utf-8") == "new"


def test_lock_and_note_are_hidden(path: Path) -> None:
    lock = WriterLock(path)
    for _ in range(2):
        lock.take("me")
        beside = [one for one in path.parent.iterdir() if one != path]
        assert len(beside) == 2
        assert [one for one in beside if not is_hidden(one)] == []
        lock.release()


def test_what_lies_beside_an_open_workspace_is_its_owners_too(path: Path) -> None:
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        write(workspace, [organisation(1)])
        beside = [one for one in path.parent.iterdir() if one.name.startswith(path.name)]
        assert len(beside) == 3
        assert [one.name for one in beside if not is_private(one)] == []
