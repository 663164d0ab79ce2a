"""A reply as Alexa's response: speech, reprompt, card, screen, the end of the session."""

import msgspec
from ask_sdk_model import Response
from ask_sdk_model.ui import Reprompt, SsmlOutputSpeech

from skill.content import Content
from skill.render.card import render_card
from skill.render.screen import render_screen
from skill.render.ssml import Voice
from skill.reply import Reply


class Device(msgspec.Struct, frozen=True):
    """What the listener's device can do, and the pace that the conversation asked for."""

    has_screen: bool = False
    slow: bool = False


def render(reply: Reply, content: Content, voice: Voice, device: Device) -> Response:
    """Return the response; `shouldEndSession` is always set, but for a reply without words."""
    if reply.outcome == "ended":
        return Response()
    paragraphs = (reply.lead, reply.speech, reply.disclaimer, reply.question)
    response = Response(
        output_speech=SsmlOutputSpeech(ssml=voice.speak(paragraphs, slow=device.slow)),
        should_end_session=not reply.listens,
        card=render_card(content, voice, reply.topic),
    )
    if reply.listens:
        response.reprompt = Reprompt(
            output_speech=SsmlOutputSpeech(ssml=voice.speak([reply.reprompt], slow=device.slow))
        )
    if device.has_screen:
        screen = render_screen(reply, content, voice, slow=device.slow)
        response.directives = [screen] if screen else []
    return response
