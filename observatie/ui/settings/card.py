"""A card of the settings: a heading, and below it what can be set about one thing."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from observatie.ui.kit.widgets import button, column, label, panel
from observatie.ui.theme.theme import Theme


def card(theme: Theme, heading: str, *widgets: QWidget) -> QWidget:
    """Return a card."""
    margin = theme.px(24)
    layout = column(theme, label(heading, "heading"), *widgets, spacing=10)
    return panel(layout, "card", margins=(margin, theme.px(18), margin, theme.px(22)))


def named(theme: Theme, name: str, widget: QWidget) -> QWidget:
    """Return a widget below its name, which is its name for a screen reader too."""
    title: QLabel = label(name, "strong")
    title.setBuddy(widget)
    widget.setAccessibleName(name)
    return panel(column(theme, title, widget, spacing=4))


def choice(word: str, name: str, choose: Callable[[], None]) -> QPushButton:
    """Return one of a group of buttons of which one is chosen."""
    made = button(word, choose, "choice", name=name)
    made.setCheckable(True)
    return made
