#!/bin/sh
# The ASK CLI runs this in a copy of lambda/, with the zip file to make as first argument.
exec python3 "$(dirname "$0")/build.py" "$1"
