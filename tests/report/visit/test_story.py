"""What the report says around its content, and what it leaves out."""

from observatie.domain.acts.acts import ItemRef, Mark, NoteType
from observatie.domain.acts.answers import (
    Answer,
    CheckedValue,
    LevelValue,
    NotApplicable,
    NotSeen,
    Stage,
    TextValue,
)
from observatie.domain.acts.conversation import Agreement, Consent, ConsentGiven, Finding, Party, Reaction, Stance
from observatie.domain.instrument.instrument import Source


def test_a_preparation_is_the_question_the_focus_and_nothing_to_sign(room, shelf):
    room.use(shelf["kijkwijzer"])
    focus = (ItemRef(instrument="kijkwijzer", item="focusing"),)
    room.set_up(focus_question="Zie ik iedereen?", focus=focus)
    paper = room.paper
    assert paper.says("Zie ik iedereen? de kijkvraag")
    assert paper.says("Extra op gelet: Focusing")
    assert paper.bookmarks == ["De les", "Bron en rechten"]


def test_before_it_is_settled_there_is_room_for_agreements_and_a_reaction(lesson):
    lesson.note("stil", 1_000)
    paper = lesson.paper
    assert {"Waar we over praten", "Wat we afspreken", "Reactie van de leerkracht"} <= set(paper.bookmarks)
    assert paper.says("Wat Wie Wanneer Waaraan we het zien")
    assert paper.says("Nog niets gekozen.")


def test_once_it_is_settled_nothing_is_left_open(lesson):
    lesson.note("stil", 1_000)
    lesson.settle()
    paper = lesson.paper
    assert {"Waar we over spraken", "Wat we afspraken"} <= set(paper.bookmarks)
    assert paper.says("Er zijn geen sterke punten genoteerd.")
    assert paper.says("Er zijn geen gesprekspunten genoteerd.")
    assert paper.says("Er zijn geen afspraken gemaakt.")
    assert paper.says("Er is geen reactie gegeven.")


def test_agreement_reaction_and_who_saw_it(lesson):
    teacher = lesson.person("mevrouw Bakker")
    lesson.set_up(teacher=teacher)
    lesson.write(Agreement(what="Een kaart maken", who=Party.BOTH, when="in mei", how_seen="C begint zelf"))
    lesson.write(Reaction(text="Dat herken ik."), by=teacher)
    lesson.write(ConsentGiven(consent=Consent.SEEN, by=teacher))
    paper = lesson.paper
    assert paper.says("Een kaart maken samen in mei C begint zelf")
    assert paper.says("Reactie van mevrouw Bakker Dat herken ik.")
    assert paper.says("Gezien Mevrouw Bakker 3 maart 2025")
    assert paper.says("Akkoord naam: datum:")
    assert paper.says("Het één is niet het ander.")


def test_a_finding_without_evidence_says_so(lesson):
    lesson.write(Finding(stance=Stance.STRENGTH, text="Rust."))
    assert lesson.paper.says("Rust. nog zonder notitie")


def test_each_mark_and_type_has_a_word_beside_its_sign(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    lesson.note("handen omhoog", 1_000, on="kijkwijzer/focusing", mark=Mark.STRONG)
    lesson.note("rug naar de groep", 2_000, on="kijkwijzer/focusing", mark=Mark.CHANCE)
    lesson.note("zij twijfelt", 3_000, on="kijkwijzer/focusing", type=NoteType.INTERPRETATION)
    lesson.note("Hoe dan?", 4_000, on="kijkwijzer/focusing", type=NoteType.QUOTE)
    paper = lesson.paper
    assert paper.says("handen omhoog sterk")
    assert paper.says("rug naar de groep kans")
    assert paper.says("zij twijfelt (interpretatie)")
    assert paper.says("“Hoe dan?”")


def test_quotation_marks_that_were_typed_are_not_doubled(lesson):
    lesson.note('"Hoe dan?"', 1_000, type=NoteType.QUOTE)
    lesson.note("“Zo dan”", 2_000, type=NoteType.QUOTE)
    paper = lesson.paper
    assert paper.says("“Hoe dan?”")
    assert paper.says("“Zo dan”")
    assert not paper.says("““")
    assert not paper.says('“"')


def test_not_seen_not_applicable_and_silence_are_told_apart(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    for target, value in (("sociale-interventies", NotSeen()), ("toegankelijk-curriculum", NotApplicable())):
        lesson.write(Answer(instrument="kijkwijzer", target=target, value=value))
    paper = lesson.paper
    assert paper.says("Niet gezien: Sociale interventies.")
    assert paper.says("N.v.t.: Toegankelijk curriculum.")
    assert paper.says("Geen notities bij deze aspecten: Positief klasklimaat;")


def test_items_that_are_sentences_are_counted_and_not_listed(lesson, shelf):
    lesson.use(shelf["competenties-drie-niveaus"])
    target = shelf["competenties-drie-niveaus"].answered_items[0].id
    lesson.write(Answer(instrument="competenties-drie-niveaus", target=target, value=TextValue(text="Zij wel.")))
    assert lesson.paper.says("andere competenties.")


def test_scores_per_source_the_final_one_and_what_it_means(lesson, shelf):
    adapt = shelf["adapt"]
    item = next(item for item in adapt.answered_items if Source.OBSERVATION in item.sources)
    lesson.use(adapt)
    lesson.note("drie stapels", 1_000, on=f"adapt/{item.id}")
    seen, final = LevelValue(level=2), LevelValue(level=3)
    lesson.write(Answer(instrument="adapt", target=item.id, value=seen, source=Source.OBSERVATION))
    lesson.write(
        Answer(
            instrument="adapt", target=item.id, value=final, stage=Stage.FINAL, reason="Zij liet het lesplan zien."
        )
    )
    paper, scale = lesson.paper, adapt.scale_of(item)
    assert paper.says(f"observatie 2 · {scale.level(2).label}")
    assert paper.says(f"definitief 3 · {scale.level(3).label} Reden: Zij liet het lesplan zien.")
    assert paper.says(adapt.description_of(item, scale.level(3)))
    assert not paper.says(adapt.description_of(item, scale.level(2)))


def test_an_answer_that_rests_on_no_note_says_so(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    lesson.write(Answer(instrument="kijkwijzer", target="focusing", value=TextValue(text="Het doel is bekend.")))
    assert lesson.paper.says("Het doel is bekend. · zonder notitie")


def test_a_short_answer_stands_behind_its_item(lesson, shelf):
    lesson.use(shelf["afstemming"])
    item = shelf["afstemming"].answered_items[0]
    lesson.write(Answer(instrument="afstemming", target=item.id, value=CheckedValue(checked=True)))
    assert lesson.paper.says(f"{item.name}: aangevinkt")


def test_a_note_elsewhere_is_pointed_at_with_its_time(lesson, shelf):
    lesson.use(shelf["kijkwijzer"])
    lesson.note("alle handen omhoog", 98_000, on="kijkwijzer/focusing kijkwijzer/zelfinstructie")
    paper = lesson.paper
    assert paper.times_said("alle handen omhoog") == 1
    assert paper.says("Zelfinstructie Zie ook bij Focusing 1′38″.")


def test_sources_with_rights_and_what_the_instrument_says_of_itself(lesson, shelf):
    lesson.use(shelf["adapt"])
    paper = lesson.paper
    assert paper.times_said(shelf["adapt"].statement) == 2
    assert paper.says("versie 2022.1.")
    assert paper.says("Rechten: Observatie (tekst); T. Keuning, M. van Geel & M. Dobbelaer (raamwerk)")
