"""A report as a story of flowables: what comes after what on paper, and in which kind of text.

First what the conversation is about, from the question to the signatures; then, in `details`, all that was seen.
"""

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether, Table, TableStyle

from observatie.domain.acts import Mark
from observatie.report import style
from observatie.report.details import details
from observatie.report.flowables import Legend, LessonStrip, WritingLines
from observatie.report.fonts import REGULAR
from observatie.report.pages import laid_out
from observatie.report.paragraphs import Barred, Heading, NoteParagraph, lead, marked_up, paragraph
from observatie.report.parts import Point, ReportContent, Signature

_EMPTY_AGREEMENTS = 3
_REACTION_LINES = 4
_LONG_QUESTION = 240
_CONSENTS = "Gezien: ik heb dit verslag gelezen. Akkoord: ik vind dat het klopt. Het één is niet het ander."
_PREPARATION = "Er is nog geen les gezien. Dit is de voorbereiding."
_NO_EVIDENCE = "nog zonder notitie"


def tell(content: ReportContent) -> list[Flowable]:
    """Return the report from top to bottom."""
    return list(laid_out([*_Conversation(content).flowables(), *details(content)]))


class _Conversation:
    """The part of the report that is on the table during the conversation."""

    def __init__(self, content: ReportContent) -> None:
        self._content = content
        self._styles = style.styles()

    def flowables(self) -> Iterator[Flowable]:
        content = self._content
        yield from self._head()
        yield from self._lesson()
        if content.observed or content.strengths:
            yield from self._strengths()
        if content.observed or content.topics:
            yield from self._topics()
        if content.observed or content.agreements:
            yield from self._agreements()
        if content.observed or content.reactions:
            yield from self._reactions()
        if content.observed:
            yield from self._consents()

    def _heading(self, text: str, level: int = 0) -> Heading:
        return Heading.of(text, self._styles.subheading if level else self._styles.heading, level)

    def _head(self) -> Iterator[Flowable]:
        content, styles = self._content, self._styles
        yield paragraph(content.title, styles.title)
        for line in content.subtitle:
            yield paragraph(line, styles.subtitle)
        if content.focus_question:
            long = len(content.focus_question) > _LONG_QUESTION
            yield Barred(marked_up(content.focus_question), styles.long_focus if long else styles.focus)
            yield Barred("de kijkvraag", styles.focus_label)
        if content.focus:
            yield paragraph(f"Extra op gelet: {'; '.join(content.focus)}", styles.focus_items)

    def _lesson(self) -> Iterator[Flowable]:
        content = self._content
        if not content.observed:
            yield self._heading("De les")
            yield paragraph(_PREPARATION, self._styles.small)
        if content.strip is not None:
            yield LessonStrip(content.strip)
            yield Legend(with_gap=bool(content.strip.gaps))
        if content.gaps:
            yield paragraph(content.gaps, self._styles.aside)

    # Strengths and topics

    def _strengths(self) -> Iterator[Flowable]:
        empty = "Er zijn geen sterke punten genoteerd." if self._content.settled else "Nog niets gekozen."
        yield from self._points("Wat sterk was", self._content.strengths, empty, Mark.STRONG)

    def _topics(self) -> Iterator[Flowable]:
        content = self._content
        title = "Waar we over spraken" if content.settled else "Waar we over praten"
        empty = "Er zijn geen gesprekspunten genoteerd." if content.settled else "Nog niets gekozen."
        yield from self._points(title, content.topics, empty, Mark.CHANCE)
        if content.questions:
            yield self._heading("Vragen voor het gesprek", 1)
            yield from (NoteParagraph.of(seen, tagged=False) for seen in content.questions)

    def _points(self, title: str, points: tuple[Point, ...], empty: str, known: Mark) -> Iterator[Flowable]:
        yield self._heading(title)
        if not points:
            yield paragraph(empty, self._styles.small)
        for point in points:
            yield from self._point(point, known)

    def _point(self, point: Point, known: Mark) -> Iterator[Flowable]:
        styles = self._styles
        if point.is_finding:
            yield lead(point.text, styles.statement)
            if point.items:
                yield lead(" · ".join(point.items), styles.statement_tag)
            if not point.evidence:
                yield paragraph(_NO_EVIDENCE, styles.small)
        for seen in point.evidence:
            yield NoteParagraph.of(seen, tagged=not point.is_finding, known=known)

    # Agreements, reaction, consent

    def _agreements(self) -> Iterator[Flowable]:
        content, styles = self._content, self._styles
        yield self._heading("Wat we afspraken" if content.agreements or content.settled else "Wat we afspreken")
        if content.settled and not content.agreements:
            yield paragraph("Er zijn geen afspraken gemaakt.", styles.small)
            return
        head = [paragraph(text, styles.cell_head) for text in ("Wat", "Wie", "Wanneer", "Waaraan we het zien")]
        rows = [
            [paragraph(text, styles.cell) for text in (row.what, row.who, row.when, row.how_seen)]
            for row in content.agreements
        ]
        heights: list[float | None] = [None] * (len(rows) + 1)
        if not rows:
            rows = [["", "", "", ""] for _ in range(_EMPTY_AGREEMENTS)]
            heights += [30.0] * _EMPTY_AGREEMENTS
        widths = [style.WIDTH * share for share in (0.42, 0.17, 0.16, 0.25)]
        yield Table([head, *rows], widths, heights, repeatRows=1, splitInRow=1, style=_LINED)

    def _reactions(self) -> Iterator[Flowable]:
        content = self._content
        heading = self._heading(f"Reactie van {content.recipient or 'de leerkracht'}")
        if content.reactions:
            yield heading
            yield from (paragraph(text, self._styles.body) for text in content.reactions)
        elif content.settled:
            yield heading
            yield paragraph("Er is geen reactie gegeven.", self._styles.small)
        else:
            yield heading
            yield WritingLines(_REACTION_LINES)

    def _consents(self) -> Iterator[Flowable]:
        styles = self._styles
        cells = [
            [paragraph(word, styles.cell_head), *self._signature(signature)]
            for word, signature in (("Gezien", self._content.seen), ("Akkoord", self._content.agreed))
        ]
        widths = [style.WIDTH * share for share in (0.14, 0.5, 0.36)]
        table = Table(cells, widths, minRowHeights=[28, 28], style=_SIGNED)
        yield KeepTogether([self._heading("Gezien en akkoord"), paragraph(_CONSENTS, styles.small), table])

    def _signature(self, signature: Signature) -> list[Flowable]:
        styles = self._styles
        known = styles.cell if signature.name else styles.small
        return [paragraph(signature.name or "naam:", known), paragraph(signature.day or "datum:", known)]


_LINED = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else even an empty cell asks for Helvetica
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, style.INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, style.LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
)
_SIGNED = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),  # else even an empty cell asks for Helvetica
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, style.LINE),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
)
