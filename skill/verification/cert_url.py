"""Which URLs a signing certificate may come from."""

import posixpath
import re
from functools import lru_cache

from skill.verification.errors import UrlError

MAX_URL_CHARACTERS = 512
_HOST = "s3.amazonaws.com"
_FOLDER = "/echo.api/"
# Read by a pattern, not by urllib: its parser forgives tabs, backslashes and more,
# and what two parsers read differently is how such checks are got round. Escapes and
# user names have no place in Amazon's URLs.
_URL = re.compile(
    r"https://s3\.amazonaws\.com(?::(?:443)?)?"
    r"(?P<path>(?-i:/[A-Za-z0-9._~+/-]+))(?:[?#][!-~]*)?",
    re.IGNORECASE | re.ASCII,
)
# How Amazon has named its files so far, such as `echo-api-cert-12.pem`.
_USUAL = re.compile(
    r"https://s3\.amazonaws\.com/echo\.api/echo-api-cert(-[1-9]|-[1-3][0-9])?(-ats)?\.pem"
)
USUAL_NAMES = 80  # without a number, or 1 to 39, each with and without "-ats"


@lru_cache(maxsize=64)
def canonical_url(url: str) -> str:
    """Return the one spelling of a permitted certificate URL.

    Permitted: https, host `s3.amazonaws.com` in any case, port 443 or none, a file
    under `/echo.api/` after dot segments and doubled slashes are resolved, at most
    512 characters. The query and fragment are dropped: the path alone names the
    file, and no other spelling of it may cause one more download.
    Raises `UrlError` for anything else.
    """
    found = _URL.fullmatch(url) if len(url) <= MAX_URL_CHARACTERS else None
    if found is None:
        raise UrlError(detail="not an https URL of Amazon's certificate host")
    path = posixpath.normpath("/" + found["path"].lstrip("/"))
    if not path.startswith(_FOLDER):
        raise UrlError(detail="not under the certificate folder")
    return f"https://{_HOST}{path}"


def is_usual(url: str) -> bool:
    """Return whether a canonical URL is named as Amazon has named its files so far.

    There are `USUAL_NAMES` of these, too few for a stranger to keep us downloading with.
    A file of another name is as good, but its first download has to share bounds with
    whatever strangers make up.
    """
    return bool(_USUAL.fullmatch(url))
