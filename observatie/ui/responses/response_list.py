"""Responses that were begun, a line each: about whom, of which day, and how far as a row of dots."""

from uuid import UUID

from observatie.ui.form.line_list import ListLine


def response_line(response: UUID, about: str, day: str, filled: int, asked: int) -> ListLine:
    """Return the line of a response of which `filled` of the `asked` items are filled in."""
    spoken = f"{about}, {day}, {filled} van {asked} ingevuld"
    return ListLine(response, about, (day,), spoken, filled=filled, asked=asked)
