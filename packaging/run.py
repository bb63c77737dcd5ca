"""Starts the program from a checkout: `python3 packaging/run.py ARGS…` is `aca-desktop ARGS…`.

Without arguments it opens the window with a sample (show.py). Where there is no display, and with --headless
alone, it plays the main job through once (demo.py). Runs under any Python from 3.8 on; whatever has to be prepared
first is prepared, and said on standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from environment import HERE, RUN, is_ready, start, told


def main() -> int:
    """Prepare if necessary, and become the program."""
    arguments = sys.argv[1:]
    tries = arguments in ([], ["--headless"])
    if tries or not is_ready(HERE, RUN):
        from making import prepare  # here, since it is rarely needed and its imports take time

        prepare(HERE, RUN)
    if not tries:
        start(HERE, ["-m", "aca_desktop", *arguments])
    shows = not arguments and has_display(sys.platform, os.environ)
    start(HERE, [str(HERE.root / "packaging" / ("show.py" if shows else "demo.py"))])


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Say whether somebody could see a window."""
    if not platform.startswith("linux"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(told(main))
