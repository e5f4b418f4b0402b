"""A finding as plain text: the statement, what it rests on, and what the teacher says of it."""

from collections.abc import Iterator

from observatie.domain.acts.acts import Mark
from observatie.report import words
from observatie.report.parts import Point, ReportContent
from observatie.report.visit.plain_lines import BELOW, heard, note


def point(content: ReportContent, said: Point, known: Mark | None = None) -> Iterator[str]:
    """Yield a point of the talk; `known` is the mark that its heading names already."""
    if said.is_finding:
        items = f" [{' · '.join(said.items)}]" if said.items else ""
        yield f"- {said.text}{items}"
        if not (said.evidence or said.heard):
            yield f"{BELOW}({words.NO_EVIDENCE})"
    yield from (note(seen, tagged=not said.is_finding, known=known) for seen in said.evidence)
    yield from heard(said.heard)
    yield from (f"{BELOW}{words.answered(content, answer)}" for answer in said.answers)
