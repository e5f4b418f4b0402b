"""The console: what is said on it, in whatever encoding it has, for as long as somebody listens.

It imports nothing heavy, since the window passes by here too.
"""

import io
import os
import sys

from observatie.domain.errors import KnownError, reason


def prepare() -> None:
    """Let what the console cannot show come out as an escape (\\u1ec5) instead of as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def says_everything() -> bool:
    """Return whether every character can be written to stdout as it is."""
    return (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "").startswith("utf")


def say(text: str) -> None:
    """Write a line to stdout; raises BrokenPipeError where nobody listens any more, and KnownError C06."""
    _write(f"{text}\n")


def finish() -> None:
    """Make sure that what was said has arrived; raises as `say` does."""
    _write("")


def _write(text: str) -> None:
    try:
        print(text, end="", flush=not text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise KnownError(
            "C06", f"de uitkomst is niet te schrijven ({reason(error)})", "kijk na of er ruimte is op de schijf"
        ) from error


def complain(*problems: str) -> None:
    """Write problems to stderr, one a line."""
    for problem in problems:
        print(problem, file=sys.stderr)


def show_progress(what: str, done: int, total: int) -> None:
    """Say how far a long command is: on a screen in one line that changes, in a file a line each time."""
    on_screen = sys.stderr is not None and sys.stderr.isatty()
    print(f"{what} {done} van {total}", end="\r" if on_screen and done < total else "\n", file=sys.stderr)


def stop_listening() -> None:
    """Let nothing more be written to a stdout that was closed; Python would complain about it when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass  # it is no file, so there is nothing to flush
