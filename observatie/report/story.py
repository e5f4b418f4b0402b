"""A report as a story of flowables: what comes after what on paper, and in which kind of text."""

from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from observatie.domain import lesson_time
from observatie.domain.entries import Mark, NoteType
from observatie.domain.register import at_start
from observatie.domain.wording import MARKS, NOTE_TYPES
from observatie.report import style
from observatie.report.flowables import Barred, Legend, LessonStrip, SignedParagraph, WritingLines
from observatie.report.fonts import REGULAR, SEMIBOLD, drawable
from observatie.report.parts import InstrumentSeen, ItemSeen, Point, ReportContent, SectionSeen, Seen, Signature

_EMPTY_AGREEMENTS = 3
_NO_EVIDENCE = "nog zonder notitie"


def tell(content: ReportContent) -> list[Flowable]:
    """Return the report from top to bottom."""
    return _Story(content).flowables()


class Heading(Paragraph):
    """A heading that is also a bookmark."""

    def __init__(self, text: str, text_style: ParagraphStyle, level: int) -> None:
        super().__init__(escape(drawable(text)), text_style)
        self.bookmark = drawable(text)
        self.level = level


def _paragraph(text: str, text_style: ParagraphStyle) -> Paragraph:
    return Paragraph(_marked_up(text), text_style)


def _marked_up(text: str) -> str:
    return escape(drawable(text)).replace("\n", "<br/>")


