"""The files of the log: a few of them, none large, written by more than one program, and whatever fails passes."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

FILE = "observatie.log"
_SIZE = 500_000
_OLDER = 2
_LINE = "%(asctime)s %(process)d %(message)s"


def open_log(name: str, folder: Path) -> bool:
    """Let the log called `name` be written in a folder from now on; return False where it is written already."""
    logger = logging.getLogger(name)
    if any(handler.name == name for handler in logger.handlers):
        return False
    handler = LogHandler(folder)
    handler.name = name
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return True


class LogHandler(RotatingFileHandler):
    """Opens its file for each line and lets it go, so that another program can rotate it; it never complains."""

    def __init__(self, folder: Path, size: int = _SIZE) -> None:
        super().__init__(folder / FILE, maxBytes=size, backupCount=_OLDER, encoding="utf-8", delay=True)
        self._folder = folder
        self.setFormatter(logging.Formatter(_LINE, "%Y-%m-%d %H:%M:%S"))

    def _open(self) -> Any:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line, where that is possible."""
        super().emit(record)
        try:
            self._let_go()
        except OSError:
            self.handleError(record)

    def _let_go(self) -> None:
        stream, self.stream = self.stream, None  # pyright: ignore[reportAttributeAccessIssue]
        if stream is not None:
            stream.close()

    def doRollover(self) -> None:
        """Rotate the files, unless another program does or did; where that fails, this one grows on."""
        from filelock import FileLock, Timeout  # here, as hardly any start needs it

        self._let_go()
        path = Path(self.baseFilename)
        try:
            with FileLock(f"{self.baseFilename}.lock", timeout=0):
                if path.stat().st_size > self.maxBytes // 2:
                    super().doRollover()
        except (OSError, Timeout, NotImplementedError):
            self._let_go()

    def handleError(self, record: logging.LogRecord) -> None:
        """Let it pass: a disk that is full is told where it matters, and not by the log."""
