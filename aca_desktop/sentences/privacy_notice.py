"""What is said where a coalition has no privacy notice yet."""

from aca_desktop.i18n import Speech


def no_notice(speech: Speech) -> str:
    """Return what is missing, and where it is written."""
    return speech.say(
        "There is no privacy notice yet. Signers read it before they give any data. Write it on a "
        "coordinator’s laptop: on the Coalition page, choose Privacy notice."
    )
