"""Starts the program from a checkout: `python3 packaging/run.py ARGS…` is `aca-desktop ARGS…`.

Without arguments, or with --headless alone, it plays the main job through once (demo.py). Runs under any Python
from 3.8 on; whatever has to be prepared first is prepared, and said on standard error.
"""

from __future__ import annotations

import sys

from environment import HERE, RUN, is_ready, start, told


def main() -> int:
    """Prepare if necessary, and become the program."""
    arguments = sys.argv[1:]
    plays = arguments in ([], ["--headless"])
    if plays or not is_ready(HERE, RUN):
        from making import prepare  # here, since it is rarely needed and its imports take time

        prepare(HERE, RUN)
    start(HERE, [str(HERE.root / "packaging" / "demo.py")] if plays else ["-m", "aca_desktop", *arguments])


if __name__ == "__main__":
    sys.exit(told(main))
