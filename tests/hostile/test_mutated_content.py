"""Content and templates that nobody would write: findings and exit code 1, or a build, and nothing else.

Each example damages a few files of a project that was built, checks it and builds it. Rendering is replaced by a digest
of what would be rendered in most examples, since what is tried here happens before; in a few it is real.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from conftest import SmallProject

FILES = (
    "content/small/brief.md",
    "content/small/figures.yaml",
    "content/small/sources.yaml",
    "content/small/data/by-country.csv",
    "content/small/images/map.png",
    "content/small/translations/zh.po",
    "content/shared/office.yaml",
    "content/shared/names.yaml",
    "content/shared/glossary.yaml",
    "content/shared/translations/zh.po",
    "templates/one-page/layout.yaml",
    "templates/one-page/body.html.j2",
    "templates/shared/blocks.html.j2",
    "templates/shared/labels.yaml",
    "templates/shared/labels/zh.po",
    "templates/brands/standard/brand.yaml",
)
OFTEN = (FILES[0], FILES[0], FILES[1], FILES[2], FILES[3], FILES[5])
"""What authors and translators write is damaged more often than the rest."""

ALIASES = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" if n else "l0: &l0 [x]" for n in range(9))
PIECES = (
    *("\0", "\r", "\x85", "\u2028", "\ufeff", "\u202e", "\u0301", "\U0001f600", "\ufdd0", "\t", "\\", '"', "'", "%"),
    *(
        "---\n",
        "...\n",
        ":::",
        ":::{table} t\n",
        ":::\n",
        "{#id}",
        "{#trade}",
        "{",
        "}",
        "[^basis]",
        "[@",
        "[#",
        "**",
        "*",
    ),
    *(
        "{trade-2021:rival}",
        "{growth:plural|one=x}",
        "{by-country}",
        "{=1}",
        "{1992-13}",
        "<b>",
        "&amp;",
        "- ",
        "# ",
        "## ",
    ),
    *("{{ brief }}", "{% for x in [] %}", "{% endfor %}", "{#", "<p/>", "</document>", "<!DOCTYPE x>", "<?x?>", "&x;"),
    *("&a [*a, *a]", "!!python/object:os.system x", "? ", "<<: x", "~", "[" * 200, "{a: " * 200, "1e999999", "-", "0"),
    *('msgid ""\n', 'msgstr "\n', "#, fuzzy\n", "#~ ", "9" * 400, "a" * 3000, "[x](" * 50, ALIASES),
)


@dataclass(frozen=True)
class Damage:
    """One change to one file; places are shares of its length, so that they fit any file."""

    file: str
    kind: str
    start: float = 0
    length: int = 1
    text: bytes = b""

    def apply(self, root: Path) -> None:
        path = root / self.file
        if not path.is_file():
            return
        data = path.read_bytes()
        at = int(self.start * len(data))
        match self.kind:
            case "flip":
                data = data[:at] + bytes([data[at] ^ self.length]) + data[at + 1 :] if data else data
            case "delete":
                data = data[:at] + data[at + self.length :]
            case "insert":
                data = data[:at] + self.text + data[at:]
            case "insert in a line":
                at = data.rfind(b"\n", 0, at) + 1
                data = data[:at] + self.text + data[at:]
            case "truncate":
                data = data[:at]
            case "replace all":
                data = self.text
            case "swap lines" | "double a line":
                lines = data.splitlines(keepends=True)
                first = int(self.start * len(lines))
                second = min(len(lines) - 1, first + self.length)
                if lines and self.kind == "swap lines":
                    lines[first], lines[second] = lines[second], lines[first]
                elif lines:
                    lines.insert(first, lines[first])
                data = b"".join(lines)
            case "remove":
                path.unlink()
                return
            case _:
                raise AssertionError(self.kind)
        path.write_bytes(data)


SHARES = st.floats(0, 0.999)
PHRASES = st.sampled_from(PIECES).map(str.encode)
WORDS = PHRASES | PHRASES | st.text(max_size=6).map(str.encode) | st.binary(max_size=6)
PLACES = st.sampled_from((*FILES, *OFTEN))
DAMAGES = st.one_of(
    st.builds(Damage, PLACES, st.just("flip"), SHARES, st.integers(1, 255)),
    st.builds(Damage, PLACES, st.just("delete"), SHARES, st.integers(1, 60)),
    st.builds(Damage, PLACES, st.sampled_from(["insert", "insert in a line", "insert"]), SHARES, st.just(1), WORDS),
    st.builds(Damage, PLACES, st.sampled_from(["swap lines", "double a line"]), SHARES, st.integers(1, 9)),
    st.builds(Damage, PLACES, st.just("truncate"), SHARES),
    st.builds(Damage, PLACES, st.sampled_from(["remove", "replace all"]), st.just(0.0), st.just(1), WORDS),
)
LISTS = st.lists(DAMAGES, min_size=1, max_size=3)


class Victim:
    """A project in English and Chinese that was built. It is damaged, looked at, and put back as it was."""

    def __init__(self, project: SmallProject) -> None:
        self.project = project
        project.change("content/small/brief.md", "languages: [zh, ru]", "languages: [zh]")
        assert project.run("build").code == 0
        self.before = project.artifacts()
        self._files = {name: (project.root / name).read_bytes() for name in FILES}
        self._build = project.root.parent / "build"
        shutil.copytree(project.root / "build", self._build)

    def damage(self, damages: list[Damage]) -> None:
        for damage in damages:
            damage.apply(self.project.root)

    def restore(self) -> None:
        root = self.project.root
        for name, data in self._files.items():
            file = root / name
            if not file.is_file() or file.read_bytes() != data:
                file.write_bytes(data)
        shutil.rmtree(root / "build")
        shutil.copytree(self._build, root / "build")


@pytest.fixture(scope="module")
def victim(
    tmp_path_factory: pytest.TempPathFactory,
    create_project: Callable[[Path], SmallProject],
    quick_rendering_all_along: None,
) -> Victim:
    return Victim(create_project(tmp_path_factory.mktemp("victim") / "small"))


def look(victim: Victim) -> None:
    """Check and build the damaged project: what must hold whatever was done to it."""
    check = victim.project.run("check")
    build = victim.project.run("build", "--json")
    assert check.code in (0, 1), check.err
    assert build.code == check.code, build.err
    assert (build.err, "Traceback" in check.err) == ("", False)
    artifacts = build.json["artifacts"]
    findings = [*build.json["findings"], *(finding for artifact in artifacts for finding in artifact["findings"])]
    assert all(finding["path"] and finding["message"] for finding in findings)
    errors = {str(sorted(finding.items())) for finding in findings if finding["severity"] == "error"}
    shown = len(re.findall(r"^\S.*: error\[F\d{3}\]: \S", check.err, re.MULTILINE))
    counted = sum(map(int, re.findall(r"^\S.*: (\d+) more of F30[12] in this file", check.err, re.MULTILINE)))
    assert shown + counted == len(errors)
    assert build.code == (1 if errors else 0)
    states = {artifact["path"]: artifact["state"] for artifact in artifacts}
    after = victim.project.artifacts()
    for path, data in victim.before.items():
        if path not in states:  # the brief no longer asks for it
            assert path not in after
        elif states[path] != "built":
            assert after[path] == data


def examine(victim: Victim, damages: list[Damage]) -> None:
    victim.damage(damages)
    try:
        look(victim)
    finally:
        victim.restore()


@settings(max_examples=300, deadline=None)
@given(damages=LISTS)
def test_a_damaged_project_gives_findings_and_keeps_what_was_built(victim: Victim, damages: list[Damage]) -> None:
    examine(victim, damages)


@pytest.mark.soak
@given(damages=LISTS)
def test_a_damaged_project_gives_findings_and_keeps_what_was_built_for_long(
    victim: Victim, damages: list[Damage]
) -> None:
    examine(victim, damages)
