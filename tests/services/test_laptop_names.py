"""A laptop's name: free until it has joined, fixed from then on."""

from pathlib import Path

import pytest

from aca_desktop.context import Context
from aca_desktop.domain.values.problems import Refused
from aca_desktop.errors import AcaError
from aca_desktop.services.laptops.laptop_names import has_joined, rename
from aca_desktop.services.workspace.workspaces import create_workspace, open_workspace
from tests.services.founding import founded


def test_a_laptop_without_a_coalition_is_renamed(tmp_path: Path) -> None:
    context = Context.of_this_machine()
    context = Context(context.now, context.random, tmp_path / "home")
    path = tmp_path / "mesa.aca"
    with create_workspace(path, context, "Mesa 1") as workspace:
        assert not has_joined(workspace)
        key = workspace.key.replica
        assert rename(workspace, "  Mesa 2 ") == "Mesa 2"
        assert workspace.under_its_name().name == "Mesa 2", "what it writes from now on bears that name"
        with pytest.raises(Refused):
            rename(workspace, "")
    with open_workspace(path, context) as workspace:
        assert workspace.name == "Mesa 2"
        assert workspace.key.replica == key, "its key stays"


def test_a_laptop_that_has_joined_keeps_its_name(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        assert has_joined(workspace)
        with pytest.raises(AcaError) as refused:
            rename(workspace, "Otra")
        assert refused.value.code == "name-is-fixed"
        assert workspace.file.laptop().name == "Coordinación 1"
