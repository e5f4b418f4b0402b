"""Reports as files: names that every file system takes."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from observatie.demo import demo_id, make_demo
from observatie.domain.acts import VisitSet
from observatie.report.files import make_report, write_report


@pytest.fixture
def demo(tmp_path, shelf, clock):
    with make_demo(tmp_path / "demo", shelf, clock) as library:
        yield library


def test_a_report_is_named_after_day_subject_group_and_teacher(demo, tmp_path):
    path = write_report(demo, demo_id("visit", "spelling-van-oosterwijk"), tmp_path)
    day = demo.visit(demo_id("visit", "spelling-van-oosterwijk")).period[0]
    assert path.name == (
        f"{day:%Y-%m-%d} spelling groep 4-5 mevrouw Van Oosterwijk-van den Brandhof (7c449830).pdf"
    )
    assert path.read_bytes() == make_report(demo, demo_id("visit", "spelling-van-oosterwijk"))


@pytest.mark.parametrize(
    "subject", ["../../etc", 'a<>:"/\\|?*b', "con", "中文" * 200, "🙂" * 90, "x" * 300, "Ệ" * 120, "\n", ".", "  "]
)
def test_whatever_the_subject_the_file_is_in_the_folder(library, tmp_path, clock, subject):
    visit = uuid4()
    act = VisitSet(subject=subject, planned_at=datetime(2026, 1, 2, tzinfo=UTC))
    library.append([library.scribe.entry(library.visit(visit).journal, act, clock.now())]).result()
    path = write_report(library, visit, tmp_path)
    assert path.parent == tmp_path
    assert path.is_file()
    assert len(path.name.encode()) < 200
    assert path.name.startswith("2026-01-02")
    assert not set(path.name) & set('<>:"/\\|?*\n')


def test_a_visit_without_anything_has_a_name_too(library, tmp_path):
    path = write_report(library, visit := uuid4(), tmp_path)
    assert path.name == f"({str(visit)[:8]}).pdf"
