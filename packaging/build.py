"""Makes what people install, into dist/: `python3 packaging/build.py [windows] [deb] [portable] [wheel]`.

Without a name it makes all that this system can make. Runs under any Python from 3.8 on; what has to be prepared
first is prepared, and said on standard error. The work is done by shipping/.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from environment import HERE, TEST, told

KINDS = ("windows", "deb", "portable", "wheel")


def main() -> int:
    """Prepare, and make what is named."""
    parser = argparse.ArgumentParser(description="Make what people install, into dist/.")
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS) + "; all without any")
    parser.add_argument("--quick", action="store_true", help="pack quickly and larger, for trying")
    wanted = parser.parse_args()
    unknown = [kind for kind in wanted.kinds if kind not in KINDS]
    if unknown:
        parser.error("unknown kind: {}".format(", ".join(unknown)))

    from making import prepare  # here, so that --help needs nothing

    prepare(HERE, TEST, tests=True)
    made_with = {**os.environ, "PYTHONPATH": str(HERE.root / "packaging")}
    command = [str(HERE.python), "-m", "shipping", *(["--quick"] if wanted.quick else []), *wanted.kinds]
    sys.stdout.flush()
    return subprocess.call(command, env=made_with)


if __name__ == "__main__":
    sys.exit(told(main))
