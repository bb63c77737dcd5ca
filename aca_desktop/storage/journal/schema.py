"""The tables of a workspace, as migrations; and how a file of ours is told from others.

What an entry says is kept in `header` and the part tables; `void`, `value`, `signature` and `organisation` are a
view of the journal and can be made again from it; so are `compared` and `duplicate`, which follow `organisation`
(`uncompared` says where they have to). `waiting` has the entries whose `prev` is not here, `lacking`
those of whose personal part or blobs something is not here, `told` the signed heads that others hold and we do
not, `later_chunk` what only a newer program reads. `laptop`, the four of drafts, `arrival` and `local_value` are
this laptop's own: no export reads them.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from aca_desktop.storage.journal.view import fill_represents, fill_search
from aca_desktop.storage.queries.duplicate_rows import follow

APPLICATION_ID = 0x41434144
"""SQLite's mark of whose file it is: "ACAD"."""

FORM = 0
"""Raised whenever files of before can't be brought up to date, as may happen until 1.0; kept as `user_version`."""

migrations = Migrations("aca-desktop")

_JOURNAL = """
CREATE TABLE coalition (c INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE feed (
    f INTEGER PRIMARY KEY, c INTEGER NOT NULL REFERENCES coalition, replica TEXT NOT NULL, public_key BLOB,
    UNIQUE (c, replica)
) STRICT;
CREATE TABLE subject (
    s INTEGER PRIMARY KEY, c INTEGER NOT NULL REFERENCES coalition, id TEXT NOT NULL, UNIQUE (id, c)
) STRICT;
CREATE TABLE entry (
    n INTEGER PRIMARY KEY, f INTEGER NOT NULL REFERENCES feed, seq INTEGER NOT NULL, kind TEXT NOT NULL,
    s INTEGER NOT NULL REFERENCES subject
) STRICT;
CREATE INDEX entry_feed ON entry (f, seq);
CREATE INDEX entry_subject ON entry (s);
CREATE INDEX entry_kind ON entry (kind);
CREATE TABLE entry_id (id BLOB PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE header (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE open_part (n INTEGER PRIMARY KEY, salt BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE personal_part (n INTEGER PRIMARY KEY, salt BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE blob (
    b INTEGER PRIMARY KEY, n INTEGER NOT NULL, place INTEGER NOT NULL, salt BLOB NOT NULL, bytes BLOB NOT NULL,
    UNIQUE (n, place)
) STRICT;
CREATE TABLE segment (
    head INTEGER PRIMARY KEY, f INTEGER NOT NULL REFERENCES feed, first INTEGER NOT NULL,
    count INTEGER NOT NULL, signature BLOB NOT NULL
) STRICT;
CREATE INDEX segment_feed ON segment (f, first);
"""

_VIEW = """
CREATE TABLE void (n INTEGER PRIMARY KEY, why TEXT NOT NULL) STRICT;
CREATE TABLE value (
    v INTEGER PRIMARY KEY, s INTEGER NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, place INTEGER NOT NULL,
    n INTEGER NOT NULL, value TEXT, absent TEXT, UNIQUE (s, kind, field, place)
) STRICT;
CREATE TABLE signature (n INTEGER PRIMARY KEY, s INTEGER NOT NULL, status TEXT NOT NULL) STRICT;
CREATE INDEX signature_subject ON signature (s);
CREATE TABLE organisation (
    s INTEGER PRIMARY KEY, c INTEGER NOT NULL, status TEXT NOT NULL, sort TEXT NOT NULL
) STRICT;
CREATE INDEX organisation_sort ON organisation (c, sort, s);
"""

_LOCAL = """
CREATE TABLE laptop (
    one INTEGER PRIMARY KEY CHECK (one = 1), name TEXT NOT NULL, key BLOB NOT NULL, installation TEXT NOT NULL
) STRICT;
"""

_SYNC = """
CREATE TABLE waiting (n INTEGER PRIMARY KEY, prev BLOB NOT NULL) STRICT;
CREATE TABLE lacking (n INTEGER PRIMARY KEY) STRICT;
CREATE TABLE told (head BLOB PRIMARY KEY, f INTEGER NOT NULL REFERENCES feed, last INTEGER NOT NULL) STRICT;
CREATE TABLE later_chunk (
    hash BLOB PRIMARY KEY, c INTEGER NOT NULL REFERENCES coalition, type TEXT NOT NULL, bytes BLOB NOT NULL
) STRICT;
CREATE INDEX value_conflict ON value (s) WHERE place > 0;
"""

_SEARCH = """
ALTER TABLE organisation ADD COLUMN sector TEXT NOT NULL DEFAULT '';
ALTER TABLE organisation ADD COLUMN text TEXT NOT NULL DEFAULT '';
"""

