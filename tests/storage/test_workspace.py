"""Workspace files: what is opened and what is refused, one writer at a time, and how they are closed."""

import contextlib
import itertools
import os
import sqlite3
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from aca_desktop.errors import AcaError
from aca_desktop.storage.journal.checking import check
from aca_desktop.storage.journal.schema import APPLICATION_ID
from aca_desktop.storage.sync.foreign import foreign_journal
from aca_desktop.storage.workspace import backups, connection
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import CHECKER
from tests.links import LINKS
from tests.privacy import is_private
from tests.storage.stories import COALITION, LAPTOP, founded, organisation, write

POSIX = pytest.mark.skipif(os.name != "posix", reason="no such thing there")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    founded(tmp_path / "mesa.aca")
    return tmp_path / "mesa.aca"


def beside(path: Path) -> set[str]:
    """Return what lies in a workspace's folder, without its lock, which POSIX keeps."""
    return {file.name for file in path.parent.iterdir()} - {f".{path.name}.lock"}


def refusal(path: Path, *, passphrase: str | None = None, write: bool = False) -> AcaError:
    """Return the refusal to open a file, and see that it left nothing open or locked."""
    with pytest.raises(AcaError) as refused, WorkspaceFile.open(path, CHECKER, passphrase=passphrase, write=write):
        pass
    return refused.value


def codes(path: Path, passphrase: str | None = None) -> set[str]:
    return {refusal(path, passphrase=passphrase, write=write).code for write in (False, True)}


def test_a_workspace_is_read_and_written(path: Path) -> None:
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        assert workspace.writes
        assert workspace.laptop() == LAPTOP
        (entry,) = write(workspace, [organisation(1)])
    with WorkspaceFile.open(path, CHECKER) as workspace:
        assert not workspace.writes
        assert workspace.journal.coalitions() == [COALITION]
        assert workspace.journal.entry(entry.id) == entry
        assert check(workspace, CHECKER) == []


def test_nobody_else_may_read_a_workspace(path: Path) -> None:
    assert is_private(path)


def test_nothing_there(tmp_path: Path) -> None:
    assert codes(tmp_path / "missing.aca") == {"not-found"}
    assert codes(tmp_path / "missing" / "mesa.aca") == {"not-found"}
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    assert codes(tmp_path) == {"not-a-file"}


@POSIX
def test_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.aca")
    assert codes(tmp_path / "pipe.aca") == {"not-a-file"}


@POSIX
def test_a_device() -> None:
    assert codes(Path("/dev/null")) == {"not-a-file"}


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"SQLite format 3\0", b"SQLite format 3\0" + bytes(84), b"%PDF-1.7\n" * 500, bytes(8192)],
    ids=["empty", "short", "magic", "header", "pdf", "zeros"],
)
def test_what_is_no_workspace(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.aca"
    path.write_bytes(content)
    assert codes(path) == {"not-a-workspace"}
    assert codes(path, "passphrase") == {"not-a-workspace"}
    assert path.read_bytes() == content


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.aca"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE entry (n INTEGER)")
    other.close()
    content = path.read_bytes()
    assert codes(path) == {"not-a-workspace"}
    assert path.read_bytes() == content


def test_a_locked_workspace_is_refused_like_a_foreign_file(tmp_path: Path) -> None:
    locked, foreign = tmp_path / "locked.aca", tmp_path / "foreign.aca"
    right = "correct horse"
    founded(locked, right)
    foreign.write_bytes(os.urandom(locked.stat().st_size))
    for passphrase in (None, "wrong"):
        for one in (refusal(locked, passphrase=passphrase), refusal(foreign, passphrase=passphrase)):
            assert one.code == "not-a-workspace"
            assert set(one.facts) == set(refusal(foreign).facts)
    with WorkspaceFile.open(locked, CHECKER, passphrase=right) as workspace:
        assert workspace.laptop() == LAPTOP
        assert check(workspace, CHECKER) == []


@pytest.mark.parametrize("passphrase", ["with 'quotes' and \"more\"", "合言葉", "x'00'"])
def test_any_passphrase_opens_what_it_closed(tmp_path: Path, passphrase: str) -> None:
    founded(tmp_path / "mesa.aca", passphrase)
    with WorkspaceFile.open(tmp_path / "mesa.aca", CHECKER, passphrase=passphrase) as workspace:
        assert workspace.laptop() == LAPTOP
    assert codes(tmp_path / "mesa.aca") == {"not-a-workspace"}


def test_a_passphrase_may_be_typed_with_loose_marks(tmp_path: Path) -> None:
    founded(tmp_path / "mesa.aca", "Zúñiga")
    typed = unicodedata.normalize("NFD", "Zúñiga")
    with WorkspaceFile.open(tmp_path / "mesa.aca", CHECKER, passphrase=typed) as workspace:
        assert workspace.laptop() == LAPTOP


def test_an_empty_passphrase_is_none_and_refused(tmp_path: Path) -> None:
    with pytest.raises(AcaError, match="empty-passphrase"):
        founded(tmp_path / "mesa.aca", "")
    assert list(tmp_path.iterdir()) == []


