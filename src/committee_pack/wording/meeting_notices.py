"""Notices on the front of an agenda that are called by a word."""

from __future__ import annotations

NOTICES = {
    "filming": "This meeting may be filmed or recorded, for live or later broadcast or by members of the public.",
    "webcast": "This meeting is webcast live, and can be watched later on the council's website.",
    "access": "These papers can be had in other formats and languages: please ask the contact named above.",
    "phones": "Please set phones and other devices to silent while the meeting goes on.",
    "declarations": "Members are reminded to declare any interest in an item before it is discussed.",
}
