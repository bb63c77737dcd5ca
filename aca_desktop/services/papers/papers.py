"""Papers: gathered from the journal, drawn, sealed with this laptop's key, and written as new files."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

from aca_desktop.domain.journal.kinds import Rank
from aca_desktop.domain.papers.papers import BesideFace, DeclarationPaper, DraftPaper, PageSize, SealFace
from aca_desktop.errors import AcaError
from aca_desktop.files import make_folder, world_trouble, write_new
from aca_desktop.i18n import LANGUAGES
from aca_desktop.sealing.seal import Sealer
from aca_desktop.services.coalition.coalitions import Coalition
from aca_desktop.services.coalition.declarations import Declaration, Publication
from aca_desktop.services.coalition.events import Event
from aca_desktop.services.papers import (
    certificate,
    faces,
    joint,
    network,
    open_data,
    open_table,
    signing_sheet,
    summary,
)
from aca_desktop.services.papers.certificate import Issuer
from aca_desktop.services.papers.certification import Certification, certification, seal_face
from aca_desktop.services.papers.faces import Signature, signature
from aca_desktop.services.papers.joint import Wanted
from aca_desktop.services.papers.signing_sheet import Rows
from aca_desktop.services.workspace.workspaces import Progress, Workspace

_LONGEST_NAME = 60
_SHORT_ID = 12


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF, sealed where its kind is, and the name that its file gets where none is given.

    `beside` is the open data that lies beside it: its files' contents by ending (".json", ".csv").
    """

    name: str
    data: bytes
    beside: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """Where a paper was written, and the data beside it."""

    path: Path
    data: tuple[Path, ...]


