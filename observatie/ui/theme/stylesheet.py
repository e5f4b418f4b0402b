"""The stylesheet, made from a theme. Roles are dynamic properties: `widget.setProperty("role", "primary")`."""

from PySide6.QtWidgets import QWidget

from observatie.data import resource
from observatie.ui.theme.theme import FAMILY, Theme


def stylesheet(theme: Theme) -> str:
    """Return the stylesheet of the whole window."""
    measures = {f"px{n}": f"{theme.px(n)}px" for n in range(65)}
    chevron = resource("icons/chevron-down.svg").as_posix()
    tick = resource(f"icons/check-{'dark' if theme.dark else 'light'}.svg").as_posix()
    values = {**theme.colors, **measures, "family": FAMILY, "chevron": chevron, "tick": tick}
    return (
        _TEMPLATE.format_map(values)
        + "".join(_looks(*each) for each in _BUTTONS).format_map(values)
        + (_OTHER_LOOKS.format_map(values))
    )


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget a role of the stylesheet, now and when it is shown already."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def dress_popup(popup: QWidget, owner: QWidget) -> None:
    """Give the list of a completer the look of where its owner is: Qt makes it a window without a parent."""
    at: QWidget | None = owner
    while at is not None and not at.styleSheet():
        at = at.parentWidget()
    if at is not None and popup.styleSheet() != at.styleSheet():
        popup.setProperty("role", "popup")
        popup.setStyleSheet(at.styleSheet())


# Chosen is a ground with a bar along it; focus is a ring around it. Neither is ever a part of the other, so that both
# can be seen at once. The box that Qt's own style draws around the words of what Tab came to is left out. What is
# painted by hand has the same two looks from looks.py.
_CHOSEN = (
    "background: qlineargradient(x1: 0, y1: 1, x2: 0, y2: 0, stop: 0 {accent}, stop: 0.09 {accent}, "
    "stop: 0.1 {chosen}, stop: 1 {chosen}); color: {accent}; font-weight: 600;"
)
_RING = "border: 2px solid {focus};"
_BUTTONS = (
    ("QPushButton", 8, 16),
    ('QPushButton[role="primary"]', 8, 16),
    ('QPushButton[role="plain"]', 8, 16),
    ('QPushButton[role="quiet"]', 3, 10),
    ('QPushButton[role="link"]', 2, 4),
    ('QPushButton[role="choice"]', 4, 12),
    ('QPushButton[role="talk"]', 4, 14),
    ('QPushButton[role="talk-primary"]', 4, 14),
    ('QPushButton[role="talk-choice"]', 4, 14),
    ('QPushButton[role="talk-step"]', 4, 14),
    ('QToolButton[role="place"]', 6, 2),
)
"""What can be chosen and have the focus, and its padding across the text and along it."""


def _looks(selector: str, across: int, along: int) -> str:
    # The padding gives way to the ring, so that nothing moves.
    room = f"padding: {{px{across - 1}}} {{px{along - 1}}};"
    return f"{selector}:checked {{{{ {_CHOSEN} }}}}\n{selector}:focus {{{{ {_RING} {room} }}}}\n"


# Qt measures a button as it is unchecked: a quiet one, which is narrow and light, has no room for bold.
_OTHER_LOOKS = """
QPushButton[role="quiet"]:checked {{ font-weight: 400; }}
QCheckBox:focus, QRadioButton:focus {{ border: 2px solid {focus}; padding: {px1}; }}
QTreeView:focus[role="boxed"], QListView:focus[role="boxed"], QTextBrowser:focus[role="boxed"] {{ border: 2px solid {focus}; }}
QWidget[role="talk-item"]:focus {{ border: 2px solid {focus}; border-radius: {px4}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {chosen}; color: {ink};
    border-left: {px3} solid {accent}; }}
QTreeView#focus-tree::item:selected {{ background: transparent; border: 2px solid {focus}; }}
"""

