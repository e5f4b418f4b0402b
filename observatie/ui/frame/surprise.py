"""What happens with an error that nobody caught: it is written down, told in a sentence, and work goes on."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from observatie import log
from observatie.errors import KnownError

_SENTENCE = (
    "In het programma ging iets mis dat we niet voorzagen ({name}). Wat was opgeslagen is er nog; "
    "werk door, of sluit Observatie en open het opnieuw."
)


def _keep_silent(said: str | KnownError) -> None:
    """Tell nobody; there is no window yet."""


def _leave() -> None:
    """Leave the log as it is."""


class Surprise:
    """The hook for exceptions that reach nobody else.

    Attributes:
        tell: shows a sentence or an error in the window, once there is one.
        begin_log: lets the log begin where it has not yet; it is when the window has been painted.
    """

    def __init__(self) -> None:
        self.tell: Callable[[str | KnownError], None] = _keep_silent
        self.begin_log: Callable[[], None] = _leave

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the traceback to stderr and its places to the log, and tell what went wrong.

        An error that is known says so itself.
        """
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        traceback.print_exception(kind, error, trace)
        self.begin_log()
        log.fault(error)
        self.tell(error if isinstance(error, KnownError) else _SENTENCE.format(name=kind.__name__))
