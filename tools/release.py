"""``make release VERSION=0.2.0``: a version ready to hand out, built, tried and summed.

Works on a copy of what is committed, in a temporary folder: nothing else can slip in, and the
checkout changes only when all has gone well. Then ``CHANGELOG.md`` and ``pyproject.toml``, the one
place of the version, say the new one, and ``dist/`` holds the wheel, the source archive (sdist),
the site and their SHA-256 sums. Where the version is committed already, as on the machine that
publishes it, it is only built. Tags nothing, uploads nothing; the last lines say what to do next.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

from packaging.version import InvalidVersion, Version

from tools.changelog import UNRELEASED, has_entries, line_of, released, sections
from tools.packages import (
    PROJECT,
    Refused,
    alone,
    build,
    build_tools,
    offline_environment,
    run,
    try_out,
)

ROOT = Path(__file__).parents[1]
CHANGELOG = "CHANGELOG.md"
SUMS, NOTES = "SHA256SUMS", "release-notes.md"


@dataclass(frozen=True)
class Checkout:
    """What a release starts from.

    Attributes
    ----------
    head : str
        The commit that is checked out.
    changed : tuple of str
        Files that differ from it, or that Git does not know.
    tag : str
        The commit that the tag of the wanted version names; empty if there is no such tag.
    project, changelog : str
        Text of ``pyproject.toml`` and of ``CHANGELOG.md``.
    """

    head: str
    changed: tuple[str, ...]
    tag: str
    project: str
    changelog: str


def checkout(root: Path, version: str) -> Checkout:
    """Read what a release of a version would start from.

    Raises
    ------
    Refused
        If the folder is no checkout of Git.
    """

    def git(*words: str) -> str:
        done = subprocess.run(["git", "-C", root, *words], capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else ""

    if not (head := git("rev-parse", "HEAD").strip()):
        raise Refused(f"{root} has no commits of Git; a release is made from a clone")
    status = git("status", "--porcelain", "--untracked-files=all")
    return Checkout(
        head=head,
        changed=tuple(line[3:] for line in status.splitlines()),
        tag=git("rev-parse", "--verify", "--quiet", f"refs/tags/v{version}^{{commit}}").strip(),
        project=(root / PROJECT).read_text("utf-8"),
        changelog=(root / CHANGELOG).read_text("utf-8"),
    )


def version_in(project: str) -> str:
    """Return the version that ``pyproject.toml`` says.

    >>> version_in('[project]\\nversion = "0.1.0"\\n')
    '0.1.0'
    """
    return re.search(r'^version = "(.+)"$', project, re.M)[1]


def changes(version: str, found: Checkout, today: str) -> dict[str, str]:
    """Return the new texts of the files that say the version; none if they say it already.

    Parameters
    ----------
    version : str
        The wanted one, such as ``0.2.0``.
    found : Checkout
    today : str
        The day, such as ``2026-12-01``.

    Raises
    ------
    Refused
        If the version is none, if files are not committed, if the version is not newer or its tag
        is taken, or if the changelog lists nothing new.
    """
    wanted = _checked(version)
    if found.changed:
        listed = ", ".join(found.changed[:3]) + (" and more" if len(found.changed) > 3 else "")
        raise Refused(f"not committed: {listed}; commit, stash or remove what differs")
    here, past = version_in(found.project), sections(found.changelog)
    line = f"{CHANGELOG}:{line_of(found.changelog, UNRELEASED)}"
    newest = _newest({here, *past} - {UNRELEASED})
    next_one = f"{newest.major}.{newest.minor + 1}.0"
    if UNRELEASED not in past:
        raise Refused(
            f"{line}: the heading ## [{UNRELEASED}] is missing; put it above the versions"
        )
    if found.tag not in ("", found.head):
        raise Refused(
            f"the tag v{version} is at another commit, {found.tag[:9]}; "
            f"git switch --detach v{version} to build that one, or VERSION={next_one}"
        )
    new = has_entries(past[UNRELEASED])
    if here == version and version in past and not new:
        return {}
    if wanted <= newest:
        raise Refused(
            f"{version} is not newer than {newest}, which is there; try VERSION={next_one}"
        )
    if found.tag:
        raise Refused(
            f"the tag v{version} is there, but {PROJECT} says {here}; git tag -d v{version}, "
            "and tag what this command has made"
        )
    if not new:
        raise Refused(f"{line}: nothing is listed under {UNRELEASED}; say there what is new")
    return {
        CHANGELOG: released(found.changelog, version, today),
        PROJECT: re.sub(
            r'^version = ".+"$', f'version = "{version}"', found.project, count=1, flags=re.M
        ),
    }


def _newest(versions: Iterable[str]) -> Version:
    try:
        return max(map(Version, versions))
    except InvalidVersion as error:
        raise Refused(f"{CHANGELOG} or {PROJECT}: {error}; write it as 0.2.0") from None


def _checked(version: str) -> Version:
    try:
        found = Version(version)
    except InvalidVersion:
        found = None
    if found is None or str(found) != version or found.local or len(found.release) != 3:
        raise Refused(
            f"{version!r} is no version such as 0.2.0 or 0.2.0rc1; say make release VERSION=…"
        )
    return found


def make(root: Path, version: str, with_site: bool = True, base_url: str = "") -> Path:
    """Build a version, try it, and put it into ``dist/`` instead of what is there.

    Parameters
    ----------
    root : Path
        Of the checkout.
    version : str
    with_site : bool
        Whether to make the site with its sheets too, which takes minutes.
    base_url : str
        Where the site will stand, if that is known.

    Returns
    -------
    Path
        The folder.

    Raises
    ------
    Refused
        See :func:`changes`; or if something could not be built or did not work. The checkout is as
        it was then.
    """
    found = checkout(root, version)
    new = changes(version, found, f"{datetime.now(timezone.utc):%Y-%m-%d}")
    log = new.get(CHANGELOG, found.changelog)
    with tempfile.TemporaryDirectory(prefix="release-") as name:
        work = Path(name).resolve()
        out = work / "dist"
        source = copied(root, work / "source", new)
        wheel, sdist = build(source, out)
        python = offline_environment(work, build_tools(source), wheel, sdist)
        try_out(python, work, version)
        if with_site:
            make_site(python, source, work, out / f"foot-reflex-zones-site-{version}.zip", base_url)
        (out / NOTES).write_text(f"{sections(log)[version]}\n", "utf-8")
        (out / SUMS).write_text(sums(out), "utf-8")
        if checkout(root, version) != found:
            raise Refused(
                "the checkout has changed meanwhile, so it was left alone; run this again"
            )
        for file, text in new.items():
            (root / file).write_text(text, "utf-8")
        shutil.rmtree(root / "dist", ignore_errors=True)
        shutil.copytree(out, root / "dist")
    return root / "dist"


def copied(root: Path, target: Path, new: dict[str, str]) -> Path:
    """Copy what is committed, with new texts for some files."""
    archive = target.with_suffix(".tar")
    run("Copying what is committed", ["git", "-C", str(root), "archive", "-o", archive, "HEAD"])
    shutil.unpack_archive(archive, target)
    for file, text in new.items():
        (target / file).write_text(text, "utf-8")
    return target


def make_site(python: Path, source: Path, work: Path, archive: Path, base_url: str = "") -> None:
    """Make the site with its sheets by the installed program, and pack it.

    The documentation is made by the copy of the checkout, which says the new version.
    """
    site = work / "site"
    where = ["--base-url", base_url] if base_url else []
    print("Making the site, which takes minutes", flush=True)
    command = [python, "-I", "-m", "zones", "site", "--docs", "--out", site, *where]
    if subprocess.run(command, cwd=work, env={**os.environ, **alone()}, check=False).returncode:
        raise Refused("the site could not be made; SITE=0 leaves it out")
    documentation = [sys.executable, "-m", "tools.docs", "--site", site, *where]
    if subprocess.run(documentation, cwd=source, check=False).returncode:
        raise Refused("the documentation could not be made; SITE=0 leaves out the site")
    (site / ".made.json").unlink()  # what a second build would compare with
    shutil.make_archive(str(archive.with_suffix("")), "zip", site)


def sums(folder: Path) -> str:
    """Return the SHA-256 sums of the files in a folder, as ``sha256sum --check`` reads them."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files
    )


