"""The topics of the help, in resources/help/<language>.md: a page (#), its topics (##), a line that says what for.

Below that line come paragraphs; lines that begin with "- " or "1. " are items.
"""

from dataclasses import dataclass
from functools import cache

from aca_desktop.paths import resources


@dataclass(frozen=True, slots=True)
class Topic:
    """What one can do on a page (its name in the table of pages), and how."""

    page: str
    title: str
    hint: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of its words, to be searched."""
        return "\n".join((self.title, self.hint, *self.paragraphs))


@cache
def topics(language: str) -> tuple[Topic, ...]:
    """Return all topics in a language, in the order of the pages."""
    found: list[Topic] = []
    page = ""
    for block in (resources() / "help" / f"{language}.md").read_text("utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        if block.startswith("# "):
            page = lines[0].removeprefix("# ")
        elif block.startswith("## "):
            found.append(Topic(page, lines[0].removeprefix("## "), lines[1], ()))
        elif found and lines:
            last = found.pop()
            found.append(Topic(page, last.title, last.hint, (*last.paragraphs, *_paragraphs(lines))))
    return tuple(found)


def _paragraphs(lines: list[str]) -> list[str]:
    """Return a block's items, or the one paragraph that its lines make."""
    is_list = lines[0].startswith(("- ", "1. "))
    return lines if is_list else [" ".join(lines)]
