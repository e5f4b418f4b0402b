"""The help: topics on the left, the one in hand beside it."""

from PySide6.QtCore import Qt, QUrl, Signal

from observatie.ui.help.topics import read_topics
from observatie.ui.keys import shortcut
from observatie.ui.reading.reader import Entry, Reader
from observatie.ui.screen import Screen
from observatie.ui.theme.theme import Theme
from observatie.ui.widgets import column, label


class HelpScreen(Screen):
    """All pages of the help; a link in one leads to another.

    Signals:
        back_asked: show again what was shown before the help.
    """

    help_topic = "eerste-start"
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._topics = read_topics()
        self._reader = Reader(theme, "Help")
        self._reader.set_entries([Entry(topic.title) for topic in self._topics])
        self._reader.chosen.connect(self._show)
        self._reader.page.link_clicked.connect(self._follow)
        layout = column(theme, label("Help", "title"), self._reader, spacing=16)
        margin = theme.px(24)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        shortcut(self, "Esc", self.back_asked.emit, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def enter(self) -> None:
        """Show the page that was read last."""
        self._reader.take_focus()
        if self._reader.current < 0:
            self._reader.choose(0)

    @property
    def topic(self) -> str:
        """The name of the page that is shown."""
        return self._topics[self._reader.current].name

    def open_topic(self, topic: str) -> None:
        """Show the page with this name; a name that there is no page for is a mistake of ours."""
        self._reader.choose([each.name for each in self._topics].index(topic))

    def _show(self, index: int) -> None:
        self._reader.page.show_markdown(self._topics[index].text)

    def _follow(self, link: QUrl) -> None:
        self.open_topic(link.toString())
