"""Runs the command line as `python -m skill`."""

import sys

from skill.cli import main

sys.exit(main())
