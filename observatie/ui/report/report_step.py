"""The report of this visit as it is now: its pages, and the button that saves them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from observatie.errors import KnownError, sentence
from observatie.report.content import compose
from observatie.report.parts import ReportContent
from observatie.ui.background import Background
from observatie.ui.report.pages_view import PagesView
from observatie.ui.report.press import press
from observatie.ui.screen import Screen
from observatie.ui.theme.stylesheet import set_role
from observatie.ui.visit.visit_desk import VisitDesk
from observatie.ui.widgets import button, column, label, panel, row

_SETTLE_MS = 250
_MAKING = "Het rapport wordt gemaakt …"


class ReportStep(Screen):
    """Shows the report and saves it; what changes in the visit is in it a moment later.

    `ask_path` is asked for a place with this widget and a proposed name, and returns None where the user gave up.
    """

    help_topic = "rapport"

    def __init__(self, visit_desk: VisitDesk, ask_path: Callable[[QWidget, str], str | None]) -> None:
        super().__init__()
        self._visit_desk = visit_desk
        self._ask_path = ask_path
        self._content: ReportContent | None = None
        self._pdf: bytes | None = None
        self._save_wanted = False
        self._saved_at: Path | None = None
        self._background = Background(self)
        self._background.done.connect(self._on_made)
        self._background.failed.connect(self._on_failed)
        self._background.broke.connect(self._on_broke)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._make)
        visit_desk.changed.connect(self._on_changed)
        self._build()

    def _build(self) -> None:
        theme = self._visit_desk.desk.theme
        self._status = label(role="chip", name="report-status")
        self._status.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._page = label(role="muted", name="report-page")
        self._wide = button("Hele breedte", self._on_wide, "plain", name="report-wide")
        self._wide.setCheckable(True)
        save = button("Bewaar als PDF", self._save, "primary", key="Ctrl+S", name="report-save")
        self._said = label(wrap=True, name="report-said")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._open = button("Open", self._open_saved, name="report-open")
        self._open.hide()
        self._pages = PagesView(theme)
        self._pages.page_changed.connect(self._show_page)
        self._pages.can_widen.connect(self._wide.setVisible)
        bar = panel(row(theme, self._status, self._page, 1, self._wide, save, spacing=12))
        self._legend = QCheckBox("Legenda van de leerlingen meegeven")
        self._legend.setObjectName("report-legend")
        self._legend.setToolTip("Zet op de laatste pagina waaraan je de leerlingen herkent")
        self._legend.toggled.connect(self._on_legend)
        self._legend_row = panel(row(theme, self._legend, 1))
        self._legend_row.hide()
        message = row(theme, self._said, self._open, spacing=12)
        message.setStretch(0, 1)
        self._message = panel(message)
        self._message.hide()
        side, above = theme.px(24), theme.px(12)
        top = panel(column(theme, bar, self._legend_row, self._message), margins=(side, above, side, above))
        self.setLayout(column(theme, top, self._pages, spacing=0))
        self.setTabOrder(save, self._legend)
        self.setTabOrder(self._legend, self._open)
        self.setTabOrder(self._open, self._pages)

    # Making

    def enter(self) -> None:
        """Make the report anew where the visit or a name in it changed."""
        self._pages.setFocus()
        self._make()

    def leave(self) -> None:
        """Let what was said about saving go."""
        self._settle.stop()
        self._save_wanted = False
        self._say("")

    def _on_changed(self) -> None:
        if self.isVisible():
            self._settle.start()

    def _make(self) -> None:
        # Composed here, as it walks the living visit; drawn elsewhere, as that takes long.
        desk, visit = self._visit_desk.desk, self._visit_desk.visit
        self._show_legend(there=bool(visit.legend))
        content = compose(
            visit,
            desk.library.register(),
            self._visit_desk.instruments,
            with_legend=self._legend.isChecked(),
        )
        self._show_status(content)
        if content == self._content:
            return
        self._content, self._pdf = content, None
        if self._page.text() == "":
            self._page.setText(_MAKING)
        self._background.do(lambda: (content, press(content)))

    @Slot(object)
    def _on_made(self, made: tuple[ReportContent, bytes]) -> None:
        content, pdf = made
        if content is not self._content:
            return  # changed meanwhile; the next one is on its way
        self._pdf = pdf
        self._pages.show_pdf(pdf)
        if self._save_wanted:
            self._save()

    @Slot(object)
    def _on_failed(self, error: KnownError) -> None:
        self._show_nothing(sentence(error))

    @Slot()
    def _on_broke(self) -> None:
        self._show_nothing("Het rapport is niet gemaakt, en dat ligt niet aan jou. Je lesbezoek zelf is bewaard.")

    def _show_nothing(self, why: str) -> None:
        # Forgotten, so that coming back tries again.
        self._content, self._save_wanted = None, False
        self._pages.close_pdf()
        self._page.clear()
        self._say(why, is_problem=True)

    # Saving

    def _save(self) -> None:
        if self._settle.isActive():
            self._settle.stop()
            self._make()
        # Asked for before the report was there: it is saved when it is.
        self._save_wanted = self._pdf is None
        if self._pdf is None:
            return
        # It comes with reportlab, which is imported by now.
        from observatie.report.files import file_name, save

        proposed = file_name(self._visit_desk.visit, self._visit_desk.desk.library.register())
        chosen = self._ask_path(self, proposed)
        if chosen is None:
            return
        try:
            save(Path(chosen), self._pdf)
        except KnownError as error:
            self._say(sentence(error), is_problem=True)
            return
        place = Path(chosen)
        self._say(f"“{place.name}” is bewaard in {place.parent}.", saved_at=place)

    def _open_saved(self) -> None:
        if self._saved_at is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved_at)))

    # Saying

    def _say(self, words: str, *, is_problem: bool = False, saved_at: Path | None = None) -> None:
        self._saved_at = saved_at
        self._said.setText(words)
        set_role(self._said, "error" if is_problem else "muted")
        self._open.setVisible(saved_at is not None)
        self._message.setVisible(bool(words))

    def _show_status(self, content: ReportContent) -> None:
        self._status.setText(content.status)
        self._status.setAccessibleName(f"Status van het rapport: {content.status}")

    def _show_legend(self, *, there: bool) -> None:
        # Settling takes it away; what is no longer there cannot stay ticked.
        with QSignalBlocker(self._legend):
            self._legend.setChecked(self._legend.isChecked() and there)
        self._legend_row.setVisible(there)

    @Slot(bool)
    def _on_legend(self, _given: bool) -> None:
        self._make()

    def _show_page(self, page: int, pages: int) -> None:
        self._page.setText(f"pagina {page} van {pages}")

    def _on_wide(self) -> None:
        self._pages.set_full_width(self._wide.isChecked())
