"""Getting a certificate chain from Amazon: the only way out to the network."""

import time
from functools import lru_cache

import certifi
import urllib3

from skill.verification.errors import DownloadError

TIME_LIMIT_SECONDS = 3.0
SIZE_LIMIT_BYTES = 64 * 1024
_PIECE_BYTES = 8 * 1024
_STATUS_OK = 200


@lru_cache(maxsize=1)
def _pool() -> urllib3.PoolManager:
    return urllib3.PoolManager(
        num_pools=1, maxsize=2, cert_reqs="CERT_REQUIRED", ca_certs=certifi.where()
    )


def download_chain(url: str) -> bytes:
    """Return what an already checked URL serves.

    At most 3 seconds and 64 KB; a redirect is not followed, wherever it points.
    Raises `DownloadError` for every other outcome.
    """
    deadline = time.monotonic() + TIME_LIMIT_SECONDS
    try:
        response = _pool().request(
            "GET",
            url,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(total=TIME_LIMIT_SECONDS),
        )
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise DownloadError(detail=f"no answer: {type(error).__name__}") from None
    try:
        return _read(response, deadline)
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise DownloadError(detail=f"broken off: {type(error).__name__}") from None
    finally:
        # Closed, not returned to the pool: an unread rest must not be drained.
        response.close()


def _read(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    if response.status != _STATUS_OK:
        raise DownloadError(detail=f"status {response.status}")
    body = bytearray()
    # read1 hands over what has come, so a server that drips can't outwait the limit.
    while piece := response.read1(_PIECE_BYTES, decode_content=False):
        body += piece
        if len(body) > SIZE_LIMIT_BYTES:
            raise DownloadError(detail="too large")
        if time.monotonic() > deadline:
            raise DownloadError(detail="too slow")
    return bytes(body)
