"""What a paper about a whole journal says of itself: joint declaration and summaries, which have no entry."""

from aca_desktop.documents.finish import Facts
from aca_desktop.documents.press import Press, shortened
from aca_desktop.domain.evidence import evidence
from aca_desktop.domain.papers import DeclarationFace, JointPaper
from aca_desktop.domain.summary_papers import NetworkPaper, SummaryPaper

type JournalPaper = JointPaper | SummaryPaper | NetworkPaper


def journal_facts(
    press: Press, paper: JournalPaper, kind: str, title: str, subject: str, face: DeclarationFace | None
) -> Facts:
    """Return title, subject and evidence: the journal's digest, and the declaration's hashes if there is one."""
    return Facts(
        title=title, author=paper.coalition.name, subject=subject, language=paper.language, at=paper.at,
        evidence_words=press.speech.say("What the seal is about, for programs"),
        evidence=evidence(
            kind=kind, coalition=paper.coalition_id, entry=None, header=None,
            text_sha256=face.text_sha256 if face else None, version_sha256=face.version_sha256 if face else None,
            journal_sha256=paper.journal_sha256,
        ),
    )  # fmt: skip


def journal_name(press: Press, paper: JournalPaper) -> str:
    """Name the journal by its shortened digest, as the middle of a foot does."""
    return press.speech.say("Journal {id}", id=shortened(paper.journal_sha256))
