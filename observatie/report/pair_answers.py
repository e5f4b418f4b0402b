"""The answers of a pair as a story of flowables: two sheets side by side, and then beside now."""

from collections.abc import Callable, Iterator

from reportlab.platypus import Flowable

from observatie.report import style
from observatie.report.fonts import SEMIBOLD
from observatie.report.pages import laid_out
from observatie.report.pair_parts import Round, Said, SideBySide, ThenAndNow, Twice, TwoSheets
from observatie.report.pair_story import Columns, answer, head, name_style, outcome, question_style, source
from observatie.report.paragraphs import Heading, Paragraph, lead, marked_up, paragraph

_SHEETS, _THEN = "De twee bladen naast elkaar", "Toen en nu"
_MARKED = "▶ wil hierover praten"
_HALVES, _WITH_NAMES = (0.5, 0.5), (0.2, 0.4, 0.4)


def tell_sheets(content: TwoSheets) -> list[Flowable]:
    """Return the two sheets from top to bottom."""
    return list(laid_out(_sheets(content)))


def tell_then(content: ThenAndNow) -> list[Flowable]:
    """Return the old answers beside the new from top to bottom."""
    return list(laid_out(_then_and_now(content)))


def _sheets(content: TwoSheets) -> Iterator[Flowable]:
    yield from head(content.head, _SHEETS)
    for part in content.parts:
        if part.heading:
            yield Heading.of(part.heading, style.styles().subheading, 0)
        for question in part.questions:
            yield lead(question.name, question_style())
            yield _beside(question)
    yield from source(content.head)


def _beside(question: SideBySide) -> Columns:
    heads = [_name(said) for said in question.said]
    return Columns.of(heads, [[answer(said.text) for said in question.said]], _HALVES)


def _name(said: Said) -> Paragraph:
    words = marked_up(said.name)
    if said.marked:
        words += f' &nbsp; <font name="{SEMIBOLD}" color="{style.ACCENT.hexval()}">{_MARKED}</font>'
    return Paragraph(words, style.styles().cell_head)


def _then_and_now(content: ThenAndNow) -> Iterator[Flowable]:
    styles = style.styles()
    yield from head(content.head, f"{_THEN}: {content.then} naast {content.now}")
    for question in content.questions:
        yield lead(question.name, question_style())
        if question.put_then:
            yield lead(f"Toen stond er: “{question.put_then}”", styles.small)
        if not question.asked_now:
            yield lead("Deze vraag lieten jullie daarna weg.", styles.small)
        yield _rounds(question, content)
    if content.added:
        yield Heading.of("Nieuw in deze ronde", styles.subheading, 0)
        yield from (paragraph(name, styles.body) for name in content.added)
    yield from source(content.head)


def _rounds(question: Twice, content: ThenAndNow) -> Columns:
    asked = 3 if question.asked_now else 2
    heads = [
        paragraph(words, style.styles().cell_head)
        for words in ("", f"Toen · {content.then}", f"Nu · {content.now}")
    ]
    rows = [_round(each, answer) for each in question.said]
    if question.agreed.then or question.agreed.now:
        rows.append(_round(question.agreed, outcome))
    return Columns.of(heads[:asked], [row[:asked] for row in rows], _WITH_NAMES[:asked])


def _round(said: Round, cell: Callable[[str], Paragraph]) -> list[Paragraph]:
    return [paragraph(said.name, name_style()), cell(said.then), cell(said.now)]
