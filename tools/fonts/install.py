"""Puts the fonts of fonts.toml into .cache/fonts/ and checks each by its digest.

Run by `make setup` with the Python of .venv. It opens no connection of its own: the fonts from PyPI are there since
the locked packages were installed, and npm brings the others, which package-lock.json pins by their digests.

`--pin` accepts whatever comes and writes its digests into fonts.toml, to be reviewed and committed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MANIFEST = HERE / "fonts.toml"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")

INSTALLABLE_EMBEDDING = 0  # OS/2.fsType: may be embedded, subset and edited
OFL = re.compile(r"SIL Open Font License|scripts\.sil\.org/OFL|openfontlicense\.org")
WEIGHT_NAMES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
STYLE_LINKED = {"Regular", "Bold"}  # the two upright members of a classic four-style family


class FontError(Exception):
    """A font that is not there, or is not what the manifest says."""


@dataclass(frozen=True)
class Font:
    family: str
    weights: tuple[int, int]
    style: str
    file: str
    package: str
    member: str
    sha256: str

    @property
    def registry(self) -> str:
        return self.package.partition(":")[0]

    def source(self, node_modules: Path) -> Path:
        registry, _, name = self.package.partition(":")
        folder = Path(sysconfig.get_path("purelib")) if registry == "pypi" else node_modules / name
        return folder / self.member


def load_manifest(path: Path) -> list[Font]:
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["font"]
    return [
        Font(
            family=entry["family"],
            weights=(entry["weights"][0], entry["weights"][1]),
            style=entry["style"],
            file=entry["file"],
            package=entry["package"],
            member=entry["member"],
            sha256=entry["sha256"],
        )
        for entry in entries
    ]


def digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def is_installed(font: Font, folder: Path) -> bool:
    path = folder / font.file
    return path.is_file() and digest(path) == font.sha256


def fetch_from_npm(workplace: Path) -> Path:
    """Let npm unpack the locked packages in `workplace`; return their node_modules."""
    for name in NPM_FILES:
        shutil.copyfile(HERE / name, workplace / name)
    npm = shutil.which("npm")
    if npm is None:
        raise FontError("npm is not there; it brings the Chinese fonts. Install it: tools/system-packages build")
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if subprocess.run(command, cwd=workplace, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise FontError("npm could not bring the fonts; what it said is above. `make` again when the network is back.")
    return workplace / "node_modules"


def check_licence(font: Font, opened: TTFont) -> None:
    names = opened["name"]
    licence = " ".join(names.getDebugName(number) or "" for number in (13, 14))
    if not OFL.search(licence):
        raise FontError(f"{font.member}: no word of the SIL Open Font License in it, found {licence!r}")
    if opened["OS/2"].fsType != INSTALLABLE_EMBEDDING:
        raise FontError(f"{font.member}: embedding is restricted (fsType {opened['OS/2'].fsType})")


def name_after_family(font: Font, opened: TTFont) -> None:
    """Set the name table: what packages unpack from a variable font keeps the name of its lightest weight."""
    weight = WEIGHT_NAMES[font.weights[0]]
    linked = weight in STYLE_LINKED
    names = {
        1: font.family if linked else f"{font.family} {weight}",
        2: weight if linked else "Regular",
        4: f"{font.family} {weight}",
        6: f"{font.family.replace(' ', '')}-{weight}",
        16: None if linked else font.family,
        17: None if linked else weight,
    }
    table = opened["name"]
    for number, text in names.items():
        table.removeNames(nameID=number)
        if text is not None:
            table.setName(text, number, 3, 1, 0x409)  # Windows, Unicode, English: the one that readers look for


def install(font: Font, source: Path, folder: Path) -> str:
    """Write one font into `folder`, whole or not at all; return its digest."""
    if not source.is_file():
        raise FontError(f"{font.package} has no file {font.member}")
    handle, name = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        # Without recalcTimestamp=False the time of this run would be in the file.
        with TTFont(source, recalcTimestamp=False) as opened:
            check_licence(font, opened)
            if opened.flavor is None:
                shutil.copyfile(source, part)
            else:
                opened.flavor = None
                name_after_family(font, opened)
                opened.save(part, reorderTables=True)
        found = digest(part)
        if font.sha256 and found != font.sha256:
            raise FontError(f"{font.file}: its digest is {found}, fonts.toml says {font.sha256}")
        part.chmod(0o644)
        part.replace(folder / font.file)
    finally:
        part.unlink(missing_ok=True)
    return found


def install_all(fonts: list[Font], folder: Path) -> list[str]:
    """Install `fonts` on all cores; return their digests in the same order."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="npm-") as workplace:
        from_npm = any(font.registry == "npm" for font in fonts)
        node_modules = fetch_from_npm(Path(workplace)) if from_npm else Path(workplace)
        sources = [font.source(node_modules) for font in fonts]
        with ProcessPoolExecutor() as pool:
            return list(pool.map(install, fonts, sources, [folder] * len(fonts)))


def pin(digests: list[str]) -> None:
    """Write `digests` into the manifest, one after the other."""
    remaining = iter(digests)
    text = MANIFEST.read_text(encoding="utf-8")
    text = re.sub(r'(?m)^sha256 = "[^"]*"$', lambda _: f'sha256 = "{next(remaining)}"', text)
    MANIFEST.write_text(text, encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pin", action="store_true", help="write the digests of what comes into fonts.toml")
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache" / "fonts", help="where the fonts go")
    arguments = parser.parse_args()
    fonts = load_manifest(MANIFEST)
    try:
        if arguments.pin:
            unpinned = [Font(**{**vars(font), "sha256": ""}) for font in fonts]
            pin(install_all(unpinned, arguments.folder))
            return 0
        missing = [font for font in fonts if not is_installed(font, arguments.folder)]
        if missing:
            print(f"fonts: {len(missing)} to install, the Chinese ones take half a minute", file=sys.stderr)
            install_all(missing, arguments.folder)
    except FontError as error:
        print(f"fonts: {error}", file=sys.stderr)
        return 1
    # What the manifest no longer names must not be found by a build.
    wanted = {font.file for font in fonts}
    for path in arguments.folder.iterdir():
        if path.name not in wanted:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
