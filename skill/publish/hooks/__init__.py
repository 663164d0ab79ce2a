"""The scripts by which the ASK CLI builds the function, copied into each project."""
