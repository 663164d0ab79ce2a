"""A reply as Alexa's response: speech, reprompt, card, screen, the end of the session."""

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

import msgspec
from ask_sdk_model import Response
from ask_sdk_model.ui import Reprompt, SsmlOutputSpeech

from skill.content import Content
from skill.render.card import render_card
from skill.render.ssml import Voice
from skill.reply import Reply


class Presentation(msgspec.Struct, frozen=True):
    """What the listener's device can do, and the pace that the conversation asked for."""

    has_screen: bool = False
    slow: bool = False


class Renderer:
    """Turns replies into responses."""

    def __init__(self, content: Content) -> None:
        """Prepare the voice, and keep cards: each is the same whenever its answer is heard."""
        self._content = content
        self._voice = Voice(content.lexicon)
        self._card = cache(partial(render_card, content, self._voice))

    def render(self, reply: Reply, presentation: Presentation) -> Response:
        """Return the response; `shouldEndSession` is always set, but for one without words."""
        if reply.outcome == "ended":
            return Response()
        paragraphs = (reply.lead, reply.speech, reply.signs, reply.disclaimer, reply.question)
        response = Response(
            output_speech=self._speech(paragraphs, presentation),
            should_end_session=not reply.listens,
            card=self._card(reply.address),
        )
        if reply.listens:
            response.reprompt = Reprompt(output_speech=self._speech([reply.reprompt], presentation))
        if presentation.has_screen:
            response.directives = self._screen(reply, presentation)
        return response

    def _speech(self, paragraphs: Sequence[str], presentation: Presentation) -> SsmlOutputSpeech:
        return SsmlOutputSpeech(ssml=self._voice.speak(paragraphs, slow=presentation.slow))

    def _screen(self, reply: Reply, presentation: Presentation) -> list[dict[str, Any]]:
        # Imported when needed: a conversation without a screen starts 4 ms sooner.
        from skill.render.screen import render_screen  # noqa: PLC0415

        screen = render_screen(reply, self._content, self._voice, slow=presentation.slow)
        return [screen] if screen else []
