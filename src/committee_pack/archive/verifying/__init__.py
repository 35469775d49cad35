"""Proving an archive: every byte against its manifest, bags against the log, the index against the bags."""