_TEMPLATE = """
* {{ font-family: "{family}"; font-size: {px15}; color: {ink}; outline: none; }}
QWidget {{ background: transparent; }}
QWidget[role="page"], QMainWindow, QDialog {{ background: {background}; }}
QWidget[role="surface"] {{ background: {surface}; }}
QWidget[role="header"] {{ background: {surface}; border: none; border-bottom: 1px solid {line}; }}
QWidget[role="footer"] {{ background: {surface}; border: none; border-top: 1px solid {line}; }}
QWidget[role="side"] {{ background: {surface}; border: none; border-left: 1px solid {line}; }}
QWidget[role="notes"] {{ border: none; border-right: 1px solid {line}; }}
QWidget[role="foot"] {{ background: {surface}; border: none; border-top: 1px solid {line}; }}
QWidget[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: {px10}; }}
QWidget[role="rail"] {{ background: {rail}; border: none; border-right: 1px solid {line}; }}
QWidget[role="banner"] {{ background: {danger_soft}; border: 1px solid {danger}; border-radius: {px8}; }}
QWidget[role="notice"] {{ background: {accent_soft}; border: 1px solid {accent}; border-radius: {px8}; }}

QLabel[role="title"] {{ font-size: {px24}; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {px18}; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="small"] {{ color: {muted}; font-size: {px13}; }}
QLabel[role="section"] {{ color: {muted}; font-size: {px13}; font-weight: 600; }}
QLabel[role="question"] {{ color: {muted}; font-style: italic; }}
QLabel[role="clock"] {{ font-size: {px32}; font-weight: 600; }}
QLabel[role="phase"] {{ font-weight: 600; color: {accent}; }}
QLabel[role="cover-time"] {{ font-size: {px64}; color: {muted}; }}
QLabel[role="cover-date"] {{ font-size: {px18}; color: {muted}; }}
QLabel[role="evidence"] {{ color: {accent}; }}
QLabel[role="error"] {{ color: {danger}; }}
QLabel[role="warning"] {{ color: {chance}; font-size: {px13}; }}
QLabel[role="chip"] {{ color: {accent}; background: {accent_soft}; border-radius: {px5};
    padding: {px1} {px7}; font-size: {px13}; }}
QLabel[role="key"] {{ color: {muted}; border: 1px solid {line}; border-radius: {px4};
    padding: 0 {px5}; font-size: {px13}; }}

QLabel[role="talk"] {{ font-size: {px24}; }}
QLabel[role="talk-title"] {{ font-size: {px24}; font-weight: 600; }}
QLabel[role="talk-muted"], QLabel[role="talk-said"] {{ font-size: {px24}; color: {muted}; }}
QLabel[role="talk-question"] {{ font-size: {px24}; font-style: italic; color: {muted}; }}
QLabel[role="talk-heading"] {{ font-size: {px32}; font-weight: 600; }}
QLabel[role="talk-point"] {{ font-size: {px32}; }}
QLabel[role="talk-held"] {{ font-size: {px24}; font-weight: 600; color: {accent}; }}
QLabel[role="talk-items"] {{ font-size: {px24}; color: {accent}; }}
QWidget[role="talk-steps"] {{ border: none; border-right: 1px solid {line}; }}
QWidget[role="talk-item"] {{ border: none; border-top: 1px solid {line}; }}
QLabel[role="pair-step"] {{ font-size: {px15}; color: {muted}; padding: {px8} {px14}; }}
QLabel[role="pair-step-here"] {{ font-size: {px15}; font-weight: 600; color: {accent}; background: {chosen};
    border-radius: {px8}; padding: {px8} {px14}; }}
QWidget[role="talk-card"] {{ background: {surface}; border: 1px solid {line}; border-radius: {px10}; }}

QPushButton {{ background: {surface}; border: 1px solid {line}; border-radius: {px8};
    padding: {px8} {px16}; font-weight: 600; min-height: {px20}; }}
QPushButton:hover:!focus {{ border-color: {field_edge}; }}
QPushButton:disabled {{ color: {muted}; background: {neutral_soft}; }}
QPushButton[role="primary"] {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}
QPushButton[role="primary"]:disabled {{ background: {neutral_soft}; border-color: {line}; color: {muted}; }}
QPushButton[role="plain"] {{ background: transparent; border-color: transparent; font-weight: 400; color: {muted}; }}
QPushButton[role="quiet"] {{ background: transparent; padding: {px3} {px10}; font-weight: 400; color: {muted}; }}
QPushButton[role="quiet"]:disabled {{ background: {neutral_soft}; border-color: transparent; }}
QPushButton[role="link"] {{ background: transparent; border: 1px solid transparent; padding: {px2} {px4}; color: {accent}; }}
QPushButton[role="link"]:hover:!focus {{ border-bottom: 1px solid {accent}; }}
QPushButton[role="choice"] {{ padding: {px4} {px12}; }}

QPushButton[role="talk"], QPushButton[role="talk-primary"], QPushButton[role="talk-choice"], QPushButton[role="talk-step"] {{
    font-size: {px24}; padding: {px4} {px14}; min-height: {px32}; }}
QPushButton[role="talk-primary"] {{ background: {accent}; border-color: {accent}; color: {on_accent}; }}
QPushButton[role="talk-step"] {{ background: transparent; border-color: transparent; font-weight: 400; color: {muted};
    text-align: left; }}

QToolButton[role="place"] {{ background: transparent; border: 1px solid transparent; border-radius: {px8};
    color: {muted}; font-size: {px13}; padding: {px6} {px2}; }}
QToolButton[role="place"]:hover:!focus {{ border-color: {line}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateTimeEdit, QSpinBox {{ background: {surface};
    border: 1px solid {field_edge}; border-radius: {px8}; padding: {px7} {px10}; selection-background-color: {accent};
    selection-color: {on_accent}; placeholder-text-color: {muted}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateTimeEdit:focus, QSpinBox:focus {{
    border: 2px solid {focus}; padding: {px6} {px9}; }}
QDateTimeEdit {{ padding: {px6} {px10} {px5}; }}
QDateTimeEdit:focus {{ padding: {px5} {px9} {px4}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QPlainTextEdit[role="talk"], QSpinBox[role="talk"], QDateTimeEdit[role="talk"] {{ font-size: {px24}; }}
QLineEdit:disabled, QComboBox:disabled, QDateTimeEdit:disabled, QSpinBox:disabled {{ color: {muted}; background: {neutral_soft}; }}
QLineEdit[role="line"] {{ border: none; padding: 0; font-size: {px18}; background: transparent; }}
QWidget[role="line-box"] {{ background: {surface}; border: 2px solid {focus}; border-radius: {px10}; }}
QWidget[role="line-box-left"] {{ background: {surface}; border: 2px solid {field_edge}; border-radius: {px10}; }}
QComboBox::drop-down, QDateTimeEdit::drop-down {{ border: none; width: {px24}; }}
QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: url("{chevron}"); width: {px16}; height: {px16}; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {line}; selection-background-color: {accent_soft};
    selection-color: {ink}; }}

QAbstractItemView {{ background: transparent; border: none; }}
QTreeView[role="boxed"], QListView[role="boxed"], QTextBrowser[role="boxed"] {{ background: {surface};
    border: 1px solid {line}; border-radius: {px8}; padding: {px6}; }}
QTreeView::item {{ padding: {px3} 0; }}
QTextBrowser {{ background: transparent; border: none; }}
QListView[role="popup"] {{ background: {surface}; border: 1px solid {field_edge}; }}
QComboBox QAbstractItemView::item, QListView[role="popup"]::item {{ padding: {px3} {px8}; }}
QCalendarWidget {{ background: {surface}; border: 1px solid {field_edge}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {surface}; }}
QCalendarWidget QToolButton {{ background: {surface}; border: 1px solid transparent; border-radius: {px4};
    padding: {px4} {px8}; font-weight: 600; }}
QCalendarWidget QToolButton:hover {{ border-color: {field_edge}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QMenu {{ background: {surface}; border: 1px solid {field_edge}; }}
QCalendarWidget QMenu::item:selected {{ background: {accent_soft}; }}
QCalendarWidget QSpinBox {{ padding: 0 {px4}; }}
QCalendarWidget QAbstractItemView {{ background: {surface}; color: {ink}; selection-background-color: {accent};
    selection-color: {on_accent}; }}

QCheckBox, QRadioButton {{ spacing: {px8}; padding: {px2}; border: 1px solid transparent; border-radius: {px4}; }}
QCheckBox[role="strong"] {{ font-weight: 600; }}
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator {{ width: {px16}; height: {px16};
    border: {px1} solid {field_edge}; background: {surface}; }}
QCheckBox::indicator, QTreeView::indicator {{ border-radius: {px4}; }}
QRadioButton::indicator {{ border-radius: {px9}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{tick}"); }}
QRadioButton::indicator:checked {{ width: {px8}; height: {px8}; border: {px5} solid {accent};
    background: {on_accent}; }}
QTreeView#focus-tree::indicator {{ margin-right: {px4}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {muted}; }}

QHeaderView, QHeaderView::section {{ background: {neutral_soft}; border: none; padding: {px3} {px6}; }}

QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {px10}; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line}; border-radius: {px5}; min-height: {px32}; }}
QScrollBar::handle:vertical:hover {{ background: {field_edge}; }}
QScrollBar:horizontal {{ background: transparent; height: {px10}; margin: 0; }}
QScrollBar::handle:horizontal {{ background: {line}; border-radius: {px5}; min-width: {px32}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ border: none; background: {line}; border-radius: {px3}; max-height: {px6}; }}
QProgressBar::chunk {{ background: {accent}; border-radius: {px3}; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {line}; }}
QMenu::item:selected {{ background: {accent_soft}; color: {ink}; }}
QMenu::item:disabled {{ color: {muted}; }}
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {line}; }}
QSplitter::handle {{ background: {line}; }}
"""