WRITTEN = ("Organización visible", "secreto", "山田", "Mesa 1", "installation")


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_under_a_passphrase_nothing_can_be_read_in_the_file(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "mesa.aca"
    founded(path, passphrase)
    found: set[str] = set()

    def look() -> None:
        for file in tmp_path.iterdir():
            content = file.read_bytes()
            found.update(text for text in WRITTEN if text.encode() in content)
            found.update(["magic"] if content.startswith(b"SQLite format 3") else [])

    with WorkspaceFile.open(path, CHECKER, passphrase=passphrase, write=True, holder="somebody") as workspace:
        write(workspace, [organisation(1, "Organización visible")])
        look()
        write(workspace, [organisation(n, "Organización visible") for n in range(2, 400)])
        look()
    look()
    if passphrase is None:
        assert found >= {"Organización visible", "secreto", "Mesa 1", "installation", "magic"}
    else:
        assert found == set()


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_a_newer_programs_workspace(tmp_path: Path, passphrase: str | None) -> None:
    path = tmp_path / "mesa.aca"
    founded(path, passphrase)
    with WorkspaceFile.open(path, CHECKER, passphrase=passphrase, write=True) as workspace:
        workspace.journal.database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('aca-desktop', 'later', '')"
        )
    content = path.read_bytes()
    assert codes(path, passphrase) == {"newer-program"}
    assert path.read_bytes() == content


PLAIN = [(None, keep) for keep in (50, 99, 100, 4096, 4097, 20_000, -4096, -1)]


@pytest.mark.parametrize(("passphrase", "keep"), [*PLAIN, *(("correct horse", keep) for keep in (50, -4096, -1))])
def test_a_workspace_cut_short(tmp_path: Path, passphrase: str | None, keep: int) -> None:
    path = tmp_path / "mesa.aca"
    founded(path, passphrase)
    content = path.read_bytes()
    path.write_bytes(content[:keep])
    assert codes(path, passphrase) <= {"damaged", "not-a-workspace"}
    assert path.read_bytes() == content[:keep]
    if keep < 0 and passphrase is None:
        assert codes(path) == {"damaged"}


