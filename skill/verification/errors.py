"""Why a request or a start is refused: one tree, so a caller catches one type."""

from typing import ClassVar


class StartError(ValueError):
    """The service can't start as configured; the message says how to mend it."""


class RefusalError(Exception):
    """A request that isn't let in.

    `reason` is a short fixed word for metrics and the log. `detail` is for the log
    alone and never quotes the request: what a stranger sent stays out of the log.
    """

    reason: ClassVar[str] = "refused"

    def __init__(self, *, detail: str) -> None:
        """Keep the detail for the log."""
        super().__init__(detail)
        self.detail = detail

    def again(self) -> "RefusalError":
        """Return a fresh copy, for another thread to raise."""
        return type(self)(detail=self.detail)


class HeaderError(RefusalError):
    """A signature header is absent, or the signature malformed."""

    reason = "header"


class UrlError(RefusalError):
    """The certificate URL isn't one of Amazon's."""

    reason = "url"


class DownloadError(RefusalError):
    """The certificate chain could not be had, or not now."""

    reason = "download"


class ChainError(RefusalError):
    """The certificate chain isn't one to trust."""

    reason = "certificate"


class SignatureError(RefusalError):
    """The signature isn't that key's over these bytes."""

    reason = "signature"


class BodyError(RefusalError):
    """The body isn't a request envelope."""

    reason = "body"


class FreshnessError(RefusalError):
    """The timestamp is absent, malformed, too old or too far ahead."""

    reason = "timestamp"


class ApplicationError(RefusalError):
    """The request is for another skill, or doesn't say for which."""

    reason = "skill_id"
