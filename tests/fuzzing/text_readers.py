"""Readers of texts: records, tables, lists of revoked laptops, recovery files, settings. Not a test itself."""

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

from aca_desktop.domain.journal.revocations import Revocations, RevokedKind
from aca_desktop.domain.journal.strict_json import read_json
from aca_desktop.domain.papers.paper_kinds import kind_of
from aca_desktop.domain.papers.paper_records import read_record as read_document_record
from aca_desktop.domain.papers.paper_records import to_record
from aca_desktop.domain.papers.record_codec import NotRecord
from aca_desktop.domain.signing.signature_reading import read_record
from aca_desktop.domain.signing.signature_record import SignatureRecord
from aca_desktop.domain.values.problems import Problem
from aca_desktop.errors import AcaError
from aca_desktop.paths import resources
from aca_desktop.sealing.recovery import read_recovery_file, write_recovery_file
from aca_desktop.sealing.revoked_list import sign_list
from aca_desktop.services.organisations import organisation_import
from aca_desktop.services.papers.revocation_lists import list_beside
from aca_desktop.services.signing import signing
from aca_desktop.services.tables.reading import read_or_refuse
from aca_desktop.services.workspace import checking
from aca_desktop.settings import Settings
from aca_desktop.storage.sync.sync_merging import rolled_back
from tests.documents.kinds import KINDS, SEALED
from tests.fuzzing.der_mutation import changed_pem
from tests.fuzzing.json_mutation import EXTREMES, changed_json, changed_value, compact
from tests.fuzzing.readers import Reader
from tests.sealing.papers import coalition, entered
from tests.services.founding import founded, only

WORDS = "añejo 山田"


@contextmanager
def signature_records(folder: Path) -> Iterator[Reader]:
    """Records that are signed from: what keeps all rules is signed for good, and the signing taken back."""
    seeds = [path.read_bytes() for path in sorted((resources() / "samples" / "records").glob("*.json"))]
    with founded(folder) as workspace:
        before = checking.digests(workspace)

        def read(data: bytes) -> bool:
            value = read_json(data)
            if isinstance(value, Problem):
                return False
            record = read_record(value)
            if not isinstance(record, SignatureRecord):
                assert record
                return False
            taken = True
            with rolled_back(workspace.journal):
                try:
                    signing.sign(workspace, record)
                except AcaError:
                    taken = False
            assert checking.digests(workspace) == before
            return taken

        yield Reader("record", seeds, changed_json, read)


@contextmanager
def document_records(_folder: Path) -> Iterator[Reader]:
    """Records that documents carry: only what the program itself writes is read."""
    of = coalition()
    papers = [entered(KINDS[kind][1](), of) if kind in SEALED else None for kind in sorted(SEALED)]
    seeds = [kind_of(paper).encode() + b"\n" + to_record(paper) for paper in papers if paper is not None]

    def change(data: bytes, chance: Random) -> bytes:
        kind, _, record = data.partition(b"\n")
        return kind + b"\n" + changed_json(record, chance)

    def read(data: bytes) -> bool:
        kind, _, record = data.partition(b"\n")
        try:
            paper = read_document_record(kind.decode(), record)
        except NotRecord:
            return False
        assert to_record(paper) == record
        return True

    yield Reader("document-record", seeds, change, read)


@contextmanager
def tables(folder: Path) -> Iterator[Reader]:
    """Tables of organisations: all rows or none."""
    table = (
        "name;names.en;sector;country;founding;joined;figures.staff.2024;contacts.press;identifiers.lei;notes\r\n"
        "Panadería Ejemplo;Example Bakery;cooperative;MX;yes;2026-02-03;120 Own count;Luz <luz@pan.example>;;\r\n"
        'Museo Ejemplo;;culture;MX;;;;;5493001KJTIIGC8Y1R12;"Dos\nlíneas; y ""más"""\r\n'
        "山田商店;Yamada;business;JP;no;2025-12-31;3 Nómina;;;null\r\n"
    )
    seeds = [table.encode(), table.replace(";", ",").replace("\r\n", "\n").encode("utf-8-sig")]
    with founded(folder) as workspace:
        before = checking.digests(workspace)

        def read(data: bytes) -> bool:
            taken = True
            with rolled_back(workspace.journal):
                try:
                    organisation_import.import_table(workspace, only(workspace), read_or_refuse(data))
                except AcaError:
                    taken = False
                    assert checking.digests(workspace) == before
            assert checking.digests(workspace) == before
            return taken

        yield Reader("table", seeds, changed_table, read)


