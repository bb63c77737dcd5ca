"""Anybody's table of organisations: columns guessed, rows judged one by one, brought in and taken back whole."""

from collections.abc import Sequence

from aca_desktop.domain.values.problems import Problem
from aca_desktop.sealing.keys import Checker
from aca_desktop.services.journal.undoing import undo_all
from aca_desktop.services.organisations import organisations
from aca_desktop.services.organisations.organisation_import import (
    Mending,
    Preview,
    PreviewRow,
    bring,
    guessed,
    look_at,
)
from aca_desktop.services.tables.reading import Table, read_table
from aca_desktop.services.workspace.workspaces import Workspace
from aca_desktop.storage.journal.checking import check
from tests.services.founding import only

LIST = """Organización;Giro;País;Municipio;Contacto
Empresa Ejemplo 21;Empresas;México;Jalisco;—
Fábrica Ejemplo 03;Industria;MX;Jalisco;x
Clínica Ejemplo 05;Salud;Mex.;Jalisco;x
Taller Ejemplo 4;Industria;mx;;x
EMPRESA  ejemplo 21;Salud;MX;;
"""


def table(text: str) -> Table:
    read = read_table(text.encode())
    assert not isinstance(read, Problem)
    return read


def seen(workspace: Workspace, text: str, mending: Mending | None = None) -> Preview:
    which = only(workspace)
    read = table(text)
    return look_at(workspace, which, read, guessed(which, read), mending)


def kinds(rows: Sequence[PreviewRow]) -> list[str]:
    return [row.kind for row in rows]


def test_columns_are_guessed_from_what_people_write_above_them(workspace: Workspace) -> None:
    which = only(workspace)
    assert guessed(which, table(LIST)) == ["names.es", "sector", "country", "place", None]
    heads = "名称,分野,国,names.es,id,Name\n,,,,,x\n"
    assert guessed(which, table(heads)) == ["names.es", "sector", "country", None, "id", None]


def test_columns_are_guessed_from_what_is_in_them(workspace: Workspace) -> None:
    rows = "A,5493001KJTIIGC8Y1R12,Japón,x\nB,,México,MX\nC,529900T8BM49AURSDO55,México,\nD,,España,\n"
    assert guessed(only(workspace), table("Name,Code,Where,Else\n" + rows)) == [
        "names.es", "identifiers.lei", "country", None,
    ]  # fmt: skip


def test_each_row_says_what_it_would_do_and_none_stops_the_others(workspace: Workspace) -> None:
    rows = seen(workspace, LIST).rows
    assert kinds(rows) == ["new", "mend", "mend", "mend", "mend"]
    assert rows[1].problems[1].code == "unknown-sector"
    assert rows[2].problems.keys() == {2}
    assert rows[4].problems[None].code == "said-twice"


def test_sectors_are_known_by_their_codes_and_by_what_lists_usually_say(workspace: Workspace) -> None:
    rows = ("Business", "Company", "Empresa", "Companies", "Empresa no financiera")
    text = "Organización;Giro;País\n" + "".join(f"Taller {n};{one};MX\n" for n, one in enumerate(rows))
    preview = seen(workspace, text)
    assert kinds(preview.rows) == ["new"] * len(rows)


def test_one_mend_reaches_all_rows_that_say_so_and_a_row_can_be_left_out(workspace: Workspace) -> None:
    mending = Mending({("sector", "Industria"): "business", ("country", "Mex."): "MX"}, frozenset({6}))
    preview = seen(workspace, LIST, mending)
    assert kinds(preview.rows) == ["new", "new", "new", "new", "left-out"]
    assert dict(preview.counts) == {"new": 4, "left-out": 1}


def test_what_goes_in_is_there_and_one_undo_takes_all_of_it_back(workspace: Workspace) -> None:
    which = only(workspace)
    preview = seen(workspace, LIST)
    (entry,) = bring(workspace, which, preview.rows)
    (row,) = organisations.listing(workspace, which).rows
    assert row.fields["place"] == "iso3166-2:MX-JAL"
    assert row.fields["sector"] == "business"
    undo_all(workspace, [entry])
    assert organisations.listing(workspace, which).total == 0
    assert check(workspace.file, Checker()) == []


def test_a_known_name_is_an_update_and_says_what_was_before(workspace: Workspace) -> None:
    which = only(workspace)
    bring(workspace, which, seen(workspace, "name,sector,country,place\nEmpresa 7,business,MX,Jalisco\n").rows)
    again = seen(
        workspace,
        "name,sector,country,place\nempresa  7,business,MX,Colima\nEmpresa 7,business,Japan,\n",
    )
    assert kinds(again.rows) == ["update", "new"], "the same name elsewhere is another"
    assert again.rows[0].before == {0: "Empresa 7", 3: "iso3166-2:MX-JAL"}
    same = seen(workspace, "name,sector,country\nEmpresa 7,business,MX\n")
    assert kinds(same.rows) == ["same"]
    assert bring(workspace, which, same.rows) == []


def test_what_a_new_one_needs_is_missed(workspace: Workspace) -> None:
    (row,) = seen(workspace, "name,website\nEmpresa 7,example.org\n").rows
    assert row.problems[None] == Problem("sector", "missing")
