"""A public sentence as it is shown: its figures, which alone are checked, lie on a tint."""

from collections.abc import Sequence

from aca_desktop.domain.figures.claims import Run as Said
from aca_desktop.ui.painting.paragraph import Run


def shown_runs(runs: Sequence[Said]) -> tuple[Run, ...]:
    """Return a sentence's runs for a text of the window."""
    return tuple(Run(run.words, strong=True, ground="tint" if run.is_checked else None) for run in runs)