class Papers:
    """Makes papers of one workspace; keeps what all of them need. Give it back by `close` or a with statement."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._sealers: dict[str, tuple[Certification, Sealer]] = {}

    def declaration(self, signed: Signature, language: str | None = None, beside: str | None = None) -> Paper:
        """Return a signature's sealed declaration, in the language that was read unless another is asked; with
        `beside`, a second language stands beside it.

        This laptop's own signature in the same state gives the same bytes; another's is sealed again, now.
        Raise AcaError `language-not-of-declaration`.
        """
        from aca_desktop.documents import declaration

        own, sealer = self._sealer(signed.coalition)
        seal = seal_face(self._workspace, signed.coalition, own, signed.read.entry.header.replica)
        paper = declaration_paper(self._workspace, signed, seal, language, beside)
        return Paper(declaration_name(paper), sealer.seal(declaration.draw(paper)))

    def draft(self, coalition: Coalition, written: Declaration, language: str | None = None) -> Paper:
        """Return a declaration that is being written as a draft, which is not sealed.

        Raise AcaError `language-not-of-declaration`.
        """
        from aca_desktop.documents import draft

        spoken = language or next((one for one in coalition.record.languages if one in written.texts), "")
        if spoken not in written.texts:
            raise AcaError("language-not-of-declaration", language=spoken, known=sorted(written.texts))
        paper = DraftPaper(
            language=spoken,
            coalition=faces.coalition_face(coalition, spoken),
            title=written.titles.get(spoken, ""),
            text=written.texts[spoken],
            at=self._workspace.context.at(),
            page_size=_page_size(coalition),
        )
        return Paper(f"{coalition.code}-draft-{_minute(paper.at)}-{spoken}.pdf", draft.draw(paper))

    def joint(
        self,
        coalition: Coalition,
        language: str | None = None,
        wanted: Wanted | None = None,
        progress: Progress | None = None,
    ) -> Paper:
        """Return a coalition's sealed joint declaration as of now.

        Raise AcaError `only-coordinators`, or what `joint.joint_paper` raises.
        """
        from aca_desktop.documents import joint as drawing

        spoken = language or next(iter(coalition.record.languages), "en")
        own, sealer = self._coordinators_sealer(coalition)
        seal = seal_face(self._workspace, coalition, own)
        paper = joint.joint_paper(
            self._workspace, coalition, spoken, seal, _page_size(coalition), wanted, progress
        )
        return Paper(f"{coalition.code}-joint-{_minute(paper.at)}-{spoken}.pdf", sealer.seal(drawing.draw(paper)))

    def certificate(self, signed: Signature, language: str | None = None, issuer: Issuer | None = None) -> Paper:
        """Return the sealed certificate of a signature in force, in one of the program's languages.

        Raise AcaError `unknown-language`, `not-certifiable`.
        """
        from aca_desktop.documents import certificate as drawing

        spoken = _spoken(signed.coalition, language)
        own, sealer = self._sealer(signed.coalition)
        author = signed.read.entry.header.replica
        seal = seal_face(self._workspace, signed.coalition, own, author)
        size = _page_size(signed.coalition)
        paper = certificate.certificate_paper(self._workspace, signed, spoken, seal, size, issuer)
        name = f"{file_name(paper.organisation)}-certificate-{signed.read.entry.id[:_SHORT_ID]}-{spoken}.pdf"
        return Paper(name, sealer.seal(drawing.draw(paper)))

    def sheet(
        self,
        coalition: Coalition,
        publication: Publication,
        rows: Rows,
        language: str | None = None,
        event: Event | None = None,
    ) -> Paper:
        """Return a sheet for signing on paper, which is not sealed; raise what `sheet_paper` raises."""
        from aca_desktop.documents import sheet as drawing

        spoken = language or next((one for one in coalition.record.languages if one in publication.texts), "")
        paper = signing_sheet.sheet_paper(
            self._workspace, coalition, publication, spoken, _page_size(coalition), rows, event
        )
        return Paper(f"{coalition.code}-sheet-{_minute(paper.at)}-{spoken}.pdf", drawing.draw(paper))

    def card(
        self,
        coalition: Coalition,
        tables: Sequence[str],
        language: str | None = None,
        beside: str | None = None,
        event: Event | None = None,
    ) -> Paper:
        """Return the cards of tables, a page each, which are not sealed. Raise AcaError `unknown-language`."""
        from aca_desktop.documents import card as drawing

        spoken = _spoken(coalition, language)
        second = None if beside is None else _spoken(coalition, beside)
        paper = signing_sheet.card_paper(
            self._workspace, coalition, spoken, _page_size(coalition), tables, event, second
        )
        return Paper(f"{coalition.code}-card-{_minute(paper.at)}-{spoken}.pdf", drawing.draw(paper))

    def guide(self, coalition: Coalition, language: str | None = None, event: Event | None = None) -> Paper:
        """Return the sheet for volunteers, which is not sealed. Raise AcaError `unknown-language`."""
        from aca_desktop.documents import guide as drawing

        spoken = _spoken(coalition, language)
        paper = signing_sheet.guide_paper(self._workspace, coalition, spoken, _page_size(coalition), event)
        return Paper(f"{coalition.code}-guide-{_minute(paper.at)}-{spoken}.pdf", drawing.draw(paper))

    def summary(self, coalition: Coalition, language: str | None = None) -> Paper:
        """Return a coalition's sealed summary as of now, in one of the program's languages.

        Raise AcaError `only-coordinators`, `unknown-language`.
        """
        from aca_desktop.documents import summary as drawing

        spoken = _spoken(coalition, language)
        own, sealer = self._coordinators_sealer(coalition)
        seal = seal_face(self._workspace, coalition, own)
        paper = summary.summary_paper(self._workspace, coalition, spoken, seal, _page_size(coalition))
        data = open_data.summary_data(paper)
        return Paper(
            f"{coalition.code}-summary-{_minute(paper.at)}-{spoken}.pdf",
            sealer.seal(drawing.draw(paper)),
            {".json": open_data.json_bytes(data), ".csv": open_table.summary_csv(data)},
        )

    def network(self, coalition: Coalition, language: str | None = None) -> Paper:
        """Return a network's sealed summary as of now, in one of the program's languages.

        Raise AcaError `only-coordinators`, `not-a-network`, `unknown-language`.
        """
        from aca_desktop.documents import network as drawing

        spoken = _spoken(coalition, language)
        own, sealer = self._coordinators_sealer(coalition)
        seal = seal_face(self._workspace, coalition, own)
        paper = network.network_paper(self._workspace, coalition, spoken, seal, _page_size(coalition))
        data = open_data.network_data(paper)
        return Paper(
            f"{coalition.code}-network-{_minute(paper.at)}-{spoken}.pdf",
            sealer.seal(drawing.draw(paper)),
            {".json": open_data.json_bytes(data), ".csv": open_table.network_csv(data)},
        )

    def close(self) -> None:
        """Give back what sealing holds."""
        for _own, sealer in self._sealers.values():
            sealer.close()
        self._sealers.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _coordinators_sealer(self, coalition: Coalition) -> tuple[Certification, Sealer]:
        """Return what seals documents about a whole journal, which no event laptop needs to hold."""
        if self._workspace.rank(coalition.id) != Rank.COORDINATOR:
            raise AcaError("only-coordinators", coalition=coalition.code)
        return self._sealer(coalition)

    def _sealer(self, coalition: Coalition) -> tuple[Certification, Sealer]:
        known = self._sealers.get(coalition.id)
        own = certification(self._workspace, coalition)
        if known is None or known[0] != own:
            known = self._sealers[coalition.id] = (own, Sealer(self._workspace.key, own.chain))
        return known


def declaration_paper(
    workspace: Workspace,
    signed: Signature,
    seal: SealFace,
    language: str | None = None,
    beside: str | None = None,
    page_size: PageSize | None = None,
) -> DeclarationPaper:
    """Return a declaration's record, on the coalition's usual paper unless another is asked.

    Raise AcaError `language-not-of-declaration`.
    """
    spoken = language or signed.read.language
    for wanted in (spoken, *([beside] if beside else [])):
        if wanted not in signed.publication.texts:
            raise AcaError("language-not-of-declaration", language=wanted, known=signed.publication.languages)
    second = beside if beside != spoken else None
    return DeclarationPaper(
        language=spoken,
        coalition=faces.coalition_face(signed.coalition, spoken),
        coalition_id=signed.coalition.id,
        declaration=faces.declaration_face(signed.publication, spoken),
        signature=faces.signature_face(workspace, signed, spoken),
        entry=faces.entry_face(workspace, signed, spoken),
        seal=seal,
        page_size=page_size or _page_size(signed.coalition),
        beside=BesideFace(second, faces.declaration_face(signed.publication, second)) if second else None,
    )


def declaration_name(paper: DeclarationPaper) -> str:
    """Return the name that a declaration's file gets where none is given."""
    tongues = f"{paper.language}-{paper.beside.language}" if paper.beside else paper.language
    return f"{file_name(paper.signature.organisation)}-{paper.entry.id[:_SHORT_ID]}-{tongues}.pdf"


