"""A response on its own on paper: head, items with what was filled in, and the source."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from observatie.domain.instrument.outline import ORIGIN
from observatie.report.paper import style
from observatie.report.paper.pages import laid_out
from observatie.report.paper.paragraphs import (
    Barred,
    Heading,
    Paragraph,
    ScaleParagraph,
    below_scale,
    lead,
    marked_up,
    paragraph,
)
from observatie.report.paper.pdf import PageFrame, put_on_paper
from observatie.report.parts import Reply
from observatie.report.response.content import AnsweredItem, ResponseContent

_NOTHING = "Er is nog niets ingevuld."
_UNVALUED = "Nu naast toen. Wat anders is staat eerst; anders is niet beter of minder."


def render_response(content: ResponseContent) -> bytes:
    """Return the response as a PDF; the same content gives the same bytes within one version of reportlab."""
    sheet = PageFrame(
        title=f"{content.title} · {content.about}",
        left=content.about,
        right="Vertrouwelijk",
        foot=f"Observatie · {content.day}",
    )
    return put_on_paper(sheet, tell_response(content))


def tell_response(content: ResponseContent) -> list[Flowable]:
    """Return the response from top to bottom."""
    return list(laid_out(_story(content)))


def _story(content: ResponseContent) -> Iterator[Flowable]:
    styles = style.styles()
    yield paragraph(content.title, styles.title)
    yield paragraph(content.day if content.advice else f"{content.about} · {content.day}", styles.subtitle)
    yield paragraph(f"Ingevuld door {content.by}", styles.subtitle)
    if content.advice:
        yield Barred(marked_up(content.advice), styles.long_focus)
        yield Barred("het advies", styles.focus_label)
    if content.statement:
        yield paragraph(content.statement, styles.aside)
    if content.beside:
        yield paragraph(f"Naast {content.beside}. {_UNVALUED}", styles.aside)
    if not content.parts:
        yield paragraph(_NOTHING, styles.aside)
    for part in content.parts:
        yield Heading.of(part.title, styles.heading, 0)
        for item in part.items:
            yield from _item(item)
    if content.open:
        yield Heading.of("Niet ingevuld", styles.heading, 0)
        yield from (paragraph(name, styles.small) for name in content.open)
    yield Heading.of(ORIGIN, styles.heading, 0)
    yield paragraph(content.origin, styles.source)


def _item(item: AnsweredItem) -> Iterator[Flowable]:
    styles = style.styles()
    yield lead(item.name, styles.item)
    if item.question:
        yield lead(item.question, styles.small)
    labelled = any(reply.label for reply in item.replies)
    steps = max((reply.step.of for reply in item.replies if reply.step), default=0)
    for reply in item.replies:
        yield _reply(reply, labelled=labelled, steps=steps)
        below = below_scale(labelled) if labelled or steps else styles.small
        if reply.remark:
            yield paragraph(reply.remark, below)


def _reply(reply: Reply, *, labelled: bool, steps: int) -> Paragraph:
    if labelled or steps:
        return ScaleParagraph.of(marked_up(reply.text), reply.label, reply.step, labelled=labelled, steps=steps)
    return paragraph(reply.text, style.styles().body)
