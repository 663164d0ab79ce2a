"""How the skill is to be deployed, checked before anything is written."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from skill.alexa import is_skill_id
from skill.publish.folder import PackageError

REGION = "us-east-1"
"""The AWS region nearest to Alexa's own service for English (US)."""
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")
HTTPS = 443


@dataclass(frozen=True, kw_only=True)
class Options:
    """Where the skill runs; raises PackageError where an option can't be right.

    `endpoint`: the HTTPS address of an own server; empty for AWS Lambda in `region`.
    `skill_id`: empty until Amazon has given one. `pages`: the HTTPS address under which
    `privacy.html` and `terms.html` are hosted; an own server serves them itself.
    """

    endpoint: str = ""
    skill_id: str = ""
    region: str = REGION
    pages: str = ""

    def __post_init__(self) -> None:
        """Refuse what Amazon would refuse later."""
        for name in ("endpoint", "pages"):
            if getattr(self, name):
                _check_address(f"--{name}", getattr(self, name))
        if self.skill_id and not is_skill_id(self.skill_id):
            message = (
                f"--skill-id {self.skill_id!r}: a skill id looks like amzn1.ask.skill.1234-abcd"
            )
            raise PackageError(message)
        if not _REGION.fullmatch(self.region):
            message = f"--region {self.region!r}: an AWS region looks like us-east-1"
            raise PackageError(message)

    def page_addresses(self) -> tuple[str, str] | None:
        """Return the public addresses of the privacy and terms pages; None where unknown."""
        if self.pages:
            base = self.pages.rstrip("/")
            return f"{base}/privacy.html", f"{base}/terms.html"
        if self.endpoint:
            server = f"https://{urlsplit(self.endpoint).netloc}"
            return f"{server}/privacy", f"{server}/terms"
        return None


def _check_address(option: str, address: str) -> None:
    try:
        parts = urlsplit(address)
        fault = _fault(parts)
    except ValueError:
        fault = "is not a web address"
    if not fault and (not address.isascii() or re.search(r"[\s<>\"\\]", address)):
        fault = "has a character that an address can't have"
    if fault:
        message = f"{option} {address!r} {fault}"
        raise PackageError(message)


def _fault(parts: SplitResult) -> str:
    if parts.scheme != "https":
        return "doesn't begin with https://, which Amazon demands"
    if not parts.hostname:
        return "names no host"
    if parts.port not in {None, HTTPS}:
        return f"has the port {parts.port}; Amazon calls on {HTTPS} alone"
    if parts.username is not None or parts.query or parts.fragment:
        return "may have only a host and a path"
    return ""
