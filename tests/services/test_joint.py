"""The joint declaration gathered from the journal: who is in it, named as they allow, in the order that is set."""

from pathlib import Path

import pytest

from aca_desktop.domain.journal.canonical import Json
from aca_desktop.domain.journal.draft import Draft
from aca_desktop.domain.organisations.record import OrganisationRecord
from aca_desktop.domain.papers.papers import JointPaper
from aca_desktop.errors import AcaError
from aca_desktop.services.coalition import declarations
from aca_desktop.services.papers import joint, summary
from aca_desktop.services.papers.certification import certification, seal_face
from aca_desktop.services.papers.joint import Wanted
from aca_desktop.services.papers.papers import Papers
from aca_desktop.services.papers.verifying import verify_document
from aca_desktop.services.signing.signing import sign
from aca_desktop.services.workspace.workspaces import Workspace
from tests.services.founding import founded, only, signature, signed


def gathered(workspace: Workspace, wanted: Wanted | None = None, language: str = "es") -> JointPaper:
    which = only(workspace)
    seal = seal_face(workspace, which, certification(workspace, which))
    return joint.joint_paper(workspace, which, language, seal, "a4", wanted)


def answer(workspace: Workspace, organisation: str, signature: str, purpose: str, *, given: bool) -> None:
    values: dict[str, Json] = {f"consents.{purpose}": {"given": given, "version": "1"}, "day": "2026-06-06"}
    workspace.write(only(workspace).id, [Draft("consent", organisation, values, {}, (signature,))])


def test_signers_are_named_only_as_long_as_they_consent(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        one, other = signed(workspace), signed(workspace)
        answer(workspace, other.organisation, other.signature, "publish-signer", given=False)
        cells = [cell for group in gathered(workspace).texts[0].groups for cell in group.cells]
        assert sorted((cell.published, cell.signer is not None, cell.ink is not None) for cell in cells) == [
            (False, False, False), (True, True, True),
        ]  # fmt: skip
        answer(workspace, one.organisation, one.signature, "publish-organisation", given=False)
        (text,) = gathered(workspace).texts
        assert (text.unnamed, text.signatories) == (1, 2)
        assert sum(len(group.cells) for group in text.groups) == 1


def test_withdrawn_ones_are_left_out_and_provisional_ones_do_not_count(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        gone = signed(workspace)
        signed(workspace, provisional=True)
        signed(workspace)
        workspace.write(
            only(workspace).id,
            [Draft("withdrawal", gone.organisation, {"day": "2026-06-07"}, {}, (gone.signature,))],
        )
        (text,) = gathered(workspace).texts
        cells = [cell for group in text.groups for cell in group.cells]
        assert sorted(cell.provisional for cell in cells) == [False, True]
        assert text.signatories == 1


def test_ink_is_left_out_on_demand(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        signed(workspace)
        (text,) = gathered(workspace, Wanted(with_ink=False)).texts
        (cell,) = text.groups[0].cells
        assert (cell.ink, cell.published) == (None, True)


def test_the_declaration_sets_the_order(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        signed(workspace)
        assert gathered(workspace).by_sector
        (version,) = declarations.publications(workspace, only(workspace))
        workspace.write(only(workspace).id, [Draft("declaration", version.declaration, {"order": "founding"})])
        paper = gathered(workspace)
        assert not paper.by_sector
        assert [group.words for group in paper.texts[0].groups] == ["Se unieron después"]


def test_what_nobody_signed_or_knows_is_refused(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        for wanted, language, code in (
            (None, "es", "no-signatories"),
            (Wanted(("9",)), "es", "unknown-declaration"),
            (Wanted(("1",)), "ja", "language-not-of-declaration"),
        ):
            with pytest.raises(AcaError) as refused:
                gathered(workspace, wanted, language)
            assert refused.value.code == code
        (text,) = gathered(workspace, Wanted(("1",))).texts
        assert text.signatories == 0


def test_the_paper_is_sealed_over_the_journal(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        signed(workspace)
        which = only(workspace)
        with Papers(workspace) as press:
            paper = press.joint(which)
        found = verify_document(paper.data, root=which.root)
        assert (found.verdict, found.reasons) == ("valid", ())
        assert found.evidence is not None
        assert (found.evidence.kind, found.evidence.entry) == ("joint", None)
        assert found.evidence.journal_sha256 == gathered(workspace).journal_sha256
        assert paper.name == "aca-gdl-joint-202606051142-es.pdf"


def test_the_summary_stands_in_the_same_order(tmp_path: Path) -> None:
    with founded(tmp_path) as workspace:
        which = only(workspace)
        for name in ("Zapatería", "Ñandú", "Nube", "Ábaco"):
            sign(workspace, signature(OrganisationRecord({"es": name}, "business", "MX")))
        seal = seal_face(workspace, which, certification(workspace, which))
        rows = summary.summary_paper(workspace, which, "es", seal, "a4").rows
        joint_ = [cell.organisation for cell in gathered(workspace).texts[0].groups[0].cells]
        assert [row.name for row in rows] == joint_ == ["Ábaco", "Nube", "Ñandú", "Zapatería"]
