"""Marks for tests of what is no ordinary file: symbolic links, a right of few on Windows, of which Wine makes none
that work; and pipes in folders, which Windows has not.
"""

import os
import sys

import pytest

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="few may make symbolic links there")
PIPES = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes by name are a matter of POSIX")
