"""What a paper about a whole journal says of itself: joint declaration and summaries, which have no entry."""

from aca_desktop.documents.typesetting.finish import Facts
from aca_desktop.documents.typesetting.press import Press, shortened
from aca_desktop.domain.papers.paper_kinds import JournalPaper


def journal_facts(paper: JournalPaper, title: str, subject: str) -> Facts:
    """Return what the file says of itself."""
    return Facts(title=title, author=paper.coalition.name, subject=subject, language=paper.language, at=paper.at)


def journal_name(press: Press, paper: JournalPaper) -> str:
    """Name the journal by its shortened digest, as the middle of a foot does."""
    return press.speech.say("Journal {id}", id=shortened(paper.journal_sha256))
