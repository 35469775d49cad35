"""The index of an archive for people: one page that any browser opens, from any disk, without the tool."""

from committee_pack.archive.index_page.page import write_index_page

__all__ = ["write_index_page"]
