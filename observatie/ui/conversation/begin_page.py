"""Before the talk, for the observer alone: what will be shown, by which model, and the button that begins it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from observatie.catalogue.catalogue import Conversations
from observatie.catalogue.problem import Problem
from observatie.domain.acts.conversation import Stance
from observatie.domain.visit import wording
from observatie.domain.visit.agreements import EarlierAgreement
from observatie.domain.visit.findings import too_many_topics
from observatie.domain.visit.talk import ConversationModel, TalkPoint, points, was_held
from observatie.domain.visit.visit import Visit
from observatie.store.folder import OWN_CONVERSATIONS
from observatie.ui.kit.choice_field import ListField
from observatie.ui.kit.problem_label import HelpLink
from observatie.ui.kit.widgets import button, clear, column, label, panel, row, scrolling
from observatie.ui.theme.theme import Theme

_USUAL = "open-gesprek"
_WIDTH = 720
_LEAD = "Een gesprek van jullie samen, met het scherm tussen jullie in. De leerkracht heeft als eerste het woord."
_FULL = "Het gesprek krijgt het hele scherm: geen lijst, geen andere namen."
_LOCKED = "Eruit kom je met je wachtwoordzin."
_CHOOSE = "Kies bij Uitwerken wat in beeld komt"
_MARKED = {
    Stance.STRENGTH: "Er zijn nog geen bevindingen. Wat je in de les met ▲ (sterk) merkte, komt in beeld:",
    Stance.TOPIC: (
        "Er zijn nog geen bevindingen. Wat je met ◇ (kans) merkte, komt in beeld. Bewaren wat zij erop zegt kan "
        "pas bij een bevinding:"
    ),
}
_NONE = {
    Stance.STRENGTH: "Niets: er is geen bevinding gekozen en geen notitie met ▲ (sterk).",
    Stance.TOPIC: "Niets: er is geen gesprekspunt gekozen en geen notitie met ◇ (kans).",
}
_TOO_MANY = "Meer dan drie gesprekspunten is veel voor één gesprek; laat bij Uitwerken liggen wat kan wachten."
_TITLES = {Stance.STRENGTH: "Wat sterk was", Stance.TOPIC: "Waar we over praten"}
_SETTLED = "Dit verslag is vastgesteld. Je kunt het gesprek teruglezen; het verandert niet meer."
_NO_MODEL = "Er is geen gespreksmodel; het gesprek heeft dan geen open vragen."


class BeginPage(QWidget):
    """A calm page with one filled button.

    Signals:
        begin_asked: begin the talk.
        choose_asked: choose what comes up, in Uitwerken.
    """

    begin_asked = Signal()
    choose_asked = Signal()

    def __init__(self, theme: Theme, conversations: Conversations, *, needs_passphrase: bool) -> None:
        super().__init__()
        self._theme, self._conversations = theme, conversations
        self._needs_passphrase = needs_passphrase
        self._shown = column(theme, spacing=24)
        self._models = ListField()
        self._models.setObjectName("talk-model")
        self._models.setAccessibleName("Gespreksmodel")
        for model in conversations.models.values():
            self._models.addItem(model.title, model.id)
        self._models.setCurrentIndex(max(0, self._models.findData(_USUAL)))
        self._models.currentIndexChanged.connect(self._show_model)
        self._about = label("", "muted", wrap=True, name="talk-model-about")
        self._begin = button("Begin het gesprek", self.begin_asked.emit, "primary", name="talk-begin")
        self._choose = button(_CHOOSE, self.choose_asked.emit, "link", name="talk-choose")
        self._build()
        self._show_model()

    def _build(self) -> None:
        theme = self._theme
        self._state = label("", "muted", wrap=True, name="talk-state")
        out = f"{_FULL} {_LOCKED}" if self._needs_passphrase else _FULL
        self._model_box = panel(
            column(
                theme, label("Gespreksmodel", "section"), self._models, self._about, *self._problems(), spacing=6
            )
        )
        inside = column(
            theme,
            label("Nagesprek", "title"),
            panel(column(theme, label(_LEAD, wrap=True), label(out, "muted", wrap=True), self._state, spacing=4)),
            self._model_box,
            spacing=20,
        )
        inside.addLayout(self._shown)
        inside.addStretch(1)
        content = panel(inside)
        content.setMaximumWidth(theme.px(_WIDTH))
        around = row(theme, 1, content, 1)
        around.setStretch(1, 1000)
        side = theme.px(32)
        foot = row(theme, self._choose, 1, self._begin, spacing=16)
        footer = panel(foot, "footer", margins=(side, theme.px(12), side, theme.px(12)))
        body = scrolling(panel(around, margins=(side, theme.px(32), side, theme.px(24))))
        self.setLayout(column(theme, body, footer, spacing=0))

    def _problems(self) -> list[QWidget]:
        problems = self._conversations.problems
        if not problems:
            return []
        said = f"Dit klopt nog niet in je map “{OWN_CONVERSATIONS}”; wat hieronder staat doet niet mee:"
        lines = [label(said, "warning", wrap=True, name="talk-model-problems")]
        return [*lines, *(self._problem(each) for each in problems)]

    def _problem(self, problem: Problem) -> QWidget:
        link = HelpLink(problem.code)
        line = row(self._theme, label(str(problem), "small", wrap=True), link, spacing=12)
        line.setStretch(0, 1)
        line.setAlignment(link, Qt.AlignmentFlag.AlignTop)
        return panel(line)

    @property
    def model(self) -> ConversationModel | None:
        """The model that was chosen, or None where there is none."""
        return self._conversations.models.get(str(self._models.currentData()))

    def _show_model(self) -> None:
        model = self.model
        self._models.setVisible(model is not None)
        self._about.setText(model.about if model else _NO_MODEL)

    def show_visit(self, visit: Visit, running: Sequence[EarlierAgreement]) -> None:
        """Show what comes up in the talk about a visit."""
        clear(self._shown)
        settled = visit.settlement is not None
        if running:
            self._add("Eerst: wat jullie vorige keer afspraken", [each.agreement.what for each in running])
        question = visit.settings.focus_question or ""
        self._add(
            "De kijkvraag",
            [f"“{question}”"] if question else ["Er is geen kijkvraag; die stap valt weg."],
        )
        for stance in (Stance.STRENGTH, Stance.TOPIC):
            self._add_points(visit, stance)
        self._state.setText(_SETTLED if settled else "")
        self._state.setVisible(settled)
        self._model_box.setVisible(not settled)
        self._choose.setVisible(not settled)
        words = "Ga verder met het gesprek" if was_held(visit) else "Begin het gesprek"
        self._begin.setText("Lees het gesprek terug" if settled else words)
        self._begin.setAccessibleName(self._begin.text())

    def _add_points(self, visit: Visit, stance: Stance) -> None:
        told = points(visit, stance)
        title = f"{_TITLES[stance]} ({len(told)})" if told else _TITLES[stance]
        lead = ""
        if not told:
            lead = _NONE[stance]
        elif told[0].finding is None:
            lead = _MARKED[stance]
        elif stance is Stance.TOPIC and too_many_topics(visit):
            lead = _TOO_MANY
        self._add(title, [_short(point) for point in told], lead)

    def _add(self, title: str, lines: Sequence[str], lead: str = "") -> None:
        box = column(self._theme, label(title, "heading"), spacing=4)
        if lead:
            box.addWidget(label(lead, "muted", wrap=True, name="talk-lead"))
        for line in lines:
            box.addWidget(label(line, wrap=True, name="talk-coming"))
        self._shown.addWidget(panel(box))

    def take_focus(self) -> None:
        """Put the focus on what begins the talk."""
        self._begin.setFocus()


def _short(point: TalkPoint) -> str:
    notes = len(point.evidence)
    if point.finding is None:
        return point.text
    return (
        f"{point.text} ({wording.number(notes, 'notitie', 'notities')})"
        if notes
        else f"{point.text} (zonder bewijs)"
    )
