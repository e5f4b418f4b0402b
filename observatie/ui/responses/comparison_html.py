"""Two responses beside each other as a page to read: what changed first; pure, and every value is escaped."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from observatie.domain.acts.answers import Answer
from observatie.domain.response.comparison import Compared, Shift
from observatie.domain.response.words import SHIFTS
from observatie.domain.visit.answer_words import answer_words


def comparison_html(compared: Iterable[Compared], then: str, now: str) -> str:
    """Return the comparison; `then` and `now` are the days, in words."""
    return "\n".join(_lines(compared, then, now))


def _lines(compared: Iterable[Compared], then: str, now: str) -> Iterator[str]:
    yield f"<h1>{escape(now)} naast {escape(then)}</h1>"
    for shift, group in groupby(compared, key=lambda each: each.shift):
        yield f"<h2>{SHIFTS[shift]}</h2>"
        for each in group:
            yield f'<p class="item">{escape(_name(each))}</p>'
            if shift is Shift.SAME and each.now:
                yield f"<p>{_said(each, each.now)}</p>"
            elif shift is not Shift.OPEN:
                yield f"<p>nu: {_said(each, each.now)}<br>toen: {_said(each, each.then)}</p>"


def _name(compared: Compared) -> str:
    item = compared.place.item
    return " ".join(part for part in (item.number if item else None, compared.place.name) if part)


def _said(compared: Compared, answer: Answer | None) -> str:
    if answer is None:
        return '<span class="muted">niet ingevuld</span>'
    place = compared.place
    words = escape(answer_words(place.instrument, place.item, answer.value)).replace("\n", "<br>")
    remark = f' <span class="muted">({escape(answer.remark)})</span>' if answer.remark else ""
    return f"<b>{words}</b>{remark}"
