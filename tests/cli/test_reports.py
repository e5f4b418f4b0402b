"""The command that makes reports."""

from pathlib import Path

import pytest
from support.paper import Paper

from observatie.data import instruments_folder
from observatie.demo.school import demo_id
from observatie.domain.errors import KnownError
from observatie.report.visit import handed_over


def test_a_report_of_a_visit(run, filled, tmp_path):
    done = run("rapport", "11111111", "--naar", tmp_path / "pdf")
    (path,) = (tmp_path / "pdf").iterdir()
    assert (done.code, done.err, done.out) == (0, "", f"{path}\n")
    assert path.read_bytes().startswith(b"%PDF")


def test_reports_of_all_visits(run, filled, tmp_path):
    done = run("rapport", "--alle", "--naar", tmp_path / "pdf")
    assert (done.code, done.err) == (0, "")
    assert sorted(done.out.splitlines()) == sorted(str(path) for path in (tmp_path / "pdf").iterdir())


def test_reports_of_the_demo_need_no_passphrase_and_show_how_far_they_are(run, tmp_path):
    done = run("rapport", "--demo", "--naar", tmp_path / "pdf")
    assert done.code == 0
    assert len(list((tmp_path / "pdf").iterdir())) == 8
    assert done.lines == [f"rapport {number} van 8" for number in range(1, 9)]


def test_the_demo_may_be_asked_for_before_the_command(run, tmp_path):
    visit = str(demo_id("visit", "flits-el-amrani"))
    done = run("--demo", "rapport", visit, "--naar", tmp_path / "pdf")
    assert (done.code, done.err, len(done.out.splitlines())) == (0, "", 1)


def test_two_visits_that_agree_in_day_and_names_have_a_report_each(run, filled, tmp_path):
    done = run("rapport", "--alle", "--naar", tmp_path / "pdf")
    names = sorted(path.name for path in (tmp_path / "pdf").iterdir())
    assert (done.code, len(names)) == (0, 2)
    assert all(name.startswith("Lesbezoek 2025-") for name in names)
    assert names[1] == names[0].replace(" (2)", "")


def test_a_second_run_makes_the_same_files(run, filled, tmp_path):
    first = run("rapport", "--alle", "--naar", tmp_path / "pdf")
    second = run("rapport", "--alle", "--naar", tmp_path / "pdf")
    assert (second.code, second.err, second.out) == (0, "", first.out)


def test_one_of_many_has_the_name_that_it_has_among_all(run, filled, tmp_path):
    every = run("rapport", "--alle", "--naar", tmp_path / "alle").out.splitlines()
    one = run("rapport", "11111112", "--naar", tmp_path / "een").out.splitlines()
    assert one[0].rpartition("/")[2] in [path.rpartition("/")[2] for path in every]


def test_a_file_that_is_there_already_is_not_replaced_until_that_is_asked(run, filled, tmp_path):
    path = Path(run("rapport", "11111111", "--naar", tmp_path).out.strip())
    path.write_bytes(b"met aantekeningen")
    refused = run("rapport", "11111111", "--naar", tmp_path)
    assert (refused.code, refused.lines[0][:4], path.read_bytes()) == (2, "C11 ", b"met aantekeningen")
    assert run("rapport", "11111111", "--naar", tmp_path, "--vervang").code == 0
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("trouble", [KnownError("P99", "dit gaat niet", "doe iets"), ValueError("woorden van K")])
def test_a_visit_of_which_no_report_can_be_made_is_named_and_the_others_are_made(
    run, filled, tmp_path, monkeypatch, trouble
):
    really = handed_over.gather

    def gather(library, visit, *rest, **options):
        if str(visit.id).startswith("11111112"):
            raise trouble
        return really(library, visit, *rest, **options)

    monkeypatch.setattr(handed_over, "gather", gather)
    done = run("rapport", "--alle", "--naar", tmp_path / "pdf")
    assert (done.code, len(list((tmp_path / "pdf").iterdir()))) == (1, 1)
    assert len(done.lines) == 1
    assert done.lines[0].startswith(("P99 ", "C12 "))
    assert "(lesbezoek 11111112, Lesbezoek 2025-" in done.lines[0]
    assert "woorden van K" not in done.err


def test_no_report_at_all_is_another_code(run, filled, tmp_path, monkeypatch):
    def gather(*_asked, **_options):
        raise KnownError("P99", "dit gaat niet", "doe iets")

    monkeypatch.setattr(handed_over, "gather", gather)
    assert run("rapport", "--alle", "--naar", tmp_path / "pdf").code == 2


def test_no_visit_is_named(run, filled, tmp_path):
    done = run("rapport", "--naar", tmp_path / "pdf")
    assert (done.code, done.lines[0][:4]) == (2, "C01 ")
    assert not (tmp_path / "pdf").exists()


