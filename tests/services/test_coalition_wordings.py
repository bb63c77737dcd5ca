"""Words that people have agreed to stay as they were; the next version may say something else."""

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.values.problems import Refused
from aca_desktop.services.coalition import coalitions
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import only

CONTACT = "consents.contact.1"


@pytest.mark.parametrize("value", [{"words": {"es": "Otra cosa", "en": "Another"}, "necessary": False}, None])
def test_a_wording_is_neither_changed_nor_taken_away(workspace: Workspace, value: Json) -> None:
    before = only(workspace).fields[CONTACT]
    with pytest.raises(Refused) as refused:
        coalitions.change(workspace, only(workspace), {CONTACT: value, "names.es": "Otro nombre"})
    assert [(one.field, one.code, one.facts) for one in refused.value.problems] == [
        (CONTACT, "wording-changed", {"version": "1"})
    ]
    assert only(workspace).fields[CONTACT] == before
    assert only(workspace).record.names["es"] != "Otro nombre"


def test_the_next_version_is_the_current_one(workspace: Workspace) -> None:
    words: dict[str, Json] = {"es": "Otra cosa", "en": "Another"}
    coalitions.change(workspace, only(workspace), {"consents.contact.2": {"words": words, "necessary": False}})
    current = {one.key: one for one in only(workspace).record.consents}
    assert (current["contact"].version, current["contact"].words) == ("2", words)
    assert CONTACT in only(workspace).fields


def test_a_consent_may_become_necessary(workspace: Workspace) -> None:
    words = {one.key: one.words for one in only(workspace).record.consents}["contact"]
    coalitions.change(workspace, only(workspace), {CONTACT: {"words": dict(words), "necessary": True}})
    assert {one.key: one.necessary for one in only(workspace).record.consents}["contact"]


def test_a_notice_is_not_changed_either(workspace: Workspace) -> None:
    words: dict[str, Json] = {"es": "Aviso", "en": "Notice"}
    coalitions.change(workspace, only(workspace), {"notices.1": {"words": words}})
    with pytest.raises(Refused):
        coalitions.change(workspace, only(workspace), {"notices.1": {"words": words | {"en": "Other"}}})
    coalitions.change(workspace, only(workspace), {"notices.2": {"words": words | {"en": "Other"}}})
    notice = only(workspace).record.notice
    assert notice is not None
    assert notice.words["en"] == "Other"
