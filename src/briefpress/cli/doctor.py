"""`briefpress doctor`: is this machine fit to build? Looks at everything, changes nothing."""

from __future__ import annotations

import ctypes
import hashlib
import importlib.metadata
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

OLDEST_PYTHON = (3, 11)
OLDEST_PANGO = (1, 44)  # what WeasyPrint 70 asks for
ENOUGH_SPACE = 500 * 1024 * 1024  # a full build with drafts and its work folder, several times over

LOCK = Path("requirements.lock")
FONT_MANIFEST = Path("tools/fonts/fonts.toml")
FONT_FOLDER = Path(".cache/fonts")
BUILD_FOLDER = Path("build")

INSTALL_LIBRARIES = "run tools/system-packages build"
INSTALL_PACKAGES = "remove .venv, then run make setup"
INSTALL_FONTS = "remove .cache/fonts, then run make setup"
INSTALL_PROJECT = "run briefpress in a checkout of the project"


@dataclass(frozen=True)
class Check:
    """One thing looked at; `remedy` is empty where nothing is wrong."""

    name: str
    ok: bool
    detail: str
    remedy: str


@dataclass(frozen=True)
class Library:
    """A shared library that WeasyPrint loads, under its names on Linux and macOS."""

    name: str
    files: tuple[str, ...]
    version: Callable[[ctypes.CDLL], str]
    oldest: tuple[int, ...] = ()


def examine(root: Path) -> list[Check]:
    """Look at all that a build under `root` needs."""
    return [
        _check_python(),
        *(_check_library(library) for library in LIBRARIES),
        _check_packages(root / LOCK),
        *_check_fonts(root),
        _check_space(root),
        _check_build_folder(root / BUILD_FOLDER),
    ]


def _result(name: str, problem: str, detail: str, remedy: str) -> Check:
    return Check(name, ok=not problem, detail=problem or detail, remedy=remedy if problem else "")


def _check_python() -> Check:
    found = ".".join(str(part) for part in sys.version_info[:3])
    oldest = ".".join(str(part) for part in OLDEST_PYTHON)
    problem = "" if sys.version_info >= OLDEST_PYTHON else f"{found} is too old"
    return _result("Python", problem, found, f"install Python {oldest} or newer, remove .venv, then run make setup")


def _text(function: str) -> Callable[[ctypes.CDLL], str]:
    """The version from a C function that returns it as a string."""

    def read(library: ctypes.CDLL) -> str:
        call = library[function]
        call.restype = ctypes.c_char_p
        return bytes(call()).decode("ascii")

    return read


def _fontconfig_version(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _no_version(_library: ctypes.CDLL) -> str:
    return ""


LIBRARIES = (
    Library("GObject", ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"), _no_version),
    Library("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib"), _text("pango_version_string"), OLDEST_PANGO),
    Library("Pango for FreeType", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), _no_version),
    Library("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz.0.dylib"), _text("hb_version_string")),
    Library("HarfBuzz subset", ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"), _no_version),
    Library("fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib"), _fontconfig_version),
)


def _check_library(library: Library) -> Check:
    for file in library.files:
        try:
            version = library.version(ctypes.CDLL(file))
        except (OSError, AttributeError):  # not there, or without the function that every release has
            continue
        too_old = tuple(int(part) for part in re.findall(r"\d+", version)) < library.oldest
        problem = f"{version} is too old, {'.'.join(map(str, library.oldest))} is needed" if too_old else ""
        return _result(library.name, problem, version or "loads", INSTALL_LIBRARIES)
    return _result(library.name, f"{library.files[0]} cannot be loaded", "", INSTALL_LIBRARIES)


def _check_packages(lock: Path) -> Check:
    name = "Python packages"
    try:
        text = lock.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        return _result(name, f"{lock.name}: {error.strerror}", "", INSTALL_PROJECT)
    pinned: list[tuple[str, str]] = re.findall(r"(?m)^([\w.-]+)==([^\s;\\]+)", text)
    wrong = [] if pinned else [f"{lock.name} names no packages"]
    for package, version in pinned:
        try:
            found = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"{package} is missing")
        else:
            if _normal(found) != _normal(version):
                wrong.append(f"{package} is {found}, locked at {version}")
    return _result(name, "; ".join(wrong), f"{len(pinned)} at their locked versions", INSTALL_PACKAGES)


def _normal(version: str) -> str:
    """Registries call release 4.004 of a package 4.4."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", version)


def _check_fonts(root: Path) -> Iterator[Check]:
    try:
        fonts = list(_listed_fonts((root / FONT_MANIFEST).read_text(encoding="utf-8")))
    except OSError as error:
        yield _result("fonts", f"{FONT_MANIFEST.as_posix()}: {error.strerror}", "", INSTALL_PROJECT)
        return
    except (ValueError, KeyError, TypeError):
        yield _result("fonts", f"{FONT_MANIFEST.as_posix()} is no list of fonts", "", INSTALL_PROJECT)
        return
    for name, file, locked in fonts:
        try:
            digest = hashlib.sha256((root / FONT_FOLDER / file).read_bytes()).hexdigest()
        except OSError as error:
            problem = f"{file}: {error.strerror}"
        else:
            problem = "" if digest == locked else f"{file} is not the locked file"
        yield _result(name, problem, file, INSTALL_FONTS)


def _listed_fonts(text: str) -> Iterator[tuple[str, str, str]]:
    """Name, file and digest of each font of the manifest. Raises ValueError, KeyError or TypeError if it is none."""
    for font in tomllib.loads(text)["font"]:
        lowest, highest = font["weights"]
        weights = f"{lowest}" if lowest == highest else f"{lowest} to {highest}"
        yield f"font {font['family']} {font['style']} {weights}", str(font["file"]), str(font["sha256"])


def _check_space(root: Path) -> Check:
    free = shutil.disk_usage(root).free
    problem = "" if free >= ENOUGH_SPACE else f"only {free // 2**20} MiB free"
    remedy = f"free {ENOUGH_SPACE // 2**20} MiB on the disk of {root}"
    return _result("disk space", problem, f"{free / 2**30:.1f} GiB free", remedy)


def _check_build_folder(folder: Path) -> Check:
    """A build folder that is not there yet is as good as the folder that it would be made in."""
    existing = folder if folder.exists() else folder.parent
    if not existing.is_dir():
        problem = f"{existing} is no folder"
    elif not os.access(existing, os.W_OK | os.X_OK):
        problem = f"{existing} cannot be written to"
    else:
        problem = ""
    return _result("build folder", problem, str(existing), f"give yourself the right to write to {existing}")
