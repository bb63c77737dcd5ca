"""The check finds each kind of damage, stumbles over none, and finds nothing where nothing is wrong."""

import random
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3

from aca_desktop.domain.journal.draft import Draft, Place, compose
from aca_desktop.errors import AcaError
from aca_desktop.storage.journal.checking import check
from aca_desktop.storage.workspace.workspace import WorkspaceFile
from tests.journals import AT, CHECKER, key, subject
from tests.storage.stories import COALITION, enrolment, founded, organisation, signature, write

type Damage = Callable[[sqlcipher3.Connection], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with something of everything."""
    path = tmp_path_factory.mktemp("sound") / "mesa.aca"
    founded(path)
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        write(workspace, [organisation(n) for n in range(1, 6)])
        first, second = write(workspace, [signature(1), signature(2)])
        write(workspace, [Draft("withdrawal", subject(1), personal={"reason": "r"}, over=(first.id,))])
        write(workspace, [Draft("erasure", subject(2), over=(second.id,))])
        write(workspace, [enrolment("mesa", "event")])
        write(workspace, [organisation(7), signature(7)], by=key("mesa"))
        write(workspace, [organisation(8)], by=key("stranger"))
    return path


def damaged(sound: Path, folder: Path, damage: Damage) -> Path:
    """Return a copy in which something has been changed behind the program's back."""
    path = folder / "mesa.aca"
    path.write_bytes(sound.read_bytes())
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    damage(connection)
    connection.close()
    return path


def found(path: Path) -> set[tuple[str, str]]:
    """Return what the check finds: where, without ids and numbers, and what."""
    with WorkspaceFile.open(path, CHECKER) as workspace:
        problems = check(workspace, CHECKER)
    return {(problem.field.split(" ")[0], problem.code) for problem in problems}


def test_nothing_is_wrong_with_a_sound_file(sound: Path) -> None:
    assert found(sound) == set()


def flip(table: str, column: str, which: str, place: int) -> Damage:
    """Return a damage that flips one bit of a BLOB."""

    def damage(connection: sqlcipher3.Connection) -> None:
        ask = connection.execute
        rowid, data = ask(f"SELECT n, {column} FROM {table} WHERE {which}").fetchone()
        spoilt = bytearray(data)
        spoilt[place] ^= 1
        ask(f"UPDATE {table} SET {column} = ? WHERE n = ?", [bytes(spoilt), rowid])

    return damage


def run(*statements: str) -> Damage:
    """Return a damage by SQL."""
    return lambda connection: [connection.execute(statement) for statement in statements]


SIGNATURE = "(SELECT max(n) FROM entry WHERE kind = 'signature')"
DAMAGES: list[tuple[str, Damage, tuple[str, str]]] = [
    ("a brace of a header", flip("header", "bytes", "n = 4", 0), ("entry", "malformed-header")),
    ("a quote of a header", flip("header", "bytes", "n = 4", 1), ("entry", "malformed-header")),
    ("a digit of a header's time", flip("header", "bytes", "n = 4", 9), ("entry", "row-differs-from-header")),
    ("no header", run("DELETE FROM header WHERE n = 4"), ("entry", "malformed-header")),
    ("a bit of an open part", flip("open_part", "bytes", "n = 4", 5), ("entry", "part-differs-from-hash")),
    ("a bit of an open salt", flip("open_part", "salt", "n = 4", 5), ("entry", "part-differs-from-hash")),
    ("a bit of a personal part", flip("personal_part", "bytes", "n = 4", 5), ("entry", "part-differs-from-hash")),
    ("a bit of a personal salt", flip("personal_part", "salt", "n = 4", 0), ("entry", "part-differs-from-hash")),
    ("a bit of a blob", flip("blob", "bytes", "place = 0", 2), ("entry", "part-differs-from-hash")),
    ("a bit of a blob's salt", flip("blob", "salt", "place = 0", 2), ("entry", "part-differs-from-hash")),
    ("a blob in another place", run("UPDATE blob SET place = place + 7"), ("entry", "part-differs-from-hash")),
    ("no open part", run("DELETE FROM open_part WHERE n = 4"), ("entry", "open-part-missing")),
    ("another open part", run("UPDATE open_part SET n = 99 WHERE n = 4"), ("open_part", "stray-row")),
    (
        "a part that the header has not",
        run("INSERT INTO personal_part SELECT 2, salt, bytes FROM personal_part WHERE n = 4"),
        ("entry", "part-differs-from-hash"),
    ),
    ("no id", run("DELETE FROM entry_id WHERE n = 4"), ("entry_id", "rows-missing")),
    (
        "two ids changed",
        run("UPDATE entry_id SET n = 9 - n WHERE n IN (4, 5)"),
        ("entry", "row-differs-from-header"),
    ),
    ("another kind", run("UPDATE entry SET kind = 'event' WHERE n = 4"), ("entry", "row-differs-from-header")),
    ("another seq", run("UPDATE entry SET seq = 77 WHERE n = 4"), ("entry", "row-differs-from-header")),
    ("another subject", run("UPDATE entry SET s = 1 WHERE n = 4"), ("entry", "row-differs-from-header")),
    ("another laptop", run("UPDATE entry SET f = 1 WHERE n = 4"), ("entry", "row-differs-from-header")),
    ("no subject", run("UPDATE entry SET s = 999 WHERE n = 4"), ("entry", "stray-row")),
    ("no laptop", run("UPDATE entry SET f = 999 WHERE n = 4"), ("entry", "stray-row")),
    ("no entry", run("DELETE FROM entry WHERE n = 4"), ("header", "stray-row")),
    (
        "no segment",
        run("DELETE FROM segment WHERE head = (SELECT max(head) FROM segment)"),
        ("entry", "not-signed"),
    ),
    ("no segments", run("DELETE FROM segment"), ("entry", "not-signed")),
    ("a bit of a signed head", run("UPDATE segment SET signature = zeroblob(70)"), ("laptop", "wrong-signature")),
    (
        "heads changed",
        run("UPDATE segment SET head = head - 1 WHERE head = (SELECT max(head) FROM segment WHERE count > 1)"),
        ("laptop", "wrong-signature"),
    ),
    ("a longer segment", run("UPDATE segment SET count = count + 1"), ("laptop", "segment-differs")),
    ("a later segment", run("UPDATE segment SET first = first + 1"), ("laptop", "segment-differs")),
    ("no key", run("UPDATE feed SET public_key = NULL WHERE f = 1"), ("laptop", "key-missing")),
    (
        "another's key",
        run("UPDATE feed SET public_key = (SELECT public_key FROM feed WHERE f = 2) WHERE f = 1"),
        ("laptop", "key-missing"),
    ),
    ("another value", run("UPDATE value SET value = '\"Dos\"' WHERE n = 4"), ("subject", "table-differs")),
    ("no value", run("DELETE FROM value WHERE n = 4"), ("subject", "table-differs")),
    ("a value too many", run("UPDATE value SET s = 9999 WHERE n = 4"), ("subject", "table-differs")),
    (
        "a stranger's value",
        run("INSERT INTO value (s, kind, field, place, n) SELECT s + 999, kind, field, place, n FROM value"),
        ("value", "rows-missing"),
    ),
    ("another status", run("UPDATE signature SET status = 'approved'"), ("subject", "table-differs")),
    ("no signature", run(f"DELETE FROM signature WHERE n = {SIGNATURE}"), ("subject", "table-differs")),
    ("an organisation's status", run("UPDATE organisation SET status = 'signed'"), ("subject", "table-differs")),
    ("an organisation's order", run("UPDATE organisation SET sort = ''"), ("subject", "table-differs")),
    ("no organisation", run("DELETE FROM organisation"), ("subject", "table-differs")),
    (
        "an organisation too many",
        run("INSERT INTO organisation (s, c, status, sort) VALUES (99, 1, 'signed', '')"),
        ("organisation", "rows-missing"),
    ),
    ("waiting for nothing", run("INSERT INTO waiting VALUES (4, zeroblob(32))"), ("laptop", "table-differs")),
    ("a part that is lacking", run("DELETE FROM personal_part"), ("entry", "table-differs")),
    ("a stranger lacking", run("INSERT INTO lacking VALUES (99)"), ("lacking", "stray-row")),
    ("not void", run("DELETE FROM void"), ("subject", "table-differs")),
    ("void", run("INSERT INTO void VALUES (4, 'revoked')"), ("subject", "table-differs")),
    ("void for another reason", run("UPDATE void SET why = 'revoked'"), ("subject", "table-differs")),
    ("a void stranger", run("INSERT INTO void VALUES (99, 'revoked')"), ("void", "rows-missing")),
]


@pytest.mark.parametrize(("damage", "expected"), [row[1:] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_a_damage_is_found(sound: Path, tmp_path: Path, damage: Damage, expected: tuple[str, str]) -> None:
    assert expected in found(damaged(sound, tmp_path, damage))


def test_an_erased_part_that_is_still_here_is_found(tmp_path: Path) -> None:
    path = tmp_path / "mesa.aca"
    founded(path)
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        (entry,) = write(workspace, [organisation(1)])
        rows = workspace.journal.database.execute("SELECT * FROM personal_part").fetchall()
        write(workspace, [Draft("erasure", subject(1), over=(entry.id,))])
        workspace.journal.database.execute("INSERT INTO personal_part VALUES (?, ?, ?)", rows[0])
    assert found(path) == {("entry", "erased-part-kept")}


def test_a_chain_whose_numbers_jump_is_found(tmp_path: Path) -> None:
    path = tmp_path / "mesa.aca"
    founded(path)
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        (entry,) = write(workspace, [organisation(1)])
        place = Place(COALITION, key("ana").replica, entry.header.seq + 2, entry.id, AT)
        workspace.journal.add([compose(organisation(2), place, secrets.token_bytes)])
    assert ("entry", "chain-broken") not in found(path)  # it waits for an entry that never comes
    with WorkspaceFile.open(path, CHECKER, write=True) as workspace:
        workspace.journal.database.execute("DELETE FROM waiting")
    assert ("entry", "chain-broken") in found(path)


def test_no_damage_of_the_bytes_makes_the_check_stumble(sound: Path, tmp_path: Path) -> None:
    chance = random.Random(20260605)
    content = sound.read_bytes()
    path = tmp_path / "mesa.aca"
    told = 0
    for _ in range(150):
        spoilt = bytearray(content)
        for _ in range(chance.choice((1, 1, 8, 64))):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        path.write_bytes(spoilt)
        try:
            told += bool(found(path))
        except AcaError:
            told += 1
    assert 40 < told < 150