def test_a_wrong_name_makes_no_report_of_the_others(run, filled, tmp_path):
    done = run("rapport", "11111111", "9", "--naar", tmp_path / "pdf")
    assert (done.code, done.lines[0][:4]) == (2, "C02 ")
    assert not (tmp_path / "pdf").exists()


def test_a_folder_that_is_a_file(run, filled, tmp_path):
    (tmp_path / "pdf").write_text("", encoding="utf-8")
    done = run("rapport", "--alle", "--naar", tmp_path / "pdf")
    assert (done.code, done.lines) == (
        2,
        [f"C05 {tmp_path / 'pdf'} is een bestand en geen map; kies een andere map"],
    )


def test_a_folder_below_a_file(run, filled, tmp_path):
    (tmp_path / "pdf").write_text("", encoding="utf-8")
    done = run("rapport", "--alle", "--naar", tmp_path / "pdf" / "dieper")
    assert (done.code, done.lines[0][:4]) == (2, "C05 ")


def test_who_the_pupils_are_comes_along_only_when_asked_for(run, tmp_path):
    visit = str(demo_id("visit", "rekenen-bakker"))
    run("--demo", "rapport", visit, "--naar", tmp_path / "zonder")
    run("--demo", "rapport", visit, "--naar", tmp_path / "met", "--met-legenda")
    assert not says(tmp_path / "zonder", "Legenda van de leerlingen")
    assert says(tmp_path / "met", "Legenda van de leerlingen")


def says(folder, text: str) -> bool:
    (path,) = folder.iterdir()
    return Paper(path.read_bytes()).says(text)


# Empty forms


def test_empty_forms_need_no_library_and_no_passphrase(run, tmp_path):
    done = run("rapport", "--blanco", "share", "adapt", "--naar", tmp_path / "pdf")
    assert (done.code, done.err) == (0, "")
    assert [path.rpartition("/")[2] for path in done.out.splitlines()] == [
        "SHARE - leeg formulier (2020.1).pdf",
        "ADAPT - leeg formulier (2022.1).pdf",
    ]
    assert sorted(done.out.splitlines()) == sorted(str(path) for path in (tmp_path / "pdf").iterdir())


def test_an_instrument_that_is_not_there_makes_no_form_of_the_others(run, tmp_path):
    done = run("rapport", "--blanco", "share", "weetniet", "--naar", tmp_path / "pdf")
    assert (done.code, done.lines) == (
        2,
        ["C10 er is geen instrument “weetniet”; kijk met instrumenten welke er zijn en hoe ze heten"],
    )
    assert not (tmp_path / "pdf").exists()


def test_an_empty_form_is_of_no_visit(run, tmp_path):
    done = run("rapport", "--alle", "--blanco", "share", "--naar", tmp_path / "pdf")
    assert (done.code, done.lines[0][:4]) == (2, "C09 ")
    assert not (tmp_path / "pdf").exists()


def test_an_instrument_of_ones_own_has_a_form_too(run, tmp_path):
    own = tmp_path / "van-niemand" / "instrumenten"
    own.mkdir(parents=True)
    shipped = (instruments_folder() / "attitudevragen.yaml").read_text(encoding="utf-8")
    text = shipped.replace("id: attitudevragen", "id: van-ons").replace('"Attitudevragen"', '"Van ons"')
    (own / "van-ons.yaml").write_text(text, encoding="utf-8")
    done = run("rapport", "--blanco", "van-ons", "--naar", tmp_path / "pdf")
    assert (done.code, done.err) == (0, "")
    assert says(tmp_path / "pdf", "Kijk op diversiteit")


@pytest.mark.parametrize(
    ("kind", "foot"), [("voor", "voor het gesprek"), ("na", "vastgesteld"), ("bewijs", "bewijs")]
)
def test_each_document_can_be_asked_for(run, tmp_path, kind, foot):
    visit = str(demo_id("visit", "tafels-bakker"))
    done = run("--demo", "rapport", visit, "--soort", kind, "--naar", tmp_path)
    (path,) = tmp_path.iterdir()
    assert (done.code, done.err) == (0, "")
    assert foot in Paper(path.read_bytes()).pages[0]


def test_a_document_that_is_none(run, tmp_path):
    done = run("--demo", "rapport", "--soort", "half", "--naar", tmp_path)
    assert (done.code, done.lines) == (
        2,
        ["C07 “half” ken ik niet; kijk met observatie rapport --help wat er kan"],
    )


def test_a_report_as_text(run, tmp_path):
    visit = str(demo_id("visit", "tafels-bakker"))
    done = run("--demo", "rapport", visit, "--tekst", "--naar", tmp_path)
    (path,) = tmp_path.iterdir()
    assert (done.code, path.suffix) == (0, ".txt")
    assert "WAT WE AFSPRAKEN" in path.read_text(encoding="utf-8")
