"""Gates on what people say that is no sample: the right place, and never crying wolf."""

from collections import Counter
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from skill.builder import build_skill, respond
from skill.content import Content, load
from skill.model import load_model
from skill.model.words import normalise
from skill.reply import offered_choice
from skill.simulator import FALLBACK, Device, Heard, Understanding
from skill.simulator.phrases import exact_phrases
from skill.simulator.slots import Slots
from skill.simulator.training import marked_features, training_texts, vocabulary
from tests.simulator.utterances import KINDS, Utterance, is_right, place_of, read_utterances

LEAST = {"questions": 0.85, "follow-ups": 0.72, "outside": 0.85, "emergencies": 0.80}
"""The least share of each kind that finds its right place: a floor under what is reached."""
WOLF = 0.011
"""The most of all that is no emergency that may get the emergency answer."""
NEIGHBOURS = 12
OTHER_LEARNER = 0.10
"""How much worse a learner of another kind may be: the samples aren't tuned to one."""
Place = Callable[[Utterance], str]


@cache
def heard(kind: str, understanding: Understanding) -> dict[Utterance, str]:
    """Return where each utterance of a kind ends up, in a conversation with the skill."""
    skill = build_skill(content=load())
    places = {}
    for utterance in read_utterances(kind):
        device = Device(lambda event: respond(skill, event), understanding)
        if utterance.after:
            device.say(utterance.after)
        places[utterance] = place_heard(utterance, device.say(utterance.says))
    return places


def place_heard(utterance: Utterance, turn: Heard) -> str:
    """Return the address of what was heard; a question that names the right answer counts as it."""
    attributes = turn.response.get("sessionAttributes") or {}
    choices = offered_choice(attributes.get("offer", ""))
    if right := [choice for choice in choices if is_right(utterance, choice)]:
        return right[0]
    address = f"{turn.topic}.{turn.answer}" if turn.answer else turn.topic
    return address if turn.understood.intent != FALLBACK and address else "fallback"


def share_right(places: dict[Utterance, str]) -> float:
    """Return the share of utterances that found a right place."""
    return sum(is_right(said, place) for said, place in places.items()) / len(places)


def report(places: dict[Utterance, str]) -> str:
    """Return what went wrong, a line each."""
    wrong = [(said, place) for said, place in places.items() if not is_right(said, place)]
    lines = [f"{said.says!r} -> {place}, not {', '.join(said.accepts)}" for said, place in wrong]
    return "\n".join([f"{len(wrong)} of {len(places)} went astray:", *lines])


@pytest.mark.parametrize("kind", LEAST)
def test_what_people_say_finds_its_place(kind: str, understanding: Understanding) -> None:
    """Most of each kind is answered by an answer that counts as right."""
    places = heard(kind, understanding)
    assert share_right(places) >= LEAST[kind], report(places)


def test_the_skill_never_cries_wolf(understanding: Understanding, content: Content) -> None:
    """At most one in a hundred of what is no emergency gets the emergency answer."""
    quiet = [kind for kind in KINDS if kind != "emergencies"]
    places = {said: place for kind in quiet for said, place in heard(kind, understanding).items()}
    emergencies = {
        address for address, answer in content.answers.items() if answer.kind == "emergency"
    }
    cried = [said.says for said, place in places.items() if place in emergencies]
    assert len(cried) <= WOLF * len(places), cried


def test_a_learner_of_another_kind_is_nearly_as_good(
    understanding: Understanding, content: Content
) -> None:
    """Nearest neighbours on the samples alone are at most ten points behind."""
    places = heard("questions", understanding)
    theirs = nearest_neighbours(list(places), content)
    assert share_right(theirs) >= share_right(places) - OTHER_LEARNER, report(theirs)


def nearest_neighbours(said: list[Utterance], content: Content) -> dict[Utterance, str]:
    """Return where utterances end up by the samples nearest to them, the nearer the weightier."""
    model = load_model()
    slots, known = Slots(model), vocabulary(model)
    texts, intents = zip(*training_texts(model, slots), strict=True)
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    samples = vectorizer.fit_transform(texts)
    asked = [marked_features(normalise(each.says), slots, known) for each in said]
    likeness = (vectorizer.transform(asked) @ samples.T).toarray()
    places = {}
    for utterance, row in zip(said, likeness, strict=True):
        votes: Counter[str] = Counter()
        for place in np.argsort(-row)[:NEIGHBOURS]:
            votes[intents[place]] += row[place] ** 3
        intent = votes.most_common(1)[0][0]
        filled = {
            slot.name: found.ids
            for declared in model.intents
            if declared.name == intent
            for slot in declared.slots
            if (found := slots.find(slot.type, normalise(utterance.says)))
        }
        places[utterance] = place_of(content, intent, filled)
    return places


def test_there_are_enough_of_each_kind() -> None:
    """At least 600 utterances, none twice; none but bare follow-ups is a sample."""
    all_said = [(kind, each) for kind in KINDS for each in read_utterances(kind)]
    said = Counter((each.after, normalise(each.says)) for _, each in all_said)
    samples = exact_phrases(load_model())
    whole = [normalise(each.says) for kind, each in all_said if kind != "follow-ups"]
    assert len(all_said) >= 600
    assert [] == [words for words, number in said.items() if number > 1]
    assert [] == [words for words in whole if words in samples]


def test_every_place_exists(content: Content) -> None:
    """What counts as right is an answer that the content has."""
    entries = {f"{key}.*" for key in content.entries}
    families = {f"{family}:*" for family in content.families}
    known = {*content.answers, *entries, *families, "fallback"}
    wanted = {place for kind in KINDS for said in read_utterances(kind) for place in said.accepts}
    assert set() == wanted - known
