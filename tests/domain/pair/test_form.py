"""The pair's own version of its form: what changes, what keeps its id, and when nothing is left."""

from support.pairs.samples import PLACES, SHARE

from observatie.domain.acts.pair_acts import PairQuestion
from observatie.domain.pair.pair import asked
from observatie.domain.pair.rounds import next_form
from observatie.domain.pair.words import number_of, question


def changed(*changes, form=SHARE):
    return next_form(form, {change.target: change for change in changes})


def otherwise(target, text):
    return PairQuestion(target=target, text=text)


def left_out(target):
    return PairQuestion(target=target, left_out=True)


def targets(form):
    return [place.target for place in asked(form)]


def test_without_a_change_it_is_the_very_same_form():
    assert changed() is SHARE
    assert changed(PairQuestion(target="grootste-wens")) is SHARE


def test_a_question_put_otherwise_keeps_its_id_and_its_number():
    form = changed(otherwise("grootste-wens", "Waar ik het meest op hoop, is:"))
    first = asked(form)[0]
    assert (first.target, number_of(first)) == ("grootste-wens", "1")
    assert question(first) == "Waar ik het meest op hoop, is:"


def test_a_sub_question_put_otherwise_goes_on_where_its_heading_left_off():
    form = changed(otherwise("verwachting-d", "t.a.v. de weekplanning"))
    place = next(each for each in asked(form) if each.target == "verwachting-d")
    assert question(place) == "Ik heb de volgende verwachtingen in het klaslokaal t.a.v. de weekplanning"


def test_a_question_left_out_is_gone_and_the_others_stay_in_their_order():
    form = changed(left_out("verwachting-e"))
    assert targets(form) == [place.target for place in PLACES if place.target != "verwachting-e"]


def test_words_that_were_thought_of_before_it_was_left_out_do_not_bring_it_back():
    form = changed(PairQuestion(target="verwachting-e", text="t.a.v. huiswerk en toetsen", left_out=True))
    assert "verwachting-e" not in targets(form)


def test_a_heading_without_sub_questions_goes_with_the_last_of_them():
    form = changed(*(left_out(place.target) for place in PLACES if place.parent))
    assert targets(form) == [place.target for place in PLACES if place.parent is None]
    assert "verwachtingen" not in form.items


def test_a_question_of_their_own_comes_last_with_the_next_number():
    form = changed(otherwise("eigen-1a2b3c4d", "Wat ik van jou wil leren:"))
    last = asked(form)[-1]
    assert (last.target, number_of(last), question(last)) == (
        "eigen-1a2b3c4d",
        "6",
        "Wat ik van jou wil leren:",
    )


def test_a_question_of_their_own_that_was_taken_back_is_not_in_it():
    assert changed(PairQuestion(target="eigen-1a2b3c4d")) is SHARE


def test_no_form_is_left_where_no_question_is():
    assert changed(*(left_out(place.target) for place in PLACES)) is None


def test_a_question_of_their_own_is_enough_for_a_form():
    gone = [left_out(place.target) for place in PLACES]
    assert targets(changed(*gone, otherwise("eigen-1a2b3c4d", "Wat ik van jou wil leren:"))) == ["eigen-1a2b3c4d"]


def test_it_is_a_version_of_its_own_of_the_same_instrument_and_says_so():
    form = changed(left_out("verwachting-e"))
    assert (form.id, form.version) == (SHARE.id, "2020.1-paar1")
    assert form.hash != SHARE.hash
    assert "niet meer het formulier van de bron" in form.rights.remark


def test_a_third_round_counts_on():
    second = changed(left_out("verwachting-e"))
    third = changed(left_out("verwachting-f"), form=second)
    assert third.version == "2020.1-paar2"
    assert not {"verwachting-e", "verwachting-f"} & set(targets(third))


def test_in_a_later_round_a_question_of_their_own_is_changed_like_any_other():
    second = changed(otherwise("eigen-1a2b3c4d", "Wat ik van jou wil leren:"))
    third = changed(otherwise("eigen-1a2b3c4d", "Wat ik van jou leerde:"), form=second)
    assert question(asked(third)[-1]) == "Wat ik van jou leerde:"
    assert "eigen-1a2b3c4d" not in targets(changed(left_out("eigen-1a2b3c4d"), form=second))
