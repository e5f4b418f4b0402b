"""Reports as files: what is written is what is made, and nothing of somebody else's is written over."""

import pytest
from support.report_files import make_report

from observatie.demo.school import demo_id
from observatie.domain.errors import KnownError
from observatie.report.documents import Document
from observatie.report.file_names import visit_name
from observatie.report.visit.handed_over import write_report

VISIT = demo_id("visit", "spelling-van-oosterwijk")


def test_a_report_is_written_as_it_is_made(demo, tmp_path):
    write_report(demo, VISIT, tmp_path / "verslag.pdf")
    assert (tmp_path / "verslag.pdf").read_bytes() == make_report(demo, VISIT)


def test_a_visit_that_is_not_among_the_visits_yet_has_its_own_name_all_the_same(demo):
    visit = demo.visit(VISIT)
    assert visit_name(visit, [], demo.register(), Document.AFTER) == (
        f"Lesbezoek {visit.period[0]:%Y-%m-%d} mevrouw Van Oosterwijk-van den Brandhof groep 4-5 verslag.pdf"
    )


def test_the_same_report_may_be_written_again(demo, tmp_path):
    for _ in range(2):
        write_report(demo, VISIT, tmp_path / "verslag.pdf")
    assert (tmp_path / "verslag.pdf").read_bytes() == make_report(demo, VISIT)


def test_what_is_there_already_and_says_something_else_stays_until_somebody_asks(demo, tmp_path):
    path = tmp_path / "verslag.pdf"
    path.write_bytes(b"met aantekeningen")
    with pytest.raises(KnownError, match="C11"):
        write_report(demo, VISIT, path)
    assert path.read_bytes() == b"met aantekeningen"
    write_report(demo, VISIT, path, replace=True)
    assert path.read_bytes() == make_report(demo, VISIT)
