"""Python's collector of unreachable objects, and when it had better wait."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Generator[None]:
    """Let the collector wait while a great many objects are made that all stay; it would go through them in vain.

    Afterwards they count as old, as if it had gone through them. A thread that begins while another is in here
    finds the collector waiting and leaves it to the other.
    """
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            # Set aside and taken back, everything is in the oldest generation, and nothing was gone through.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
