"""A hello-world skill on ask-sdk-core alone, in the form of Amazon's template: the yardstick."""

import logging

import ask_sdk_core.utils as ask_utils
from ask_sdk_core.dispatch_components import AbstractExceptionHandler, AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import Response

LOG = logging.getLogger(__name__)


class Launch(AbstractRequestHandler):  # type: ignore[misc]  # the SDK is untyped
    """Welcomes the listener."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether the skill was opened."""
        return bool(ask_utils.is_request_type("LaunchRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello and listen."""
        speech = "Welcome, you can say Hello or Help. Which would you like to try?"
        return handler_input.response_builder.speak(speech).ask(speech).response


class Hello(AbstractRequestHandler):  # type: ignore[misc]  # the SDK is untyped
    """Answers every intent."""

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether something was said."""
        return bool(ask_utils.is_request_type("IntentRequest")(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        """Say hello and close."""
        return handler_input.response_builder.speak("Hello World!").response


class CatchAll(AbstractExceptionHandler):  # type: ignore[misc]  # the SDK is untyped
    """Apologises for an error."""

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        """Whether it is for this handler: always."""
        del handler_input, exception
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        """Say sorry and listen."""
        LOG.error(exception)
        speech = "Sorry, I had trouble doing what you asked. Please try again."
        return handler_input.response_builder.speak(speech).ask(speech).response


builder = SkillBuilder()
builder.add_request_handler(Launch())
builder.add_request_handler(Hello())
builder.add_exception_handler(CatchAll())
handler = builder.lambda_handler()