def changed_table(data: bytes, chance: Random) -> bytes:
    """Return a table with cells, columns, rows, quotes, line ends or its encoding changed."""
    text = data.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text[:40] else ","))
    for _ in range(chance.choice((1, 1, 2, 4))):
        _change_rows(rows, chance)
    out = io.StringIO(newline="")
    csv.writer(
        out,
        delimiter=chance.choice(";;;,\t|"),
        lineterminator=chance.choice(("\r\n", "\n", "\r", "\n\r\n")),
        quoting=chance.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    ).writerows(rows)
    written, how = out.getvalue(), chance.randrange(10)
    if how == 0:
        place = chance.randrange(len(written) + 1)
        written = (
            written[:place]
            + chance.choice(('"', '""', "\0", "\r", "\x1a", "\u2028", ";" * 5000))
            + written[place:]
        )
    encoding = chance.choice(("utf-8",) * 6 + ("utf-8-sig", "utf-16", "latin-1", "shift_jis", "cp1252"))
    return written.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


def _change_rows(rows: list[list[str]], chance: Random) -> None:
    row = chance.choice(rows or [[]])
    cell, how = chance.randrange(len(row)) if row else 0, chance.randrange(9)
    extreme = str(chance.choice(EXTREMES))
    if how <= 2 and row:
        row[cell] = extreme
    elif how == 3 and row:
        del row[cell]
    elif how == 4:
        row.insert(cell, extreme)
    elif how == 5:
        rows.insert(chance.randrange(len(rows) + 1), list(row))
    elif how == 6 and len(rows) > 1:
        rows.remove(row)
    elif how == 7 and rows and rows[0]:
        heads = (
            "id",
            "name",
            "names.xx",
            "NAME",
            "figures.",
            "identifiers.rfc",
            "figures.staff.99999",
            "a" * 5000,
        )
        rows[0][chance.randrange(len(rows[0]))] = chance.choice(heads)
    else:
        chance.shuffle(row)


@contextmanager
def revoked_lists(folder: Path) -> Iterator[Reader]:
    """Lists of revoked laptops: believed only as a coordinator's laptop has signed them, to the byte."""
    of = coalition()
    keys: dict[str, RevokedKind] = {"ab" * 32: "laptop", "cd" * 32: "invitation"}
    lists = [
        Revocations(of.root.key.replica, "2026-06-05T11:42:07-06:00", {}, frozenset()),
        Revocations(of.root.key.replica, "2026-06-09T11:42:07-06:00", keys, frozenset({"12" * 32, "34" * 32})),
    ]
    root, path = folder / "ROOT.pem", folder / "REVOKED.json"

    def change(data: bytes, chance: Random) -> bytes:
        if chance.random() < 0.5:
            return changed_json(data, chance)
        told = json.loads(data)
        told["list"] = changed_value(told["list"], chance)
        said = compact(["aca-desktop/1/revoked", told["list"], told["certificate"]])
        return compact({**told, "signature": of.coordinator.key.sign(said).hex()}) + b"\n"

    def read(data: bytes) -> bool:
        path.write_bytes(data)
        try:
            found = list_beside(root, of.root.certificate, folder / "home")
        except AcaError:
            return False
        assert found is not None
        assert found.is_older in (True, False)
        again = sign_list(found.revocations, of.coordinator)
        assert again.removesuffix(b"\n") == data.removesuffix(b"\n")
        return True

    yield Reader("revoked-list", [sign_list(one, of.coordinator) for one in lists], change, read)


@contextmanager
def recovery_files(folder: Path) -> Iterator[Reader]:
    """Recovery files: root's own key or none."""
    of, path = coalition(), folder / "recovery.pem"
    write_recovery_file(path, of.root, WORDS, rounds=1000)

    def read(data: bytes) -> bool:
        path.write_bytes(data)
        try:
            found = read_recovery_file(path, WORDS)
        except AcaError:
            return False
        finally:
            assert path.read_bytes() == data
        assert found.key.replica == of.root.key.replica
        return True

    yield Reader("recovery-file", [path.read_bytes()], changed_pem, read)


@contextmanager
def preferences(folder: Path) -> Iterator[Reader]:
    """This installation's settings: whatever the file says, there are some, and they can be kept."""
    full = Settings.change(
        folder, language="ja", theme="dark", zoom=150, revocation_lists={"ab" * 32: "2026-06-05T11:42:07-06:00"}
    )
    path = folder / "settings.json"
    seeds = [path.read_bytes()]

    def read(data: bytes) -> bool:
        path.write_bytes(data)
        before = Settings.kept_in(folder)
        assert path.read_bytes() == data
        kept = Settings.load(folder)
        assert replace(kept, installation="") == replace(before, installation="")
        assert Settings.change(folder, zoom=120) == replace(kept, zoom=120)
        return before == full

    yield Reader("settings", seeds, changed_json, read)
