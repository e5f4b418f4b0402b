"""The help: topics on the left, the one in hand beside it, and a line to search in all of them."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from observatie.domain.folding import folded, holds
from observatie.help_pages import HelpSection, explain, read_topics
from observatie.ui.kit.keys import ENTER, shortcut
from observatie.ui.kit.reader import Reader, ReaderEntry
from observatie.ui.kit.screen import Screen
from observatie.ui.kit.widgets import LineField, column, label, panel, row
from observatie.ui.theme.theme import Theme

_SIZE = (780, 680)
"""Of the help in a window of its own: one column, which is read beside what it explains."""
_SEARCH_WIDTH = 320
_NOTHING = "Niets gevonden. Zoek op een ander woord, of op de code van een melding."


class HelpScreen(Screen):
    """All pages of the help; a link in one leads to another.

    Signals:
        back_asked: show again what was shown before the help.
    """

    help_topic = "eerste-start"
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._topics = {topic.name: topic for topic in read_topics()}
        self._texts = [
            (section, folded(section.title), folded(section.plain))
            for topic in self._topics.values()
            for section in topic.sections
        ]
        # What each entry of the list leads to.
        self._listed: list[HelpSection] = []
        self._reader = Reader(theme, "Help")
        self._reader.chosen.connect(self._show)
        self._reader.page.link_clicked.connect(self._follow)
        self._search = _SearchLine()
        self._search.textChanged.connect(self._list)
        self._search.list_asked.connect(self._reader.take_focus)
        self._search.setMaximumWidth(theme.px(_SEARCH_WIDTH))
        self._nothing = label(_NOTHING, "muted", wrap=True, name="help-nothing")
        head = row(theme, label("Help", "title"), 1, self._search, spacing=16)
        head.setStretch(2, 2)
        layout = column(theme, panel(head), self._nothing, self._reader, spacing=16)
        margin = theme.px(24)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self._list("")
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut(self, "Esc", self.back_asked.emit, inside)
        shortcut(self, "Ctrl+F", self._search.setFocus, inside)

    def enter(self) -> None:
        """Show the page that was read last."""
        self._reader.take_focus()
        if self._reader.current < 0:
            self._reader.choose(0)

    @property
    def topic(self) -> str:
        """The name of the page that is shown."""
        return self._listed[self._reader.current].topic

    def open_topic(self, topic: str) -> None:
        """Show the page with this name; a name that there is no page for is a mistake of ours."""
        self._search.clear()
        self._reader.choose(list(self._topics).index(topic))

    def open_code(self, code: str) -> None:
        """Show what is said of an error; raises KnownError C14 for a code that nothing is said of."""
        section = explain(code)
        self.open_topic(section.topic)
        self._reader.page.read_from(section.number)

    # What is listed

    def _list(self, query: str) -> None:
        """List the pages, or with a query the parts that hold all of its words, the likeliest first."""
        wanted = folded(query).strip()
        self._listed = self._found(wanted) if wanted else [each.sections[0] for each in self._topics.values()]
        self._reader.set_entries(
            [
                ReaderEntry(each.title, self._topics[each.topic].title if wanted and each.number else "")
                for each in self._listed
            ]
        )
        self._nothing.setHidden(bool(self._listed))
        if wanted and self._listed:
            self._reader.choose(0)

    def _found(self, wanted: str) -> list[HelpSection]:
        found = [each for each in self._texts if holds(each[2], wanted)]
        # Those whose heading holds it before those that say it somewhere; the order is kept among these.
        found.sort(key=lambda each: (folded(each[0].code) != wanted, not holds(each[1], wanted)))
        return [section for section, _title, _text in found]

    def _show(self, index: int) -> None:
        section = self._listed[index]
        self._reader.page.show_markdown(self._topics[section.topic].text)
        self._reader.page.read_from(section.number)

    def _follow(self, link: QUrl) -> None:
        name = link.toString()
        if name in self._topics:
            self.open_topic(name)
        else:
            self.open_code(name)


class _SearchLine(LineField):
    """Where words are typed that are looked for.

    Signals:
        list_asked: go to what was found.
    """

    list_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("help-search")
        self.setAccessibleName("Zoek in de help")
        self.setPlaceholderText("Zoek een woord of een code")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to what was found with Enter or down."""
        if event.key() in (*ENTER, Qt.Key.Key_Down):
            self.list_asked.emit()
        else:
            super().keyPressEvent(event)


class HelpWindow(HelpScreen):
    """The help in a window of its own, so that what asked for it stays as it is, be it locked or half typed."""

    def __init__(self, theme: Theme, beside: QWidget) -> None:
        super().__init__(theme)
        self.setParent(beside, Qt.WindowType.Window)
        self.setWindowTitle("Uitleg – Observatie")
        room = beside.screen().availableGeometry().size()
        self.resize(min(theme.px(_SIZE[0]), room.width()), min(theme.px(_SIZE[1]), room.height()))
        self.back_asked.connect(self.close)
        shortcut(self, "F1", self.close)

    def show_code(self, code: str) -> None:
        """Show what is said of an error, in front of everything."""
        self._come()
        self.open_code(code)

    def show_topic(self, topic: str) -> None:
        """Show a page, in front of everything."""
        self._come()
        self.open_topic(topic)

    def _come(self) -> None:
        self.show()
        self._reader.page.setFocus()
        self.raise_()
        self.activateWindow()
