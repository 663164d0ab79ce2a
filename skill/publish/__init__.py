"""Into the store and onto servers: the ASK CLI project, the store listing, the legal pages."""
