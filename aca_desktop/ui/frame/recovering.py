"""Recovering a damaged file in the worker, and what is told of it."""

from itertools import islice
from pathlib import Path

from aca_desktop.context import Context
from aca_desktop.i18n import Speech
from aca_desktop.ui.background import Progress, Work
from aca_desktop.ui.frame.messages import Words

_MOST = 5
"""So many lines of what is missing are shown; the command line lists all."""


def recovering(damaged: Path, new: Path, context: Context, passphrase: str | None) -> Work[Words]:
    """Return the work that puts what is left of a file into a new one, and returns what to tell."""

    def work(progress: Progress) -> Words:
        from aca_desktop.sentences import salvaging as words
        from aca_desktop.services.workspace.salvaging import salvage

        done = salvage(damaged, new, context, passphrase, progress)

        def said(speech: Speech) -> str:
            lines = [words.recovered(speech, done), words.key(speech, done)]
            details = list(words.details(speech, done))
            lines += islice(details, _MOST)
            if len(details) > _MOST:
                more = len(details) - _MOST
                lines.append(speech.say_count("And {count} more.", "And {count} more.", more))
            if done.missing or done.incomplete:
                lines.append(
                    speech.say(
                        "Import a backup and the files of other laptops on the Laptops page to fill the gaps."
                    )
                )
            return "\n".join(lines)

        return said

    return work
