"""What stands on a line, with its moment, and what stood there before it was emptied."""

from typing import NamedTuple

from observatie.domain.clock import Moment


class TypedLine(NamedTuple):
    """What stands on the line.

    Attributes:
        text: all of it, its sign included, as `read_line` reads it.
        stamp: the moment of its first key, or None where nothing was typed.
        place_ms: its lesson time where that was said and not read from a clock; shift_ms: how far it was moved.
    """

    text: str
    stamp: Moment | None
    place_ms: int | None = None
    shift_ms: int = 0


class LineHistory:
    """What can come back to a line that was emptied, the last one first; it follows what stands on the line."""

    def __init__(self) -> None:
        self._last = ""
        self._whole = ""
        self._kept: list[TypedLine] = []

    def begin(self, typed: TypedLine) -> None:
        """Begin anew with what was put on the line as a whole; nothing from before it comes back."""
        self.forget()
        self._last = self._whole = typed.text

    def follow(self, typed: TypedLine, *, undone: bool) -> None:
        """Take in what stands there now, with the moment that the line had until now; by the line's own undo
        where it was `undone`, to which emptying it is nothing to come back from."""
        if not _was_cut(self._last, typed.text):
            self._whole = typed.text
        if not typed.text and self._whole and not undone:
            self._kept.append(typed._replace(text=self._whole))
            self._whole = ""
        self._last = typed.text

    def take(self) -> TypedLine | None:
        """Return what was emptied last, which then can no longer come back, or None."""
        return self._kept.pop() if self._kept else None

    def forget(self) -> None:
        """Let nothing come back."""
        self._kept.clear()


def _was_cut(before: str, after: str) -> bool:
    """Return whether a text is what it was before, without a piece: however it is emptied, it is in such steps."""
    same = next((n for n, (was, now) in enumerate(zip(before, after, strict=False)) if was != now), len(after))
    return len(after) < len(before) and before.endswith(after[same:])
