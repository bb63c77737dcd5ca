"""Every reader, given what is nearly genuine: an answer, never a stumble, never a change, nothing falsely valid.

An input that has failed once is kept under tests/data/failures, by its reader, and read at every run.
"""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from random import Random

import pytest

from tests.fuzzing import file_readers, text_readers
from tests.fuzzing.readers import Reader
from tests.long_runs import LongRun, TooLong, bounded

type Opened = Callable[[Path], AbstractContextManager[Reader]]

READERS: dict[str, Opened] = {
    "document": file_readers.documents,
    "document-record": text_readers.document_records,
    "record": text_readers.signature_records,
    "recovery-file": text_readers.recovery_files,
    "revoked-list": text_readers.revoked_lists,
    "settings": text_readers.preferences,
    "sync-file": file_readers.sync_files,
    "table": text_readers.tables,
    "workspace": file_readers.workspaces,
}
FAILURES = Path(__file__).parents[1] / "data" / "failures"
MOST_FAILURES = 5
FEW = 20


def changed(reader: Reader, chance: Random) -> bytes:
    """Return an input that is not one of the genuine ones."""
    while (data := reader.change(chance.choice(reader.seeds), chance)) in reader.seeds:
        pass
    return data


def kept(reader: Reader, data: bytes) -> Path:
    """Keep an input that has failed, and return where."""
    path = FAILURES / reader.name / hashlib.sha256(data).hexdigest()[:16]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def failed(reader: Reader, data: bytes, error: BaseException) -> str:
    """Return a line about an input that has failed, which is kept."""
    return f"{kept(reader, data).relative_to(FAILURES)}: {type(error).__name__}: {error!s:.300}"


@pytest.mark.parametrize("name", READERS)
def test_genuine_inputs_are_accepted(name: str, tmp_path: Path) -> None:
    with READERS[name](tmp_path) as reader:
        assert reader.name == name
        assert all(reader.read(seed) for seed in reader.seeds)


@pytest.mark.parametrize("name", READERS)
def test_what_is_nearly_genuine_gets_an_answer(name: str, tmp_path: Path) -> None:
    chance = Random(f"a few for {name}")
    with READERS[name](tmp_path) as reader:
        for _ in range(FEW):
            reader.read(changed(reader, chance))


@pytest.mark.parametrize("name", READERS)
def test_what_has_failed_once_does_not_again(name: str, tmp_path: Path) -> None:
    with READERS[name](tmp_path) as reader:
        for path in sorted((FAILURES / name).glob("*")):
            with bounded():
                reader.read(path.read_bytes())


@pytest.mark.long
@pytest.mark.timeout(0)
@pytest.mark.parametrize("name", READERS)
def test_whatever_is_nearly_genuine_gets_an_answer(name: str, tmp_path: Path, long_run: LongRun) -> None:
    chance, failures = long_run.chance(name), list[str]()
    with READERS[name](tmp_path) as reader, long_run.tally("readers", name) as tally:
        for _ in long_run.turns():
            data = changed(reader, chance)
            try:
                with bounded():
                    tally.timed(reader.read, data)
            except (Exception, TooLong) as error:  # noqa: BLE001 (any at all is what is looked for)
                failures.append(failed(reader, data, error))
                if len(failures) == MOST_FAILURES:
                    break
    assert not failures, "\n".join(failures)