def declaration_pdf(workspace: Workspace, id_: str, language: str | None = None) -> Paper:
    """Return one signature's sealed declaration; raise what `signature` and `Papers.declaration` raise."""
    with Papers(workspace) as papers:
        return papers.declaration(signature(workspace, id_), language)


def get_ready() -> None:
    """Read the code that makes papers, which is heavy, before the first one is wanted."""
    from aca_desktop.documents import declaration  # noqa: F401
    from aca_desktop.documents.typesetting import finish  # noqa: F401
    from aca_desktop.sealing import cms  # noqa: F401


def summary_pdf(workspace: Workspace, coalition: Coalition, language: str | None = None) -> Paper:
    """Return a coalition's sealed summary as of now."""
    with Papers(workspace) as papers:
        return papers.summary(coalition, language)


def write_with_data(paper: Paper, out: Path | None, beside: Path) -> Written:
    """Write a paper as `write` does, and its open data beside it under the same name.

    Raise what `write` raises, `file-exists` also for data; then nothing is written.
    """
    alone = out is not None and out.suffix.lower() == ".pdf" and not out.is_dir()
    if alone and out is not None:
        for ending in paper.beside:
            if (taken := out.with_suffix(ending)).exists():
                raise AcaError("file-exists", path=str(taken))
        path = write(paper, out, beside)
    else:
        folder = beside.parent if out is None else out
        make_folder(folder)
        path = next(one for one in names(folder, paper.name) if _is_free(paper, one))
        path = write(paper, path, beside)
    data = tuple(path.with_suffix(ending) for ending in sorted(paper.beside))
    for one in data:
        write_new(one, paper.beside[one.suffix])
    return Written(path, data)


