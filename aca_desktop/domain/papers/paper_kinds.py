"""The kinds of document that are sealed: a closed list, and which of them only coordinators seal."""

from collections.abc import Mapping

from aca_desktop.domain.papers.papers import CertificatePaper, DeclarationPaper, JointPaper
from aca_desktop.domain.papers.summary_papers import NetworkPaper, SummaryPaper

EntryPaper = DeclarationPaper | CertificatePaper
"""About one entry of the journal. No `type`: isinstance takes it."""

type JournalPaper = JointPaper | SummaryPaper | NetworkPaper
"""About a whole journal, which no event laptop needs to hold: only coordinators seal these."""

type SealedPaper = EntryPaper | JournalPaper

KINDS: Mapping[str, type[SealedPaper]] = {
    "declaration": DeclarationPaper,
    "certificate": CertificatePaper,
    "joint": JointPaper,
    "summary": SummaryPaper,
    "network": NetworkPaper,
}
COORDINATORS_ALONE = frozenset({"joint", "summary", "network"})

_NAMES = {paper: kind for kind, paper in KINDS.items()}


def kind_of(paper: SealedPaper) -> str:
    """Return the kind's name."""
    return _NAMES[type(paper)]
