"""Conversation models: those that are shipped, those of a school, and what is wrong with one."""

import re
from pathlib import Path

import pytest

from observatie.catalogue.catalogue import load_conversations
from observatie.data import resource
from observatie.domain.visit.talk import QUESTIONS_AT_MOST, TalkStep

PAGE = (Path(__file__).parents[2] / "resources" / "docs" / "conversation-models.md").read_text(encoding="utf-8")
EXAMPLE = PAGE.partition("```yaml\n")[2].partition("```")[0]


@pytest.fixture
def load(tmp_path):
    """Load one file with this text."""

    def read(text: str, name: str = "model.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return load_conversations(tmp_path)

    return read


def test_the_shipped_models_load():
    shipped = load_conversations(resource("conversation"))
    assert list(shipped.models) == ["doel-en-stappen", "open-gesprek", "oplossingsgericht"]
    assert shipped.problems == ()


@pytest.mark.parametrize("model", load_conversations(resource("conversation")).editions, ids=lambda each: each.id)
def test_a_shipped_model_asks_one_to_three_open_questions_at_every_step_but_the_last(model):
    for step in TalkStep:
        asked = model.asked_at(step)
        assert bool(asked) is (step is not TalkStep.CLOSING)
        assert len(asked) <= QUESTIONS_AT_MOST
        assert all(question.endswith("?") for question in asked)


def test_the_example_of_the_page_loads(load):
    loaded = load(EXAMPLE)
    assert loaded.problems == ()
    assert loaded.models["samen-kijken"].asked_at(TalkStep.TOPICS) == ("Wat dacht je op dit moment?",)


def test_everything_that_is_wrong_is_told_at_once_with_its_line(load):
    wrong = EXAMPLE.replace("title: Samen kijken\n", "").replace("opening:", "openig:")
    told = {(problem.code, problem.line) for problem in load(wrong).problems}
    lines = wrong.splitlines()
    assert ("I20", lines.index("  openig:") + 1) in told
    assert ("I21", lines.index("questions:") + 1) in told
    assert ("I21", 1) in told


def test_four_questions_at_one_step_are_too_many(load):
    many = EXAMPLE.replace("    - Hoe was dit gesprek voor je?\n", "    - Hoe was het?\n" * 4)
    (problem,) = load(many).problems
    assert (problem.code, problem.remedy) == ("I22", "schrijf er hoogstens 3")


def test_a_remedy_speaks_of_a_model_and_not_of_an_instrument(load):
    (problem,) = load("# niets").problems
    assert problem.code == "I06"
    assert "gespreksmodel" in problem.remedy


def test_a_broken_file_keeps_no_other_from_loading(load):
    load("title: 'open", "kapot.yaml")
    loaded = load(EXAMPLE)
    assert list(loaded.models) == ["samen-kijken"]
    assert [problem.code for problem in loaded.problems] == ["I09"]


def test_a_later_version_of_a_school_comes_in_the_place_of_the_shipped_one(tmp_path):
    shipped = (resource("conversation") / "open-gesprek.yaml").read_text(encoding="utf-8")
    own = re.sub('version: "1.0"', 'version: "1.1"', shipped).replace("title: Open gesprek", "title: Ons gesprek")
    (tmp_path / "eigen.yaml").write_text(own, encoding="utf-8")
    models = load_conversations(resource("conversation"), tmp_path).models
    assert models["open-gesprek"].title == "Ons gesprek"
    assert len(models) == 3


def test_the_same_version_twice_is_told_and_the_first_stands(load, tmp_path):
    load(EXAMPLE, "a.yaml")
    loaded = load(EXAMPLE.replace("title: Samen kijken", "title: Anders"), "b.yaml")
    assert loaded.models["samen-kijken"].title == "Samen kijken"
    assert [(problem.file.name, problem.code) for problem in loaded.problems] == [("b.yaml", "I30")]