class _Story:
    """The report from top to bottom."""

    def __init__(self, content: ReportContent) -> None:
        self._content = content
        self._styles = style.styles()

    def flowables(self) -> list[Flowable]:
        content = self._content
        story: list[Flowable] = [*self._head(), *self._lesson()]
        story += self._points("Wat sterk was", content.strengths, "Nog geen sterke punten genoteerd.")
        story += self._topics()
        story += self._agreements()
        story += self._reactions()
        story += self._consents()
        for instrument in content.instruments:
            story += self._instrument(instrument)
        if content.loose:
            story.append(self._heading("Ook genoteerd"))
            story.append(
                _paragraph("Notities die niet bij een onderdeel van een instrument horen.", self._styles.small)
            )
            story += [self._seen(seen) for seen in content.loose]
        story += self._sources()
        return story

    def _heading(self, text: str, level: int = 0) -> Paragraph:
        return Heading(text, self._styles.heading if level == 0 else self._styles.subheading, level)

    def _head(self) -> list[Flowable]:
        content, styles = self._content, self._styles
        story: list[Flowable] = [_paragraph(content.title, styles.title)]
        story += [_paragraph(line, styles.subtitle) for line in content.subtitle if line]
        if content.focus_question:
            focus = Barred(_marked_up(content.focus_question), _indented(styles.focus))
            label = Barred("de kijkvraag", _indented(styles.small))
            story += [Spacer(0, 16), focus, label, Spacer(0, 4)]
        return story

    def _lesson(self) -> list[Flowable]:
        content = self._content
        if content.strip is None:
            return [Spacer(0, 10), _paragraph("Er is nog geen les geobserveerd.", self._styles.subtitle)]
        story: list[Flowable] = [LessonStrip(content.strip), Legend()]
        if content.counts:
            counted = "Geteld · " + "; ".join(content.counts)
            story += [Spacer(0, 4), _paragraph(counted, self._styles.small)]
        return story

    # Strengths and topics

    def _points(self, title: str, points: tuple[Point, ...], empty: str) -> list[Flowable]:
        story: list[Flowable] = [self._heading(title)]
        if not points:
            return [*story, _paragraph(empty, self._styles.small)]
        for point in points:
            story += self._point(point)
        return story

    def _point(self, point: Point) -> list[Flowable]:
        styles = self._styles
        if not point.is_finding:
            return [self._seen(seen) for seen in point.evidence]
        flowables: list[Flowable] = [_paragraph(point.text, styles.statement)]
        if point.items:
            flowables.append(_paragraph(" · ".join(point.items), styles.statement_tag))
        if not point.evidence:
            flowables.append(_paragraph(_NO_EVIDENCE, styles.small))
        flowables += [self._seen(seen, tagged=False) for seen in point.evidence]
        return flowables

    def _topics(self) -> list[Flowable]:
        content = self._content
        title = "Waar we over spraken" if content.settled else "Waar we over praten"
        story = self._points(title, content.topics, "Nog geen gesprekspunten gekozen.")
        if content.questions:
            story.append(self._heading("Vragen voor het gesprek", 1))
            story += [self._seen(seen, tagged=False) for seen in content.questions]
        return story

    def _seen(self, seen: Seen, *, tagged: bool = True) -> Paragraph:
        styles = self._styles
        quote = seen.type is NoteType.QUOTE
        text = _marked_up(seen.text)
        words = f"“{text}”" if quote else text
        if seen.type is NoteType.INTERPRETATION:
            words += f' <font color="{style.MUTED.hexval()}" size="8.5">({NOTE_TYPES[seen.type]})</font>'
        if seen.mark is not None:
            color = style.ACCENT if seen.mark is Mark.STRONG else style.CHANCE
            words += f' <font name="{SEMIBOLD}" color="{color.hexval()}" size="8.5"> {MARKS[seen.mark]}</font>'
        if tagged and seen.items:
            tags = escape(drawable(" · ".join(seen.items)))
            words += f'<br/><font name="{REGULAR}" color="{style.ACCENT.hexval()}" size="8.5">{tags}</font>'
        paragraph = SignedParagraph(
            words, styles.quote if quote else styles.hanging, bulletText=lesson_time.show(seen.lesson_ms)
        )
        if seen.type is not NoteType.FACT or seen.mark is not None:
            paragraph.sign = (seen.type, seen.mark)
        return paragraph

    # Agreements, reaction, consent

    def _agreements(self) -> list[Flowable]:
        styles = self._styles
        title = "Wat we afspraken" if self._content.agreements else "Wat we afspreken"
        head = [_paragraph(text, styles.cell_head) for text in ("Wat", "Wie", "Wanneer", "Waaraan we het zien")]
        rows = [
            [_paragraph(text, styles.cell) for text in (row.what, row.who, row.when, row.how_seen)]
            for row in self._content.agreements
        ]
        heights: list[float | None] = [None] * (len(rows) + 1)
        if not rows:
            rows = [["", "", "", ""] for _ in range(_EMPTY_AGREEMENTS)]
            heights += [30.0] * _EMPTY_AGREEMENTS
        widths = [style.WIDTH * share for share in (0.44, 0.16, 0.15, 0.25)]
        table = Table([head, *rows], colWidths=widths, rowHeights=heights, repeatRows=1, splitInRow=1)
        table.setStyle(_LINED)
        return [self._heading(title), table]

    def _reactions(self) -> list[Flowable]:
        who = at_start(self._content.recipient) or "De leerkracht"
        title = (
            f"Reactie van {self._content.recipient}" if self._content.recipient else "Reactie van de leerkracht"
        )
        if not self._content.reactions:
            return [KeepTogether([self._heading(title), WritingLines(4)])]
        said = [_paragraph(f"{who}: {text}", self._styles.body) for text in self._content.reactions]
        return [self._heading(title), *said]

    def _consents(self) -> list[Flowable]:
        styles = self._styles
        explained = (
            "Gezien: ik heb dit verslag gelezen. Akkoord: ik vind dat het klopt. Het één is niet het ander."
        )
        cells = [
            [_paragraph(word, styles.cell_head), *self._signature(signature)]
            for word, signature in (("Gezien", self._content.seen), ("Akkoord", self._content.agreed))
        ]
        table = Table(cells, colWidths=[style.WIDTH * share for share in (0.14, 0.5, 0.36)], rowHeights=[26, 26])
        table.setStyle(_LINED_BELOW)
        return [KeepTogether([self._heading("Gezien en akkoord"), _paragraph(explained, styles.small), table])]

    def _signature(self, signature: Signature) -> list[Flowable]:
        styles = self._styles
        name = signature.name or "naam:"
        day = signature.day or "datum:"
        known = styles.cell if signature.name else styles.small
        return [_paragraph(name, known), _paragraph(day, known)]

    # Per section

    def _instrument(self, instrument: InstrumentSeen) -> list[Flowable]:
        story: list[Flowable] = [CondPageBreak(120), self._heading(f"Wat er te zien was · {instrument.title}")]
        if instrument.statement:
            story.append(_paragraph(instrument.statement, self._styles.small))
        for section in instrument.sections:
            story += self._section(section, instrument.silent_word)
        return story

    def _section(self, section: SectionSeen, silent_word: str) -> list[Flowable]:
        styles = self._styles
        story: list[Flowable] = [self._heading(section.title, 1)]
        for item in section.items:
            story += self._item(item)
        if section.remark:
            story.append(_paragraph(section.remark_label, styles.item))
            story.append(_paragraph(section.remark, styles.body))
        if section.silent:
            silent = f"Geen notities bij deze {silent_word}: {'; '.join(section.silent)}."
            story += [Spacer(0, 4), _paragraph(silent, styles.small)]
        return story

    def _item(self, item: ItemSeen) -> list[Flowable]:
        styles = self._styles
        name = f"{item.number}  {item.name}".strip()
        story: list[Flowable] = [_paragraph(name, styles.item)]
        for reply in item.replies:
            label = f"<font color='{style.MUTED.hexval()}'>{escape(reply.label)}:</font> " if reply.label else ""
            story.append(Paragraph(label + _marked_up(reply.text), styles.body))
            extra = [reply.remark, f"Reden: {reply.reason}" if reply.reason else ""]
            story += [_paragraph(text, styles.small) for text in extra if text]
        story += [self._seen(seen, tagged=False) for seen in item.notes]
        return story

    def _sources(self) -> list[Flowable]:
        if not self._content.instruments:
            return []
        story: list[Flowable] = [self._heading("Bronnen")]
        for instrument in self._content.instruments:
            said = " ".join(
                part
                for part in (
                    f"{instrument.title}, versie {instrument.version}.",
                    instrument.statement,
                    f"Bron: {instrument.source}",
                    f"Rechten: {instrument.rights}",
                )
                if part
            )
            story += [_paragraph(said, self._styles.small), Spacer(0, 4)]
        return story


def _indented(text_style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{text_style.name} indented", parent=text_style, leftIndent=14)


_LINED = TableStyle(
    [
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, style.INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.6, style.LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
)
_LINED_BELOW = TableStyle(
    [
        ("LINEBELOW", (0, 0), (-1, -1), 0.6, style.LINE),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)
