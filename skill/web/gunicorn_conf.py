"""How gunicorn serves the endpoint: `gunicorn --config python:skill.web.gunicorn_conf`.

Plain HTTP on loopback, for a reverse proxy that does the TLS. Every value can be
overridden on gunicorn's command line.
"""

import gc
import logging
import os
import shutil
import sys
import tempfile
from typing import Any

from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

from skill.verification.errors import StartError
from skill.web.settings import METRICS_FOLDER_VARIABLE, read_skill_id

wsgi_app = "skill.web:create_app()"
bind = "127.0.0.1:8000"
workers = 2
worker_class = "gthread"
# More than the 192 requests that may wait for a certificate at a time (keys.py), so
# that threads are left for requests whose key is known. An idle thread costs nothing.
threads = 224
timeout = 30
keepalive = 75  # longer than the proxy keeps its idle connections
control_socket_disable = True  # newer versions open one in the home folder otherwise
forwarded_allow_ips = ""  # nothing that a proxy might say of its caller is of use here


class _WithoutStrangers(logging.Filter):
    """Takes the caller's address and words out of gunicorn's line on what isn't HTTP."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.getMessage().startswith("Invalid request from"):
            record.msg, record.args = "Invalid request", ()
        return True


logconfig_dict: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
        }
    },
    "filters": {"without strangers": {"()": _WithoutStrangers}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
    },
    "root": {"level": "INFO", "handlers": ["console"]},
    "loggers": {
        "gunicorn.error": {
            "level": "INFO",
            "handlers": ["console"],
            "filters": ["without strangers"],
            "propagate": False,
        },
        # An access log would hold addresses; the skill's own lines say what is needed.
        "gunicorn.access": {"level": "CRITICAL", "handlers": [], "propagate": False},
    },
}


def on_starting(_server: Arbiter) -> None:
    """Stop before any worker starts where the skill id is missing or malformed."""
    try:
        read_skill_id({}, os.environ)
    except StartError as error:
        sys.exit(str(error))
    # The metrics client reads this when it is loaded, which is in the workers, later.
    os.environ[METRICS_FOLDER_VARIABLE] = tempfile.mkdtemp(prefix="pain-pump-metrics-")


def post_worker_init(_worker: Worker) -> None:
    """Take what was loaded at the start out of every later garbage collection."""
    gc.collect()
    gc.freeze()


def on_exit(_server: Arbiter) -> None:
    """Remove the folder with the workers' numbers."""
    shutil.rmtree(os.environ[METRICS_FOLDER_VARIABLE], ignore_errors=True)
