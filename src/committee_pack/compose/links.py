"""Where links outside the paper lead: addresses in the few characters that a URI may have."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

_HOST = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "%/:@!$&'()*+,;=?~"


def web_address(typed: str) -> str:
    """Return an address as PDF and Word need it, other characters encoded; empty where it is none to link to."""
    try:
        parts = urlsplit(typed)
        match parts.scheme:
            case "http" | "https":
                return _encoded(parts, _network(parts), parts.path)
            case "mailto":
                return _encoded(parts, "", ",".join(map(_mailbox, parts.path.split(","))))
            case _:
                return ""
    except ValueError:
        # -- a bracket without its partner, a port that is no number, a name that no host can have
        return ""


def _encoded(parts: SplitResult, network: str, path: str) -> str:
    return urlunsplit((parts.scheme, network, *map(_quoted, (path, parts.query, parts.fragment))))


def _quoted(text: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", text), safe=_KEPT)


def _network(parts: SplitResult) -> str:
    user, at, _ = parts.netloc.rpartition("@")
    port = "" if parts.port is None else f":{parts.port}"
    return f"{_quoted(user)}{at}{_host(parts.hostname or '')}{port}"


def _mailbox(address: str) -> str:
    user, _, host = address.strip().rpartition("@")
    if not user:
        raise ValueError("a mailbox has a name before its @")
    return f"{_quoted(user)}@{_host(host)}"


def _host(name: str) -> str:
    if ":" in name:
        # -- urlsplit has read it as an address of IPv6
        return f"[{name}]"
    ascii_name = name.encode("idna").decode("ascii")
    if not _HOST.fullmatch(ascii_name):
        raise ValueError(f"'{name}' names no host")
    return ascii_name