def _is_free(paper: Paper, path: Path) -> bool:
    return not any(one.exists() for one in (path, *(path.with_suffix(ending) for ending in paper.beside)))


def write(paper: Paper, out: Path | None, beside: Path) -> Path:
    """Write a paper and return its path: `out` is a new file, or a folder; None is the folder of `beside`.

    In a folder the paper gets its own name, with a number if that is taken by other bytes; the same bytes are
    not written twice. Raise AcaError `file-exists`, `cannot-write`, `disk-full`.
    """
    if out is not None and out.suffix.lower() == ".pdf" and not out.is_dir():
        make_folder(out.parent)
        write_new(out, paper.data)
        return out
    folder = beside.parent if out is None else out
    make_folder(folder)
    return _write_into(folder, paper)[0]


def write_into(paper: Paper, folder: Path) -> Path:
    """Write a paper into a folder that is there, as `write` does.

    Raise AcaError `folder-gone` (made anew where a stick was, it would lie on this laptop's own disk) and what
    `write` raises.
    """
    if not folder.is_dir():
        raise AcaError("folder-gone", path=str(folder))
    return write(paper, folder, folder)


def _write_into(folder: Path, paper: Paper) -> tuple[Path, bool]:
    """Write a paper under the first of its names that is free, or return the file that already is this paper."""
    for path in names(folder, paper.name):
        try:
            write_new(path, paper.data)
        except AcaError as error:
            if error.code != "file-exists":
                raise
            with world_trouble("cannot-write", path):
                if path.is_file() and path.stat().st_size == len(paper.data) and path.read_bytes() == paper.data:
                    return path, False
            continue
        return path, True
    raise AssertionError("numbers do not end")


def names(folder: Path, name: str) -> Iterator[Path]:
    """Yield the paths under which a file of that name may lie in a folder: plain, then numbered from 2."""
    yield folder / name
    stem, dot, ending = name.rpartition(".")
    for number in count(2):
        yield folder / f"{stem}-{number}{dot}{ending}"


def file_name(organisation: str) -> str:
    """Return an organisation's name as every file system takes it: letters and digits of any script, hyphens."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", organisation))
    name = "-".join(words)
    while len(name) > _LONGEST_NAME or len(name.encode()) > 2 * _LONGEST_NAME:
        name = name[:-1]
    return name.strip("-") or "declaration"


def _spoken(coalition: Coalition, language: str | None) -> str:
    """Return the language asked for, else the coalition's first that the program speaks, else English."""
    spoken = language or next((one for one in coalition.record.languages if one in LANGUAGES), "en")
    if spoken not in LANGUAGES:
        raise AcaError("unknown-language", language=spoken, known=list(LANGUAGES))
    return spoken


def _minute(at: str) -> str:
    """Return a moment's digits to the minute, for a file's name."""
    return re.sub(r"\D", "", at[:16])


def _page_size(coalition: Coalition) -> PageSize:
    return "letter" if coalition.record.country in _LETTER else "a4"


_LETTER = frozenset({"US", "CA"})
"""Countries whose offices print on Letter (ANSI A) by standard."""
