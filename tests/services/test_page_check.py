"""Pages held against the journal: a stolen key can seal other words around a true entry, and is found out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from aca_desktop.documents import certificate, declaration, joint
from aca_desktop.domain.verification import Verification
from aca_desktop.sealing.seal import Sealer
from aca_desktop.services import erasing, faces, following, organisations, papers, verifying
from aca_desktop.services.certificate import certificate_paper
from aca_desktop.services.certification import Certification, certification, seal_face
from aca_desktop.services.joint import joint_paper
from aca_desktop.services.papers import declaration_paper
from aca_desktop.services.signing import Signed
from aca_desktop.services.workspaces import Workspace
from tests.services.founding import founded, only, signed

type Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A workspace with one signature, and the folder in which papers are laid."""

    workspace: Workspace
    signature: Signed
    folder: Path

    @property
    def own(self) -> Certification:
        return certification(self.workspace, only(self.workspace))

    def judged(self, sealed: bytes) -> Verification:
        path = self.folder / "paper.pdf"
        path.write_bytes(sealed)
        (checked,) = verifying.verify([path], workspace=self.workspace)
        return checked.verification

    def stolen(self, unsealed: bytes) -> Verification:
        """Return what is found of a paper that somebody seals with the laptop's key."""
        with Sealer(self.workspace.key, self.own.chain) as sealer:
            return self.judged(sealer.seal(unsealed))

    def declaration(self, change: Change, beside: str | None = None) -> Verification:
        signature = faces.signature(self.workspace, self.signature.signature)
        _name, paper = declaration_paper(self.workspace, signature, self.own, None, beside)
        return self.stolen(declaration.draw(change(paper)))

    def certificate(self, change: Change) -> Verification:
        signature = faces.signature(self.workspace, self.signature.signature)
        seal = seal_face(self.workspace, signature.coalition, self.own)
        return self.stolen(
            certificate.draw(change(certificate_paper(self.workspace, signature, "es", seal, "a4")))
        )

    def joint(self, change: Change) -> Verification:
        seal = seal_face(self.workspace, only(self.workspace), self.own)
        return self.stolen(joint.draw(change(joint_paper(self.workspace, only(self.workspace), "es", seal, "a4"))))


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    with founded(tmp_path) as workspace:
        yield Table(workspace, signed(workspace), tmp_path)


def unchanged(paper: Any) -> Any:
    return paper


def text(words: str) -> Change:
    return lambda paper: replace(paper, declaration=replace(paper.declaration, text=words))


def title(words: str) -> Change:
    return lambda paper: replace(paper, declaration=replace(paper.declaration, title=words))


def signature(**changes: str) -> Change:
    return lambda paper: replace(paper, signature=replace(paper.signature, **changes))


@pytest.mark.parametrize(
    "change",
    [
        text("No prometemos nada."),
        text("Actuamos por el clima.\n\nPero no hoy."),
        text("Pero no hoy.\n\nActuamos por el clima."),
        text("Actuamos por el clima, pero no hoy."),
        text("Actuamos."),
        title("Otra declaración"),
        signature(organisation="Otra organización"),
        signature(organisation="Panadería del Barrio y otra"),
        signature(signer="Otra Persona"),
    ],
)
def test_other_words_around_a_true_entry_are_not_valid(table: Table, change: Change) -> None:
    assert table.declaration(unchanged).verdict == "valid"
    found = table.declaration(change)
    assert (found.verdict, found.reasons) == ("not-valid", ("page-differs",))
    assert found.check("seal").outcome == found.check("evidence").outcome == "passed"


def test_a_certificate_for_another_is_not_valid(table: Table) -> None:
    assert table.certificate(unchanged).verdict == "valid"
    found = table.certificate(lambda paper: replace(paper, organisation="Otra organización"))
    assert found.reasons == ("page-differs",)


def test_a_joint_declaration_of_another_text_is_not_valid(table: Table) -> None:
    def change(paper: Any) -> Any:
        (only_text,) = paper.texts
        face = replace(only_text.declaration, text="No prometemos nada.")
        return replace(paper, texts=(replace(only_text, declaration=face),))

    assert table.joint(unchanged).verdict == "valid"
    assert table.joint(change).reasons == ("page-differs",)


def test_two_languages_side_by_side_say_what_was_signed(table: Table) -> None:
    assert table.declaration(unchanged, beside="en").verdict == "valid"
    assert table.declaration(text("No prometemos nada."), beside="en").reasons == ("page-differs",)


def test_a_name_that_was_corrected_since_is_no_lie(table: Table) -> None:
    with papers.Papers(table.workspace) as press:
        before = press.declaration(faces.signature(table.workspace, table.signature.signature)).data
    organisations.edit(table.workspace, only(table.workspace), table.signature.organisation, {"names.es": "Nueva"})
    assert table.judged(before).verdict == "valid"
    assert table.declaration(unchanged).verdict == "valid"


def test_persons_that_were_erased_are_not_missed(table: Table) -> None:
    before = table.declaration(unchanged)
    erasing.erase(table.workspace, only(table.workspace), table.signature.organisation)
    assert (before.verdict, table.declaration(unchanged).verdict) == ("valid", "valid")


def test_a_paper_without_the_person_is_no_lie_where_the_person_is_here(table: Table) -> None:
    def change(paper: Any) -> Any:
        gone = replace(paper.signature, signer=None, title=None, ink=None, personal_gone="withheld")
        return replace(paper, signature=gone)

    assert table.declaration(change).verdict == "valid"


def test_a_withdrawn_one_says_so_and_is_no_lie(table: Table) -> None:
    following.withdraw(table.workspace, table.signature.signature)
    assert table.declaration(unchanged).reasons == ("signature-withdrawn",)
