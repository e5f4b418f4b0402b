"""What happens with an error that nobody caught: it is written down, told in a sentence, and work goes on."""

import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from observatie.errors import KnownError

_SENTENCE = (
    "In het programma ging iets mis dat we niet voorzagen ({name}). Wat was opgeslagen is er nog; "
    "werk door, of sluit Observatie en open het opnieuw."
)


def _keep_silent(said: str | KnownError) -> None:
    """Tell nobody; there is no window yet."""


class Surprise:
    """The hook for exceptions that reach nobody else.

    Attributes:
        tell: shows a sentence or an error in the window, once there is one.
    """

    def __init__(self) -> None:
        self.tell: Callable[[str | KnownError], None] = _keep_silent

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the traceback to stderr and tell what went wrong: an error that is known says so itself."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        traceback.print_exception(kind, error, trace)
        self.tell(error if isinstance(error, KnownError) else _SENTENCE.format(name=kind.__name__))
