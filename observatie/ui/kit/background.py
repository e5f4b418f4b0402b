"""Work that takes longer than a key press: done off the thread of the window, told in it."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from observatie.domain.errors import KnownError

if TYPE_CHECKING:
    from concurrent.futures import Future

_LOOK_EVERY_MS = 10


class Background(QObject):
    """Does what it is given, one thing after the other, for as long as its parent is there.

    The other thread knows nothing of this object: it fulfils a future, which is looked at from here. So nothing of
    Qt is touched from elsewhere, and a screen may go while its work is under way.

    Signals:
        done: what the work returned.
        failed: the KnownError it ended with.
        broke: it ended with any other error, which is raised in the window's thread.
    """

    done = Signal(object)
    failed = Signal(object)
    broke = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()
        self._under_way: Future[object] | None = None
        self._looking = QTimer(self, interval=_LOOK_EVERY_MS)
        self._looking.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether there is work that is not done."""
        return self._under_way is not None

    def do(self, work: Callable[[], object]) -> None:
        """Do `work` when what was given before is done; it touches no widget."""
        self._waiting.append(work)
        if self._under_way is None:
            self._begin()

    def _begin(self) -> None:
        from concurrent.futures import Future  # here, as the unlock screen is painted before there is any work

        work, promised = self._waiting.popleft(), Future[object]()
        self._under_way = promised
        QThreadPool.globalInstance().start(lambda: _fulfil(promised, work))
        self._looking.start()

    def _look(self) -> None:
        if self._under_way is None or not self._under_way.done():
            return
        ended, self._under_way = self._under_way, None
        if self._waiting:
            self._begin()
        else:
            self._looking.stop()
        try:
            result = ended.result()
        except KnownError as error:
            self.failed.emit(error)
        except BaseException:
            self.broke.emit()
            raise
        else:
            self.done.emit(result)


def _fulfil(promised: "Future[object]", work: Callable[[], object]) -> None:
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - it is raised again in the window's thread
        promised.set_exception(error)
    else:
        promised.set_result(result)