@contextmanager
def another_process(path: Path, *, write: bool) -> Iterator[None]:
    """Hold the workspace open in another process."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from aca_desktop.sealing.keys import Checker\n"
        "from aca_desktop.storage.workspace.workspace import WorkspaceFile\n"
        f"with WorkspaceFile.open(Path(sys.argv[1]), Checker(), write={write}, holder='Ana at table 1') as file:\n"
        "    file.journal.coalitions()\n"
        "    print('open', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield
        finally:
            process.communicate()
            assert process.returncode == 0


def test_a_second_writer_is_told_who_holds_it_and_may_read(path: Path) -> None:
    with another_process(path, write=True):
        refused = refusal(path, write=True)
        assert refused.code == "held"
        assert refused.facts["holder"] == "Ana at table 1"
        with WorkspaceFile.open(path, CHECKER) as workspace:
            assert workspace.journal.coalitions() == [COALITION]
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        write(workspace, [organisation(1)])
    assert path.read_bytes()[18:20] == b"\1\1"


def test_a_second_window_of_the_same_process_is_refused_too(path: Path) -> None:
    with WorkspaceFile.open(path, CHECKER, write=True, holder="the first"):
        assert refusal(path, write=True).facts["holder"] == "the first"
    with WorkspaceFile.open(path, CHECKER, write=True):
        pass


def test_a_reader_does_not_stop_the_writer_and_sees_what_it_has_written(path: Path) -> None:
    with another_process(path, write=False), WorkspaceFile.open(path, CHECKER) as reader:
        with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
            (entry,) = write(workspace, [organisation(1)])
            assert reader.journal.entry(entry.id) == entry
        assert reader.journal.state(COALITION, entry.header.subject).shown("organisation")
    with WorkspaceFile.open(path, CHECKER) as workspace:
        assert workspace.journal.entry(entry.id) == entry


def test_reading_leaves_no_lock_and_no_trace(path: Path) -> None:
    for lock in path.parent.glob(".*"):
        lock.unlink()
    content = path.read_bytes()
    with WorkspaceFile.open(path, CHECKER) as workspace:
        check(workspace, CHECKER)
        assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.read_bytes() == content


def test_a_reader_cannot_write(path: Path) -> None:
    with WorkspaceFile.open(path, CHECKER) as workspace, pytest.raises(AcaError, match="read-only"):
        write(workspace, [organisation(1)])


def test_closing_puts_everything_into_the_one_file(path: Path) -> None:
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        assert path.read_bytes()[18:20] == b"\2\2"
        (entry,) = write(workspace, [organisation(1)])
        assert path.with_name("mesa.aca-wal").exists()
    assert path.read_bytes()[18:20] == b"\1\1"
    assert beside(path) == {"mesa.aca"}
    copy = path.with_name("copy.aca")
    copy.write_bytes(path.read_bytes())
    with WorkspaceFile.open(copy, CHECKER) as workspace:
        assert workspace.journal.entry(entry.id) == entry


def test_every_commit_is_on_disk(path: Path) -> None:
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        ask = workspace.journal.database.execute
        assert ask("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert ask("PRAGMA synchronous").fetchone()[0] == 2
        assert ask("PRAGMA secure_delete").fetchone()[0] == 1
        assert ask("PRAGMA temp_store").fetchone()[0] == 2
        assert ask("PRAGMA trusted_schema").fetchone()[0] == 0


def test_a_new_workspace_exists_only_if_nothing_fails(tmp_path: Path) -> None:
    def fail() -> None:
        with WorkspaceFile.create(tmp_path / "mesa.aca", CHECKER) as workspace:
            workspace.keep_laptop(LAPTOP)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_a_new_workspace_is_one_file_out_of_wal_mode(tmp_path: Path) -> None:
    founded(tmp_path / "mesa.aca")
    assert [file.name for file in tmp_path.iterdir()] == ["mesa.aca"]
    content = (tmp_path / "mesa.aca").read_bytes()
    assert content[18:20] == b"\1\1"
    assert content[68:72] == b"ACAD"


@pytest.mark.parametrize(
    "make", [Path.touch, Path.mkdir, pytest.param(lambda path: path.symlink_to("nowhere"), marks=LINKS)]
)
def test_a_new_workspace_never_takes_anothers_place(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "mesa.aca")
    with pytest.raises(AcaError, match="file-exists"):
        founded(tmp_path / "mesa.aca")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_new_workspace_in_no_folder(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "mesa.aca"
    with pytest.raises(AcaError, match="cannot-write") as refused:
        founded(path)
    assert refused.value.facts["path"] == str(path)


def test_a_workspace_without_a_laptop_is_damaged(tmp_path: Path) -> None:
    with WorkspaceFile.create(tmp_path / "mesa.aca", CHECKER):
        pass
    with WorkspaceFile.open(tmp_path / "mesa.aca", CHECKER) as workspace, pytest.raises(AcaError, match="damaged"):
        workspace.laptop()


@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
@pytest.mark.parametrize("letters", [b"why TEXT", b"salt BLOB", b"organisation_sort ON", b"UNIQUE (s, kind"])
def test_a_letter_changed_in_the_schema_is_damage(path: Path, letters: bytes, write: bool) -> None:
    data = path.read_bytes()
    assert letters in data
    path.write_bytes(data.replace(letters, bytes([letters[0] ^ 2]) + letters[1:], 1))
    with pytest.raises(AcaError, match="damaged"), WorkspaceFile.open(path, CHECKER, write=write):
        pass


def test_names_with_every_sign_are_opened(tmp_path: Path) -> None:
    path = tmp_path / f"50 % ¿qué{'?' if os.name == 'posix' else ''} #1 & ñandú 山田.aca"
    founded(path)
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        assert workspace.laptop() == LAPTOP
    assert beside(path) == {path.name}


@pytest.mark.skipif(os.name != "posix", reason="names are always text elsewhere")
def test_a_backup_lies_under_any_name_too(path: Path, tmp_path: Path) -> None:
    named = tmp_path / os.fsdecode(b"copia \xf1.aca")
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        backups.back_up(workspace, named)
    with WorkspaceFile.open(named, CHECKER) as workspace:
        assert workspace.laptop() == LAPTOP


def test_a_disk_that_is_full_while_a_passphrase_is_set_is_no_damage(path: Path, tmp_path: Path) -> None:
    database = connection.connect(path, None)
    database.execute("ATTACH DATABASE ? AS other KEY 'a'", [str(tmp_path / "locked.aca")])
    database.execute("PRAGMA other.max_page_count=4")
    with pytest.raises(AcaError, match="disk-full"), connection.trouble(path, otherwise="damaged"):
        database.execute("SELECT sqlcipher_export('other')").fetchone()
    database.close()


@pytest.mark.parametrize("write", [False, True])
def test_any_byte_of_the_header_may_be_wrong(tmp_path: Path, write: bool) -> None:
    with WorkspaceFile.create(tmp_path / "made.aca", CHECKER):
        pass
    data = (tmp_path / "made.aca").read_bytes()
    path = tmp_path / "changed.aca"
    for byte, value in itertools.product(range(100), (0x00, 0x14, 0xFF)):
        path.write_bytes(data[:byte] + bytes([value]) + data[byte + 1 :])
        with contextlib.suppress(AcaError), WorkspaceFile.open(path, CHECKER, write=write):
            pass


def test_a_database_of_another_program_is_no_workspace_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "other.aca"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute(f"PRAGMA application_id={APPLICATION_ID}")
        database.execute("CREATE TABLE other (a)")
    with pytest.raises(AcaError, match="not-a-workspace"), WorkspaceFile.open(path, CHECKER):
        pass
    assert list(tmp_path.iterdir()) == [path]
    private = tmp_path / "private"
    private.mkdir()
    with pytest.raises(AcaError, match="not-a-workspace"), foreign_journal(path, private, None, CHECKER):
        pass
