"""A listener who says anything, in any order, for fifty turns."""

import json
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from skill.builder import build_skill, respond
from skill.content import key_of, load
from skill.model import load_model
from skill.session import Session
from tests.requests import envelope, intent_request
from tests.voice_lint import faults, plain

SKILL = build_skill()
CONTENT = load()
SHORT_DISCLAIMER = CONTENT.wordings.short_disclaimer.says[0]
REPEATS = {"AMAZON.RepeatIntent", "SlowerIntent"}
GRAVE = {"urgent", "emergency"}
INTENTS = [intent.name for intent in load_model().intents if not intent.slots]
medications = st.lists(
    st.sampled_from(["morphine", "baclofen", "nowhere"]), max_size=2, unique=True
)
conditions = st.lists(
    st.sampled_from(["neuropathic-pain", "diabetic-peripheral-neuropathy", "nowhere"]),
    max_size=3,
    unique=True,
)


class Conversation(RuleBasedStateMachine):
    """One conversation; a closed one begins again with the next turn."""

    @initialize(session=st.integers(0, 60))
    def begin(self, session: int) -> None:
        """Start with a session id, which seeds the variety."""
        self.session = f"session-{session}"
        self.response: dict[str, Any] = {}
        self.start()

    def start(self) -> None:
        """Forget the conversation."""
        self.attributes: dict[str, Any] = {}
        self.disclaimers = 0
        self.answers = 0
        self.question = ""

    @rule(intent=st.sampled_from(INTENTS))
    def say(self, intent: str) -> None:
        """Say something without a slot."""
        self.turn(intent_request(intent), intent)

    @rule(ids=medications)
    def say_medication(self, ids: list[str]) -> None:
        """Name medications, known or not."""
        self.turn(intent_request("MedicationIntent", medication=tuple(ids)), "MedicationIntent")

    @rule(ids=conditions)
    def say_condition(self, ids: list[str]) -> None:
        """Name conditions, one, several or unknown."""
        self.turn(intent_request("ConditionIntent", condition=tuple(ids)), "ConditionIntent")

    @rule()
    def launch(self) -> None:
        """Open the skill again in the middle."""
        self.turn({"type": "LaunchRequest"}, "LaunchRequest")

    @rule(arguments=st.lists(st.sampled_from([*INTENTS, "condition", "cancer-pain"]), max_size=3))
    def touch(self, arguments: list[str]) -> None:
        """Touch the screen."""
        self.turn(
            {"type": "Alexa.Presentation.APL.UserEvent", "arguments": arguments},
            arguments[0] if arguments else "",
        )

    def turn(self, request: dict[str, Any], name: str) -> None:
        """Take one turn and hold it against the rules."""
        asked = envelope(request, self.attributes)
        asked["session"]["sessionId"] = self.session
        self.response = respond(SKILL, asked)
        self.attributes = self.response["sessionAttributes"]
        speech = plain(self.response["response"]["outputSpeech"]["ssml"])
        self.count(speech)
        question = self.attributes.get("question", "")
        if name not in REPEATS and question:
            assert question != self.question, "two prompts running alike"
        self.question = question
        if self.response["response"]["shouldEndSession"]:
            assert self.disclaimers == min(self.answers, 1), "disclaimer exactly once"
            self.start()

    def count(self, speech: str) -> None:
        """Count the disclaimers heard and the health answers that owe one."""
        address = Session.read(self.attributes, CONTENT).address
        if SHORT_DISCLAIMER in speech:
            self.disclaimers += 1
        heard = CONTENT.answers.get(address)
        if heard and heard.kind not in {*GRAVE, "chat"} and key_of(address) != "disclaimer":
            self.answers += heard.text in speech
        assert self.disclaimers <= 1, "the disclaimer is heard once"
        if heard and heard.kind in GRAVE and heard.text.split(". ")[0] in speech:
            assert heard.text in speech, "said whole or not at all"

    @invariant()
    def passes_the_voice_lint(self) -> None:
        """Find every reachable reply well formed, open or closed as it says."""
        assert not self.response or faults(self.response) == []

    @invariant()
    def remembers_little(self) -> None:
        """Keep the attributes under 3 KB, and the same through JSON."""
        if self.response:
            written = json.dumps(self.attributes)
            assert len(written) < 3072
            assert self.attributes == json.loads(written)


Conversation.TestCase.settings = settings(
    max_examples=60, stateful_step_count=50, deadline=None, suppress_health_check=list(HealthCheck)
)
TestConversation = Conversation.TestCase
