"""What is wrong with how a window is laid out: what lies over something else, and what has too little room."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

_SHOWN = (QLabel, QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractScrollArea)
_FAR = 100_000


def layout_faults(window: QWidget) -> list[str]:
    """Return a sentence for each thing that is cut off or covered; what is scrolled out of sight is neither."""
    shown = list(_leaves(window))
    boxes = [(each, QRect(each.mapTo(window, QPoint()), each.size())) for each in shown]
    cut = [f"{_named(each)} is cut off" for each, box in boxes if _is_cut(each, box, window)]
    covered = [
        f"{_named(a)} and {_named(b)} overlap"
        for place, (a, box) in enumerate(boxes)
        for b, other in boxes[place + 1 :]
        if box.intersects(other) and _flow_together(a, b)
    ]
    return cut + covered


def _leaves(inside: QWidget) -> Iterator[QWidget]:
    for child in inside.children():
        if not isinstance(child, QWidget) or not child.isVisible() or child.isWindow():
            continue
        if isinstance(child, _SHOWN):
            yield child
        if isinstance(child, QScrollArea) or not isinstance(child, _SHOWN):
            yield from _leaves(child)


def _is_cut(each: QWidget, box: QRect, window: QWidget) -> bool:
    low = each.height() < min(each.minimumHeight() or each.minimumSizeHint().height(), each.maximumHeight())
    wraps = isinstance(each, QLabel) and each.wordWrap()
    if wraps and each.text():
        low = each.height() < each.heightForWidth(each.width())
    return low or not _room_of(each, window).contains(box)


def _room_of(each: QWidget, window: QWidget) -> QRect:
    """Where it can be seen: within all that it is in; up or down in what is scrolled it can be anywhere."""
    room = window.rect()
    inside = each.parentWidget()
    while inside is not None and inside is not window:
        if isinstance(inside, QAbstractScrollArea):
            left = inside.mapTo(window, QPoint()).x()
            return QRect(left, -_FAR, inside.width(), 2 * _FAR)
        room &= QRect(inside.mapTo(window, QPoint()), inside.size())
        inside = inside.parentWidget()
    return room


def _flow_together(a: QWidget, b: QWidget) -> bool:
    """Whether neither is meant to lie over the other: both are placed by layouts, in one scroll area or none."""
    inside = _scroll_area(a) is _scroll_area(b)
    return inside and not a.isAncestorOf(b) and not b.isAncestorOf(a) and _is_laid_out(a) and _is_laid_out(b)


def _is_laid_out(each: QWidget) -> bool:
    while (parent := each.parentWidget()) is not None and not isinstance(parent, QAbstractScrollArea):
        layout = parent.layout()
        if layout is None or _index(layout, each) < 0:
            return parent.parentWidget() is not None and isinstance(parent.parentWidget(), QAbstractScrollArea)
        each = parent
    return True


def _index(layout, each: QWidget) -> int:
    if layout.indexOf(each) >= 0:
        return layout.indexOf(each)
    items = (layout.itemAt(place) for place in range(layout.count()))
    return max((_index(item.layout(), each) for item in items if item and item.layout()), default=-1)


def _scroll_area(each: QWidget) -> QAbstractScrollArea | None:
    parent = each.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractScrollArea):
        parent = parent.parentWidget()
    return parent


def _named(each: QWidget) -> str:
    text = each.text() if isinstance(each, QLabel | QAbstractButton | QLineEdit) else ""
    return f"{type(each).__name__} {each.objectName()!r} {text[:40]!r} {each.size().toTuple()}"
