"""A mark for tests that make symbolic links: on Windows that is a right of few, and Wine makes none that work."""

import sys

import pytest

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="few may make symbolic links there")
