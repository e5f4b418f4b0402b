"""A report as a story of flowables: what comes after what on paper, and in which kind of text.

First what the conversation is about, from the question to the signatures; then, in `details`, all that was seen.
"""

from collections.abc import Iterator

from reportlab.platypus import Flowable, Table, TableStyle

from observatie.domain.acts.acts import Mark
from observatie.report import words
from observatie.report.documents import Document
from observatie.report.paper import style
from observatie.report.paper.flowables import PrintedLessonStrip, SignLegend, WritingLines
from observatie.report.paper.fonts import REGULAR
from observatie.report.paper.pages import laid_out
from observatie.report.paper.paragraphs import Barred, Heading, NoteParagraph, lead, marked_up, paragraph
from observatie.report.paper.pdf import PageFrame, put_on_paper
from observatie.report.parts import Earlier, Point, ReportContent, Signature
from observatie.report.visit.details import additions, details, evidence, point
from observatie.report.words import foot

_EMPTY_AGREEMENTS = 3
_REACTION_LINES = 4
_LONG_QUESTION = 240


def tell(content: ReportContent) -> list[Flowable]:
    """Return the report from top to bottom."""
    return list(laid_out([*_Conversation(content).flowables(), *_what_was_seen(content)]))


def _what_was_seen(content: ReportContent) -> Iterator[Flowable]:
    match content.document:
        case Document.EVIDENCE:
            yield from evidence(content)
        case Document.ADDITIONS:
            yield from ()
        case _:
            yield from details(content)


class _Conversation:
    """The part of the report that is on the table during the conversation."""

    def __init__(self, content: ReportContent) -> None:
        self._content = content
        self._styles = style.styles()

    def flowables(self) -> Iterator[Flowable]:
        yield from self._head()
        match self._content.document:
            case Document.ADDITIONS:
                yield from additions(self._content)
                yield from self._consents(empty=False)
            case Document.EVIDENCE:
                yield from self._lesson()
            case _:
                yield from self._lesson()
                yield from self._talk()

    def _talk(self) -> Iterator[Flowable]:
        content = self._content
        yield from self._opening()
        yield from self._earlier()
        if content.observed or content.strengths:
            yield from self._strengths()
        if content.observed or content.topics:
            yield from self._topics()
        if content.observed or content.agreements:
            yield from self._agreements()
        if content.observed or content.reactions:
            yield from self._reactions()
        if content.observed and content.signs:
            yield from self._consents(empty=True)

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
            yield Barred(words.FOCUS_QUESTION, styles.focus_label)
        if content.focus:
            yield paragraph(words.focus(content.focus), styles.focus_items)

    def _lesson(self) -> Iterator[Flowable]:
        content = self._content
        if not content.observed:
            yield self._heading(words.LESSON)
            yield paragraph(words.PREPARATION, self._styles.small)
        if content.strip is not None:
            yield PrintedLessonStrip(content.strip)
            yield SignLegend(with_gap=bool(content.strip.gaps), facts_only=content.document is Document.EVIDENCE)
        if content.gaps:
            yield paragraph(content.gaps, self._styles.aside)

    # Looking back

    def _opening(self) -> Iterator[Flowable]:
        if self._content.opening:
            yield self._heading(words.opening_heading(self._content))
            yield from (paragraph(text, self._styles.body) for text in self._content.opening)

    def _earlier(self) -> Iterator[Flowable]:
        if self._content.earlier:
            yield self._heading(words.EARLIER)
        for earlier in self._content.earlier:
            yield from self._looked_back(earlier)

    def _looked_back(self, earlier: Earlier) -> Iterator[Flowable]:
        styles, before = self._styles, self._content.document is Document.BEFORE and earlier.is_open
        yield lead(earlier.promise.what, styles.statement)
        about = lead if earlier.looked_back or before else paragraph
        yield about(f"{words.promised(earlier.promise)} · {words.made_on(earlier)}", styles.small)
        for looked in earlier.looked_back:
            yield paragraph(words.looked_back(looked), styles.answer)
        if before:
            yield WritingLines(1, label=words.WHAT_CAME_OF_IT)

    # Strengths and topics

    def _strengths(self) -> Iterator[Flowable]:
        content = self._content
        yield from self._points(words.STRENGTHS, content.strengths, words.no_strengths(content), Mark.STRONG)

    def _topics(self) -> Iterator[Flowable]:
        content = self._content
        title = words.topics_heading(content)
        yield from self._points(title, content.topics, words.no_topics(content), Mark.CHANCE)
        if content.questions:
            yield self._heading(words.QUESTIONS, 1)
            yield from (NoteParagraph.of(seen, tagged=False) for seen in content.questions)

    def _points(self, title: str, points: tuple[Point, ...], empty: str, known: Mark) -> Iterator[Flowable]:
        yield self._heading(title)
        if not points:
            yield paragraph(empty, self._styles.small)
        for each in points:
            yield from point(self._content, each, known)

    # Agreements, reaction, consent

    def _agreements(self) -> Iterator[Flowable]:
        content, styles = self._content, self._styles
        yield self._heading(words.agreements_heading(content))
        if content.settled and not content.agreements:
            yield paragraph(words.NO_AGREEMENTS, styles.small)
            return
        head = [paragraph(text, styles.cell_head) for text in words.AGREEMENT_HEADS]
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
        yield self._heading(words.reactions_heading(content))
        if content.reactions:
            yield from (paragraph(text, self._styles.body) for text in content.reactions)
        elif content.settled:
            yield paragraph(words.NO_REACTION, self._styles.small)
        else:
            yield WritingLines(_REACTION_LINES)

    def _consents(self, *, empty: bool) -> Iterator[Flowable]:
        """Yield who has seen it and who agrees; where `empty`, a row to sign in for each that nobody gave yet."""
        content, styles = self._content, self._styles
        nobody = (Signature("", ""),) if empty else ()
        rows = [
            [paragraph(word, styles.cell_head), *self._signature(signature)]
            for word, signatures in (("Gezien", content.seen), ("Akkoord", content.agreed))
            for signature in signatures or nobody
        ]
        if not rows:
            return
        widths = [style.WIDTH * share for share in (0.14, 0.5, 0.36)]
        table = Table(rows, widths, minRowHeights=[28] * len(rows), style=_SIGNED)
        yield self._heading(words.SIGNED)
        yield lead(words.CONSENTS, styles.small)
        yield table

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


def render(content: ReportContent) -> bytes:
    """Return the report as a PDF; the same content gives the same bytes within one version of reportlab."""
    return put_on_paper(sheet_of(content), tell(content))


def sheet_of(content: ReportContent) -> PageFrame:
    """Return what stands around the text of a report."""
    return PageFrame(
        title=f"{content.title} · {content.recipient}".strip(" ·"),
        author=content.school,
        left=content.school,
        right=f"Vertrouwelijk · voor {content.recipient}" if content.recipient else "Vertrouwelijk",
        foot=foot(content),
        logo=content.logo,
    )
