"""How a moment in a lesson is written and read: 18′15″."""

import re

_WRITTEN = re.compile(r"(\d{1,3})[.:,′'](\d{1,2})[″\"]?")


def show(lesson_ms: int) -> str:
    """Return lesson time in minutes and seconds; 18:15 would read as a quarter past six."""
    minutes, seconds = divmod(lesson_ms // 1000, 60)
    return f"{minutes}′{seconds:02d}″"


def read(text: str) -> int | None:
    """Return the milliseconds that "18.15" or "18′15″" stands for, or None where it is no lesson time."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None or int(match[2]) > 59:
        return None
    return (int(match[1]) * 60 + int(match[2])) * 1000
