"""What the reports of a school hold: chosen beside one report and kept with the school."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from observatie.domain.acts.acts import VisitSet
from observatie.domain.acts.records import ReportPart
from observatie.domain.errors import KnownError
from observatie.ui.kit.file_dialogs import SystemDialogs
from observatie.ui.report.parts_panel import fit_logo
from observatie.ui.report.report_step import ReportStep


@pytest.fixture
def chosen():
    """The pictures that the user will choose."""
    return []


@pytest.fixture
def open_parts(qtbot, chosen):
    def make(controller) -> ReportStep:
        dialogs = SystemDialogs(picture=lambda _parent: chosen.pop(0) if chosen else None)
        step = ReportStep(controller, lambda _parent, _name: None, dialogs)
        qtbot.addWidget(step)
        step.resize(1274, 700)
        step.show()
        step.enter()
        qtbot.waitUntil(lambda: step.findChild(QLabel, "report-page").text().startswith("pagina"))
        press(step, "report-parts")
        return step

    return make


def press(step, name: str) -> None:
    QTest.keyClick(step.findChild(QPushButton, name), Qt.Key.Key_Space)


def untick(step, part: str) -> None:
    QTest.keyClick(step.findChild(QCheckBox, f"part-{part}"), Qt.Key.Key_Space)


def habits_on_disk(controller):
    library = controller.context.library
    library.append([]).result()
    return library.register().schools[controller.visit.settings.school].report


def test_a_part_that_is_left_out_is_remembered_with_the_school(qtbot, open_parts, demo_visit):
    controller = demo_visit("rekenen-bakker")
    step = open_parts(controller)
    untick(step, ReportPart.STRIP)
    untick(step, "written-out")
    qtbot.waitUntil(lambda: habits_on_disk(controller).written_out)
    assert habits_on_disk(controller).left_out == (ReportPart.STRIP,)
    other = open_parts(demo_visit("tafels-bakker"))
    assert not other.findChild(QCheckBox, "part-strip").isChecked()


def test_a_visit_without_a_school_says_where_it_is_chosen(open_parts, new_visit):
    controller = new_visit()
    controller.set_up(VisitSet(subject="taal"))
    step = open_parts(controller)
    assert "Voorbereiden" in step.findChild(QLabel, "parts-whose").text()
    assert not step.findChild(QCheckBox, "part-strip").isEnabled()


def test_a_logo_is_kept_small_and_can_be_taken_away(qtbot, open_parts, demo_visit, chosen, tmp_path):
    large = QImage(2400, 1200, QImage.Format.Format_RGB32)
    large.fill(QColor("teal"))
    large.save(str(tmp_path / "logo.png"))
    chosen.append(tmp_path / "logo.png")
    controller = demo_visit("rekenen-bakker")
    step = open_parts(controller)
    press(step, "parts-logo")
    qtbot.waitUntil(lambda: habits_on_disk(controller).logo is not None)
    kept = controller.context.library.file(habits_on_disk(controller).logo)
    image = QImage.fromData(kept)
    assert (image.width(), image.height()) == (600, 300)
    press(step, "parts-no-logo")
    qtbot.waitUntil(lambda: habits_on_disk(controller).logo is None)


def test_a_file_that_is_no_picture_is_told(open_parts, demo_visit, chosen, tmp_path):
    (tmp_path / "logo.png").write_text("geen plaatje", encoding="utf-8")
    chosen.append(tmp_path / "logo.png")
    controller = demo_visit("rekenen-bakker")
    step = open_parts(controller)
    press(step, "parts-logo")
    assert "“logo.png” is geen PNG of JPEG" in step.findChild(QLabel, "parts-said").text()
    assert habits_on_disk(controller).logo is None


def test_a_picture_that_does_not_fold_up_becomes_a_smaller_jpeg(qapp, tmp_path):
    noisy = QImage(600, 600, QImage.Format.Format_RGB32)
    value = 1
    for y in range(600):
        for x in range(600):
            value = value * 1_103_515_245 + 12_345 & 0x7FFFFFFF
            noisy.setPixel(x, y, value & 0xFFFFFF)
    noisy.save(str(tmp_path / "logo.png"))
    kept = fit_logo(tmp_path / "logo.png")
    assert len(kept) <= 200_000
    assert kept.startswith(b"\xff\xd8")


@pytest.mark.parametrize("name", ["weg.png", "logo.gif"])
def test_what_is_no_png_or_jpeg_is_refused(qapp, tmp_path, name):
    (tmp_path / "logo.gif").write_bytes(b"GIF89a")
    with pytest.raises(KnownError) as refused:
        fit_logo(tmp_path / name)
    assert refused.value.code == "C13"
