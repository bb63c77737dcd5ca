"""A gate in the worker's way, so that a test can look while work is half done."""

import threading


class Gate:
    """Holds work until the test lets it go on, and lets the test wait until it is there."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def pass_through(self) -> None:
        self.reached.set()
        assert self.opened.wait(20)
