"""Papers become one pack: numbered, tagged, with bookmarks and links, as screens and printers want it."""
