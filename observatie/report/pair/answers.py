"""The answers of a pair as a story of flowables: two sheets side by side, and then beside now."""

from collections.abc import Callable, Iterator

from reportlab.platypus import Flowable

from observatie.report.pair.parts import Round, Said, SideBySide, ThenAndNow, Twice, TwoSheets
from observatie.report.pair.story import Columns, Face, ended_well, head, source
from observatie.report.paper import style
from observatie.report.paper.fonts import SEMIBOLD
from observatie.report.paper.paragraphs import Heading, Lead, Paragraph, lead, marked_up, paragraph

_SHEETS, _THEN = "De twee bladen naast elkaar", "Toen en nu"
_MARKED = "▶ wil hierover praten"
_HALVES, _WITH_NAMES = (0.5, 0.5), (0.2, 0.4, 0.4)


def tell_sheets(content: TwoSheets) -> list[Flowable]:
    """Return the two sheets from top to bottom."""
    return ended_well(lambda face, in_twos: _sheets(content, face, in_twos=in_twos))


def tell_then(content: ThenAndNow) -> list[Flowable]:
    """Return the old answers beside the new from top to bottom."""
    return ended_well(lambda face, in_twos: _then_and_now(content, face, in_twos=in_twos))


def _sheets(content: TwoSheets, face: Face, *, in_twos: bool) -> Iterator[Flowable]:
    yield from head(content.head, _SHEETS)
    last = content.parts[-1].questions[-1]
    for part in content.parts:
        if part.heading:
            yield Heading.of(part.heading, style.styles().subheading, 0)
        for question in part.questions:
            yield _asked(question.name, face, closes=in_twos and question is last)
            yield _beside(question, face)
    yield from source(content.head)


def _asked(words: str, face: Face, *, closes: bool) -> Lead:
    made = lead(words, face.question)
    made.closes = closes
    return made


def _beside(question: SideBySide, face: Face) -> Columns:
    heads = [_name(said) for said in question.said]
    return face.columns(heads, [[face.answer(said.text) for said in question.said]], _HALVES)


def _name(said: Said) -> Paragraph:
    words = marked_up(said.name)
    if said.marked:
        words += f' &nbsp; <font name="{SEMIBOLD}" color="{style.ACCENT.hexval()}">{_MARKED}</font>'
    return Paragraph(words, style.styles().cell_head)


def _then_and_now(content: ThenAndNow, face: Face, *, in_twos: bool) -> Iterator[Flowable]:
    styles = style.styles()
    yield from head(content.head, f"{_THEN}: {content.then} naast {content.now}")
    for question in content.questions:
        yield _asked(question.name, face, closes=in_twos and question is content.questions[-1])
        if question.put_then:
            yield lead(f"Toen stond er: “{question.put_then}”", styles.small)
        if not question.asked_now:
            yield lead("Deze vraag lieten jullie daarna weg.", styles.small)
        yield _rounds(question, content, face)
    if content.added:
        yield Heading.of("Nieuw in deze ronde", styles.subheading, 0)
        yield from (paragraph(name, styles.body) for name in content.added)
    yield from source(content.head, content.own_form)


def _rounds(question: Twice, content: ThenAndNow, face: Face) -> Columns:
    asked = 3 if question.asked_now else 2
    heads = [
        paragraph(words, style.styles().cell_head)
        for words in ("", f"Toen · {content.then}", f"Nu · {content.now}")
    ]
    rows = [_round(each, face.answer, face) for each in question.said]
    if question.agreed.then or question.agreed.now:
        rows.append(_round(question.agreed, face.outcome, face))
    return face.columns(heads[:asked], [row[:asked] for row in rows], _WITH_NAMES[:asked])


def _round(said: Round, cell: Callable[[str], Paragraph], face: Face) -> list[Paragraph]:
    return [face.name(said.name), cell(said.then), cell(said.now)]
