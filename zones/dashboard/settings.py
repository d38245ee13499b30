"""Where ``python app.py`` listens, and for which hosts, from the environment."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?")


@dataclass(frozen=True)
class Settings:
    """The settings from the environment.

    Attributes
    ----------
    address : str
        Of the interface to listen on: an IPv4 or IPv6 address, or a host name.
    port : int
    origins : tuple of str
        Hosts, with their port unless it is the usual one, whose pages may open a websocket.
    show : bool
        Whether to open a browser.
    """

    address: str
    port: int
    origins: tuple[str, ...]
    show: bool = False

    @property
    def link(self) -> str:
        """The address of the page."""
        local = self.address in ("127.0.0.1", "0.0.0.0", "::")
        return f"http://{'localhost' if local else _in_link(self.address)}:{self.port}/"


def settings(environment: Mapping[str, str]) -> Settings:
    """Read ADDRESS (127.0.0.1), PORT (5006), ORIGINS and SHOW, and try the port.

    Raises
    ------
    ValueError
        With a sentence that says what to change: a value is invalid, the port is in use, or all
        interfaces are served and ORIGINS does not say under which names.

    Examples
    --------
    >>> settings({"PORT": "5007"}).origins
    ('127.0.0.1:5007', 'localhost:5007')
    """
    address = environment.get("ADDRESS") or "127.0.0.1"
    port = _port(environment.get("PORT") or "5006")
    given = [part.strip().lower() for part in environment.get("ORIGINS", "").split(",")]
    named = {part for part in given if part}
    for name in named:
        if not _HOST.fullmatch(name):
            raise ValueError(
                f"ORIGINS must list hosts, such as maps.example.org or 192.168.1.5:{port}, "
                f"not {name[:60]!r}."
            )
    if is_any(address):
        if not named:
            raise ValueError(
                f"ADDRESS={address} serves every network of this machine. Say under which names "
                f"readers open the page, such as ORIGINS=maps.example.org,192.168.1.5:{port}."
            )
    else:
        named |= {f"{_in_link(address)}:{port}"}
        if _is_loopback(address):
            named |= {f"localhost:{port}", f"127.0.0.1:{port}"}
    _try(address, port)
    return Settings(address, port, tuple(sorted(named)), environment.get("SHOW") == "1")


def is_any(address: str) -> bool:
    """Whether an address stands for all interfaces."""
    try:
        return ipaddress.ip_address(address).is_unspecified
    except ValueError:
        return False


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def _in_link(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65536):
        raise ValueError(f"PORT must be a number from 1 to 65535, not {text[:40]!r}.")
    return int(text)


def _try(address: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((address, port))
    except OSError as error:
        raise ValueError(
            f"Port {port} on {address} cannot be used ({error.strerror}); "
            f"choose another: make run PORT={port % 65535 + 1}"
        ) from None
