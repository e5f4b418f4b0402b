"""What happened, in a file that people can send along: sentences of ours with numbers and codes in them.

Nothing that anybody wrote gets in, by the form of what is asked: a sentence stands in the source, and it is filled
in with numbers, codes of errors, names of classes and words that stand in the source too. It imports nothing
heavy, as the unlock screen is painted with it, and writes nothing before `begin`.
"""

import re
import sys
import threading
import time
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, LiteralString

from observatie.domain.errors import InputError, KnownError

_NAME = "observatie"
_PACKAGE = Path(__file__).parent
_CODE = re.compile(r"[A-Z]\d\d(?!\w)")
_NOT_OURS = re.compile(r"[^A-Za-z0-9_.+:,()/<>-]")
_LONGEST = 60
_CAUSES_AT_MOST = 5


class Ours(str):
    """A word that stands in our source, or in that of Python or Qt; never one that somebody typed."""


class Trail(str):
    """Frames of our own source, each on a line of its own."""


Value = int | float | Ours | Trail | type | BaseException
"""What a sentence may be filled in with; of an error comes its code, or the name of its class."""


def begin(folder: Path, program: LiteralString) -> None:
    """Write down from now on, in a folder that is made when it is needed; `program` says what began."""
    import platform  # here, as the unlock screen is painted without

    from observatie.log_handler import open_log

    if not open_log(_NAME, folder):
        return
    python, system = Ours(platform.python_version()), Ours(platform.system())
    note("gestart: %s, Python %s, %s %s", Ours(program), python, system, Ours(platform.release()))


def version() -> Ours:
    """Return the version of the program, or what stands for it where it runs without having been installed."""
    from importlib.metadata import PackageNotFoundError, version  # here, as it takes long where nothing else did

    try:
        return Ours(version(_NAME))
    except PackageNotFoundError:
        return Ours("onbekend")


def end() -> None:
    """Write down that the program ends, and nothing from then on."""
    import logging

    note("gesloten")
    logger = logging.getLogger(_NAME)
    for handler in tuple(logger.handlers):
        if handler.name == _NAME:
            logger.removeHandler(handler)
            handler.close()
    logger.setLevel(logging.NOTSET)
    logger.propagate = True


@contextmanager
def listening() -> Generator[None]:
    """Write down meanwhile what ends a thread and what Python warns of, which goes where it went too; then end."""
    before = threading.excepthook, sys.unraisablehook, warnings.showwarning
    thread_ended, not_raised, warned = before

    def on_thread(ended: Any) -> None:
        if ended.exc_value is not None:
            fault(ended.exc_value)
        thread_ended(ended)

    def on_unraisable(unraisable: Any) -> None:
        if unraisable.exc_value is not None:
            fault(unraisable.exc_value)
        not_raised(unraisable)

    def on_warning(message: Any, category: type[Warning], *more: Any, **named: Any) -> None:
        note("waarschuwing van Python: %s", category)
        warned(message, category, *more, **named)

    threading.excepthook, sys.unraisablehook, warnings.showwarning = on_thread, on_unraisable, on_warning
    try:
        yield
    finally:
        threading.excepthook, sys.unraisablehook, warnings.showwarning = before
        end()


def note(what: LiteralString, *values: Value) -> None:
    """Write down a sentence of ours, with a `%s` for each value."""
    import logging

    logging.getLogger(_NAME).info(what, *map(_plain, values))


def fault(error: BaseException) -> None:
    """Write down an error that nobody foresaw: its class and where in our source it came by, not what it says."""
    cause: BaseException | None = error
    for depth in range(_CAUSES_AT_MOST):
        if cause is None:
            return
        said = "fout in het programma: %s%s" if depth == 0 else "  die kwam van: %s%s"
        note(said, cause, Trail(_our_frames(cause.__traceback__)))
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


@contextmanager
def timing(what: LiteralString) -> Generator[None]:
    """Write down how long something took, and with which code it failed; it decorates a function as well."""
    began = time.perf_counter()
    try:
        yield
    except BaseException as error:
        note(what + ": niet gedaan (%s), na %s s", error, _seconds(began))
        raise
    note(what + ": gedaan in %s s", _seconds(began))


def _seconds(began: float) -> float:
    return round(time.perf_counter() - began, 2)


def _plain(value: object) -> int | float | str:
    """Return what may be written of a value, whatever it turns out to be."""
    if isinstance(value, KnownError):
        return value.code if _CODE.fullmatch(value.code) else "?"
    if isinstance(value, InputError):
        found = {code[0] for problem in value.problems if (code := _CODE.match(problem))}
        return " ".join(sorted(found)) or "?"
    if isinstance(value, BaseException):
        return type(value).__name__
    if isinstance(value, type):
        return value.__name__
    if isinstance(value, Trail):
        return str(value)
    if isinstance(value, Ours):
        return _NOT_OURS.sub("_", value)[:_LONGEST]
    return value if isinstance(value, int | float) else "?"


def _our_frames(trace: TracebackType | None) -> str:
    frames: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        path = Path(code.co_filename)
        if path.is_relative_to(_PACKAGE):
            place = path.relative_to(_PACKAGE.parent).as_posix()
            frames.append(f"\n    {place}:{trace.tb_lineno}:{code.co_name}")
        trace = trace.tb_next
    return "".join(frames)
