"""Find nginx for the tests, get it where there is none, and run it as ``deploy/`` says.

``python -m tests.nginx`` prints the path. With ``--install`` a missing nginx is fetched: Debian's
package, unpacked and not installed, as installing it would start a server. Nothing is skipped:
without nginx the command fails and says what to do, and so do the tests that need it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools.environment import apt, follow

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
UNPACKED = ROOT / ".bench" / "nginx"
LOG = "nginx.log"
HINT = "No nginx was found. On Debian and Ubuntu: apt install nginx; on a Mac: brew install nginx"


def find() -> str | None:
    """Return the path of an nginx that starts: the system's, or the one fetched; else None."""
    places = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", f"{UNPACKED}/usr/sbin"])
    path = shutil.which("nginx", path=places)
    works = path and not subprocess.run([path, "-v"], capture_output=True, check=False).returncode
    return path if works else None


def install() -> str | None:
    """Fetch nginx if there is none; return its path, or None if that did not work."""
    if (found := find()) or not shutil.which("apt-get"):
        return found
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # apt reads and writes as a user of its own
        download = ["apt-get", "-qy", "download", "nginx"]
        if not follow("apt-get download nginx", download, cwd=folder) and (command := apt()):
            follow("apt-get update", [*command, "update"])
            follow("apt-get download nginx", download, cwd=folder)
        UNPACKED.mkdir(parents=True, exist_ok=True)
        for package in folder.glob("*.deb"):
            follow("dpkg-deb --extract", ["dpkg-deb", "--extract", str(package), str(UNPACKED)])
    return find()


@contextlib.contextmanager
def running(
    folder: Path,
    name: str,
    port: int,
    changed: Mapping[str, str],
    before: Sequence[str] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Run nginx with one of the configurations in ``deploy/`` until the block ends.

    Parameters
    ----------
    folder : Path
        For what nginx writes; its log is ``nginx.log`` there.
    name : str
        ``site.conf`` or ``dashboard.conf``.
    port : int
        It answers on this port, if `changed` says so.
    changed : mapping of str to str
        What to replace in the configurations, each of which must be there.
    before : sequence of str, optional
        A program that starts nginx, such as ``taskset -c 0``.

    Raises
    ------
    RuntimeError
        If nginx is not there or does not answer; with what it says.
    """
    if not (path := find()):
        raise RuntimeError(HINT)
    texts = {one: (DEPLOY / one).read_text("utf-8") for one in ("nginx.conf", name)}
    for old, new in changed.items():
        assert any(old in text for text in texts.values()), f"{old} is not in deploy/{name}"
        texts = {one: text.replace(old, new) for one, text in texts.items()}
    for other in {"site.conf", "dashboard.conf"} - {name}:
        texts["nginx.conf"] = texts["nginx.conf"].replace(f"include {other};", "")
    for one, text in texts.items():
        (folder / one).write_text(text, "utf-8")
    # Started by root, it would give up the right to read temporary folders.
    extra = "daemon off;" + (" user root root;" if os.geteuid() == 0 else "")
    command = [*before, path, "-p", folder, "-c", folder / "nginx.conf", "-g", extra]
    with (folder / LOG).open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait(process, port, folder / LOG)
        yield process
    finally:
        process.terminate()
        process.wait(10)


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise RuntimeError(f"nginx does not answer: {log.read_text('utf-8').strip()[-500:]}")


def main() -> int:
    """Print the path of nginx; exit status 1 and advice without one."""
    path = install() if "--install" in sys.argv[1:] else find()
    print(path or HINT, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
