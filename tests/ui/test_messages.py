"""What is said above the line while the store refuses."""

import pytest
from PySide6.QtWidgets import QLabel

from observatie.errors import KnownError
from observatie.store.trouble import GIVEN_UP
from observatie.ui.observe.messages import Messages

KEPT = "Wat je typt blijft hier en wordt bewaard zodra het kan."


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("B08", f"De schijf is vol. Maak ruimte. {KEPT}"),
        (GIVEN_UP, "De schijf is vol. Maak ruimte."),
    ],
    ids=["held", "given up"],
)
def test_it_is_said_to_be_kept_only_where_it_is(qtbot, theme, code, said):
    messages = Messages(theme)
    qtbot.addWidget(messages)
    messages.show_trouble(KnownError(code, "de schijf is vol", "maak ruimte"))
    assert messages.findChild(QLabel, "banner").text() == said