def advice(version: str, root: Path) -> str:
    """Return what to do next, when ``dist/`` is complete."""
    found = checkout(root, version)
    if found.tag:
        return f"This is what the tag v{version} names."
    if not found.changed:
        return f"Next: git tag -a v{version} -m v{version} && git push origin v{version}"
    return (
        f"{CHANGELOG} and {PROJECT} say {version} now. Next, after a look at git diff:\n"
        f'  git commit -am "Version {version}" && git tag -a v{version} -m v{version}\n'
        f"  git push --follow-tags\n"
        f"Then publish a release of v{version} on GitHub; its workflow uploads to PyPI."
    )


def main(words: Sequence[str]) -> int:
    """Make a release; exit status 1 if it was refused."""
    parser = argparse.ArgumentParser(prog="python -m tools.release", description=__doc__)
    parser.add_argument("version", help="such as 0.2.0")
    parser.add_argument("--no-site", action="store_true", help="leave out the site with its sheets")
    parser.add_argument("--base-url", default="", help="where the site will stand")
    args = parser.parse_args(words)
    try:
        folder = make(ROOT, args.version, not args.no_site, args.base_url)
    except Refused as error:
        print(f"No release: {error}.", file=sys.stderr)
        return 1
    print((folder / SUMS).read_text("utf-8"), end="")
    print(advice(args.version, ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
