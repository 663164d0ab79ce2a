"""The store listing, the packaged project, and the packaged function at work."""
