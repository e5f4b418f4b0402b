"""A finding on paper: the statement, what it rests on, and what the teacher says of it."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from observatie.domain.acts.acts import Mark
from observatie.report import words
from observatie.report.paper import style
from observatie.report.paper.paragraphs import NoteParagraph, Paragraph, lead, marked_up, muted, paragraph
from observatie.report.parts import HeardSeen, Point, ReportContent


def point(content: ReportContent, said: Point, known: Mark | None = None) -> Iterator[Flowable]:
    """Yield a point of the talk; `known` is the mark that its heading names already."""
    styles = style.styles()
    if said.is_finding:
        yield lead(said.text, styles.statement)
        if said.items:
            yield lead(" · ".join(said.items), styles.statement_tag)
        if not (said.evidence or said.heard):
            yield paragraph(words.NO_EVIDENCE, styles.small)
    for seen in said.evidence:
        yield NoteParagraph.of(seen, tagged=not said.is_finding, known=known)
    yield from heard_lines(said.heard)
    for answer in said.answers:
        yield paragraph(words.answered(content, answer), styles.answer)


def heard_lines(heard: tuple[HeardSeen, ...]) -> Iterator[Flowable]:
    """Yield what was heard or read, each with where and when above it."""
    for each in heard:
        markup = f"{muted(words.heard_from(each))}<br/>{marked_up(each.text)}"
        yield Paragraph(markup, style.styles().heard)
