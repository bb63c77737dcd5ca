"""When the virtual environment counts as ready, and what is told when something outside goes wrong."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from tests.packaging import FOLDER, executable, room

environment = room("environment")


@pytest.fixture
def checkout(tmp_path: Path) -> Any:
    """A checkout whose environment is ready for the program, and not for the tests."""
    checkout = environment.Checkout(tmp_path)
    base = executable(tmp_path / "opt/python3.13", "exit 0")
    checkout.python.parent.mkdir(parents=True)
    checkout.python.symlink_to(base)
    for name in (environment.RUN, environment.TEST):
        checkout.lock(name).parent.mkdir(exist_ok=True)
        checkout.lock(name).write_text(name, encoding="utf-8")
    write_stamp(checkout, base, {environment.RUN: checkout.digest(environment.RUN)})
    return checkout


def write_stamp(checkout: Any, python: Path, locks: dict[str, str]) -> None:
    checkout.stamp.write_text(json.dumps({"python": str(python), "locks": locks}), encoding="utf-8")


def test_an_environment_is_ready_for_the_lock_it_was_made_from(checkout: Any) -> None:
    assert environment.is_ready(checkout, environment.RUN)
    assert not environment.is_ready(checkout, environment.TEST)


def test_a_changed_lock_makes_it_unready(checkout: Any) -> None:
    checkout.lock(environment.RUN).write_text("changed", encoding="utf-8")
    assert not environment.is_ready(checkout, environment.RUN)


def test_a_python_that_went_away_makes_it_unready(checkout: Any, tmp_path: Path) -> None:
    (tmp_path / "opt/python3.13").unlink()
    assert not environment.is_ready(checkout, environment.RUN)


def test_another_python_in_its_place_makes_it_unready(checkout: Any, tmp_path: Path) -> None:
    checkout.python.unlink()
    checkout.python.symlink_to(executable(tmp_path / "opt/python3.14", "exit 0"))
    assert not environment.is_ready(checkout, environment.RUN)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"python": "x"}', '{"python": "x", "locks": 3}', "\udcff"])
def test_a_stamp_that_cannot_be_read_makes_it_unready(checkout: Any, text: str) -> None:
    checkout.stamp.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert environment.read_stamp(checkout) is None
    assert not environment.is_ready(checkout, environment.RUN)


def test_without_a_stamp_it_is_half_made(checkout: Any) -> None:
    checkout.stamp.unlink()
    assert not environment.is_ready(checkout, environment.RUN)


def _raise(trouble: BaseException) -> int:
    raise trouble


@pytest.mark.parametrize(
    ("trouble", "says", "code"),
    [
        (environment.Trouble("Install it."), "Install it.\n", 1),
        (
            OSError(errno.ENOSPC, "No space left on device", "/x"),
            "This machine did not allow it: No space left on device (/x).\n",
            1,
        ),
        (KeyboardInterrupt(), "Interrupted. What was half made is made anew by the next run.\n", 130),
    ],
)
def test_trouble_is_told_in_a_sentence(
    capfd: pytest.CaptureFixture[str], trouble: BaseException, says: str, code: int
) -> None:
    assert environment.told(lambda: _raise(trouble)) == code
    assert capfd.readouterr() == ("", says)


def test_a_mistake_of_our_own_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        environment.told(lambda: 1 // 0)


def _pins(name: str) -> dict[str, tuple[str, set[str]]]:
    """Return of each pinned package its condition and its hashes."""
    pins: dict[str, tuple[str, set[str]]] = {}
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            package, _, condition = line.rstrip(" \\").partition(" ; ")
            pins[package] = (condition, set())
        elif "--hash=" in line:
            pins[package][1].add(line.strip(" \\"))
    return pins


def test_the_tests_lock_holds_all_of_the_programs() -> None:
    run, test = _pins("lock.txt"), _pins("lock-test.txt")
    assert len(run) > 10
    assert all(hashes for _, hashes in test.values())
    for package, (condition, hashes) in run.items():
        assert test[package] in ((condition, hashes), ("", hashes)), package


def test_locks_name_no_registry() -> None:
    for name in ("lock.txt", "lock-test.txt"):
        assert "://" not in (FOLDER / name).read_text(encoding="utf-8")
