"""Which certificate URLs are permitted."""

from __future__ import annotations

import pytest

from skill.verification.cert_url import canonical_url, is_usual
from skill.verification.errors import UrlError
from tests.web.alexa import URL

HOST = "https://s3.amazonaws.com"

PERMITTED = [
    URL,
    "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
    f"{HOST}:443/echo.api/echo-api-cert.pem",
    f"{HOST}:/echo.api/echo-api-cert.pem",
    f"{HOST}/echo.api/../echo.api/echo-api-cert.pem",
    f"{HOST}/echo.api/./echo-api-cert.pem",
    f"{HOST}/other/../echo.api/echo-api-cert.pem",
    f"{HOST}/../echo.api/echo-api-cert.pem",
    f"{HOST}//echo.api///echo-api-cert.pem",
    f"{URL}#fragment",
    f"{URL}?version=1",
]

FORBIDDEN = [
    "",
    " ",
    "https",
    "https://",
    "not a url",
    "http://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "file:///echo.api/echo-api-cert.pem",
    "ftp://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "//s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https:/s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https:\\\\s3.amazonaws.com\\echo.api\\echo-api-cert.pem",
    "https://notamazon.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com.evil.example/echo.api/echo-api-cert.pem",
    "https://evil.s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com./echo.api/echo-api-cert.pem",
    "https://s3.amaz\u00f6naws.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaw\u017f.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com@evil.example/echo.api/echo-api-cert.pem",
    "https://user@s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://user:secret@s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://evil.example\\@s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "https://[::1]/echo.api/echo-api-cert.pem",
    "https://[/echo.api/echo-api-cert.pem",
    f"{HOST}:563/echo.api/echo-api-cert.pem",
    f"{HOST}:0/echo.api/echo-api-cert.pem",
    f"{HOST}:4433/echo.api/echo-api-cert.pem",
    f"{HOST}:99999/echo.api/echo-api-cert.pem",
    f"{HOST}:-443/echo.api/echo-api-cert.pem",
    f"{HOST}:port/echo.api/echo-api-cert.pem",
    f"{HOST}:443@evil.example/echo.api/echo-api-cert.pem",
    f"{HOST}",
    f"{HOST}/",
    f"{HOST}/echo.api",
    f"{HOST}/echo.api/",
    f"{HOST}/EcHo.aPi/echo-api-cert.pem",
    f"{HOST}/invalid.path/echo-api-cert.pem",
    f"{HOST}/echo.apiary/echo-api-cert.pem",
    f"{HOST}/x/echo.api/echo-api-cert.pem",
    f"{HOST}/echo.api/../echo-api-cert.pem",
    f"{HOST}/echo.api/../../echo-api-cert.pem",
    f"{HOST}/echo.api/%2e%2e/evil/cert.pem",
    f"{HOST}/echo.api/..%2fevil/cert.pem",
    f"{HOST}/echo.api/..\\evil\\cert.pem",
    f"{HOST}/echo%2eapi/echo-api-cert.pem",
    f"{HOST}/echo.api/cert.pem;x=1",
    f"{HOST}/echo.api/cert\u00e9.pem",
    f"{HOST}/echo.api/a b.pem",
    f"{HOST}/echo.api/a\tb.pem",
    f"{URL}\n",
    f"{URL}\r\nHost: evil.example",
    f"{URL}\x00",
    f" {URL}",
    f"{URL}, {URL}",
    f"{URL}?a b",
    f"{HOST}/echo.api/{'a' * 512}",
]


@pytest.mark.parametrize("url", PERMITTED)
def test_every_spelling_of_the_file_is_one_url(url: str) -> None:
    """All permitted spellings become one, so each file is downloaded and kept once."""
    assert URL == canonical_url(url)


@pytest.mark.parametrize("url", FORBIDDEN)
def test_any_other_url_is_refused(url: str) -> None:
    """Every part of the URL binds: scheme, host, port, folder, and no trick spelling."""
    with pytest.raises(UrlError):
        canonical_url(url)


def test_the_path_is_case_sensitive() -> None:
    """Two files whose names differ in case stay two."""
    assert f"{HOST}/echo.api/CERT.pem" == canonical_url(f"{HOST}/echo.api/CERT.pem")


@pytest.mark.parametrize("end", ["", "-4", "-6-ats", "-12", "-39-ats"])
def test_amazons_usual_names(end: str) -> None:
    """What Amazon has named its files, now and before."""
    assert is_usual(URL.replace(".pem", f"{end}.pem"))


@pytest.mark.parametrize(
    "end", ["-0", "-04", "-40", "-100", "-ats-ats", "s", "-x", "-\u0663", ".pem", "?1"]
)
def test_other_names(end: str) -> None:
    """What anyone can make up without end."""
    assert not is_usual(URL.replace(".pem", f"{end}.pem"))
