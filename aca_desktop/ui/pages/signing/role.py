"""What staff are told while this laptop has no role in the coalition whose declaration is signed."""

from aca_desktop.i18n import Speech


def not_enrolled(speech: Speech) -> str:
    """Return what to do so that the signatures of a laptop that is not enrolled count."""
    return speech.say(
        "**This laptop isn’t enrolled yet.** Its signatures are saved, and their documents show that the laptop "
        "isn’t enrolled. The signatures count once a coordinator enrols it: on the Laptops page, write a join "
        "file and give it to a coordinator."
    )