_SIGNING_TABLE = """
CREATE TABLE draft (
    id TEXT PRIMARY KEY, about TEXT NOT NULL, begun TEXT NOT NULL, kept TEXT NOT NULL,
    parked INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE draft_field (
    draft TEXT NOT NULL REFERENCES draft ON DELETE CASCADE, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (draft, name)
) STRICT;
CREATE TABLE draft_stroke (
    draft TEXT NOT NULL REFERENCES draft ON DELETE CASCADE, pad TEXT NOT NULL, number INTEGER NOT NULL,
    bytes BLOB NOT NULL, PRIMARY KEY (draft, pad, number)
) STRICT;
CREATE TABLE draft_file (
    draft TEXT NOT NULL REFERENCES draft ON DELETE CASCADE, name TEXT NOT NULL, media_type TEXT NOT NULL,
    file_name TEXT, bytes BLOB NOT NULL, PRIMARY KEY (draft, name)
) STRICT;
CREATE TABLE arrival (
    id TEXT PRIMARY KEY, coalition TEXT NOT NULL, place INTEGER NOT NULL, arrived TEXT NOT NULL,
    parked INTEGER NOT NULL DEFAULT 0, said TEXT NOT NULL
) STRICT;
CREATE TABLE local_value (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""


_DUPLICATES = """
CREATE TABLE compared (
    c INTEGER NOT NULL, what TEXT NOT NULL, size INTEGER NOT NULL, text TEXT NOT NULL, s INTEGER NOT NULL,
    PRIMARY KEY (c, what, size, text, s)
) STRICT, WITHOUT ROWID;
CREATE INDEX compared_subject ON compared (s);
CREATE TABLE duplicate (
    one INTEGER NOT NULL, other INTEGER NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX duplicate_other ON duplicate (other);
CREATE TABLE uncompared (s INTEGER NOT NULL) STRICT;
CREATE TRIGGER organisation_written AFTER INSERT ON organisation
    BEGIN INSERT INTO uncompared VALUES (new.s); END;
CREATE TRIGGER organisation_removed AFTER DELETE ON organisation
    BEGIN INSERT INTO uncompared VALUES (old.s); END
"""


_COUNTED = """
ALTER TABLE signature ADD COLUMN day TEXT NOT NULL DEFAULT '';
UPDATE signature AS x SET day = ifnull(
    (SELECT json_extract(CAST(o.bytes AS TEXT), '$.day') FROM open_part o WHERE o.n = x.n),
    (SELECT substr(json_extract(CAST(h.bytes AS TEXT), '$.at'), 1, 10) FROM header h WHERE h.n = x.n)
);
ALTER TABLE organisation ADD COLUMN represents TEXT
"""

FEW_SAY = (
    "(field = 'tier' OR field = 'founding' OR field = 'parent' "
    "OR field >= 'identifiers.' AND field < 'identifiers/' OR field >= 'figures.' AND field < 'figures/')"
)
"""What not every organisation says, but is asked of all: an index has it, which is used where this is said so."""

_FEW_SAY = f"CREATE INDEX value_few_say ON value (field, s) WHERE kind = 'organisation' AND {FEW_SAY}"


@migrations()
def first(database: Database) -> None:
    """Make the tables."""
    for statement in (_JOURNAL + _VIEW + _LOCAL).split(";"):
        if statement.strip():
            database.execute(statement)


@migrations()
def sync(database: Database) -> None:
    """Make the tables by which laptops are brought together: until here a workspace had its own entries only."""
    for statement in _SYNC.split(";"):
        if statement.strip():
            database.execute(statement)


@migrations()
def search(database: Database) -> None:
    """Put beside each organisation what it is found by, so that a million of them are looked through in C."""
    for statement in _SEARCH.split(";"):
        if statement.strip():
            database.execute(statement)
    fill_search(database)


@migrations()
def signing_table(database: Database) -> None:
    """Make the tables of what happens at this laptop before anything is signed: drafts, arrivals, staff."""
    for statement in _SIGNING_TABLE.split(";"):
        if statement.strip():
            database.execute(statement)


@migrations()
def duplicates(database: Database) -> None:
    """Make the tables of pairs that may be one organisation, and fill them."""
    for statement in _DUPLICATES.split(";\n"):
        database.execute(statement)
    database.execute("INSERT INTO uncompared SELECT s FROM organisation")
    follow(database)


@migrations()
def counted(database: Database) -> None:
    """Put a signature's day and the place stood for where those who count are looked through."""
    for statement in _COUNTED.split(";"):
        database.execute(statement)
    fill_represents(database)
    database.execute(_FEW_SAY)


NAMES = frozenset({"first", "sync", "search", "signing_table", "duplicates", "counted"})
"""Every migration's name: a file that has seen another one is a newer program's."""
