"""Briefs in which internal and public parts are mixed at random: no internal word is anywhere in a public artifact.

Every text is made of words that stand nowhere else, so a word that is found tells where it came from. Each artifact is
taken apart to the last stream, and searched as bytes and as what is drawn.
"""

from __future__ import annotations

import io
import random
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pdfplumber
import pikepdf
import polib
import pytest

from briefpress.building.artifacts import Artifact, Format
from briefpress.cli.verify import verify_artifacts
from briefpress.content.loader import load_brief
from briefpress.content.model import Brief
from briefpress.findings import Finding
from briefpress.rendering import compose_output, render_pdf, render_word

if TYPE_CHECKING:
    from conftest import SmallProject

LANGUAGES = ("en", "ru", "zh")
LAYOUTS = ("background", "one-page")
KINDS = ("evidence", "background", "area", "open", "caveat", "question")
ROLES = ("", "role=line-to-take", "role=if-pressed")
HIDDEN = (".internal", "classification=internal", "classification=confidential", ".internal classification=public")
"""Each of these keeps a part from the public."""

LETTERS = {
    "en": "bcdfghjklmnpqrstvwxz",
    "ru": "бвгджзклмнпрстфхцчшщ",
    "zh": "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你",
}
LENGTH = {"en": 6, "ru": 6, "zh": 5}
"""Short enough to be set on one line whatever hyphenation thinks of them, long enough to be found nowhere by chance."""


@dataclass
class Mixture:
    """A generated brief, with all words of its texts: those that the public may not see, and those that it must."""

    seed: int
    random: random.Random = field(init=False)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the English word: the same in each language."""
    secret: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    """Digits that only internal parts use."""
    figures: dict[str, str] = field(default_factory=dict)
    series: dict[str, dict[str, str]] = field(default_factory=dict)
    sources: dict[str, tuple[str, str]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    """Names of figures, series and sources that public parts use."""
    notes: list[str] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311  # the same mixture each time

    # --- words -------------------------------------------------------------------------------------------------------

    def word(self, *, hidden: bool) -> str:
        while True:
            word = {
                language: "".join(self.random.choices(LETTERS[language], k=LENGTH[language])) for language in LANGUAGES
            }
            if word["en"] not in self.words:
                break
        self.words[word["en"]] = word
        (self.secret if hidden else self.shown).add(word["en"])
        return word["en"]

    def text(self, *, hidden: bool, most: int = 4) -> str:
        return " ".join(self.word(hidden=hidden) for _ in range(self.random.randint(1, most)))

    def prose(self, *, hidden: bool) -> str:
        """A sentence with perhaps a figure, a note and a source."""
        parts = [self.text(hidden=hidden)]
        if self.random.random() < 0.3:
            parts.append(f"{{{self.figure(hidden=hidden)}}}")
        if self.random.random() < 0.2:
            parts.append(f"[{self.text(hidden=hidden, most=2)}](https://a.example/{self.word(hidden=hidden)})")
        sentence = " ".join(parts) + "."
        if self.random.random() < 0.3:
            sentence += f"[^{self.note(hidden=hidden)}]"
        if self.random.random() < 0.3:
            sentence += f" [@{self.source(hidden=hidden)}]"
        return sentence

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}-{self.count}"

    # --- what texts name ---------------------------------------------------------------------------------------------

    def figure(self, *, hidden: bool) -> str:
        if self.figures and self.random.random() < 0.3:
            name = self.random.choice(sorted(self.figures))
        else:
            name = self.name("figure")
            self.figures[name] = str(self.random.randint(10**8, 10**9 - 1))
        if not hidden:
            self.used.add(name)
        return name

    def source(self, *, hidden: bool) -> str:
        if self.sources and self.random.random() < 0.4:
            name = self.random.choice(sorted(self.sources))
        else:
            name = self.name("source")
            self.sources[name] = (self.text(hidden=True, most=2), self.text(hidden=True, most=2))
        if not hidden:
            self.used.add(name)
        return name

    def note(self, *, hidden: bool) -> str:
        name = self.name("note")
        mark = f"  {{{self.random.choice(HIDDEN)}}}" if hidden and self.random.random() < 0.5 else ""
        self.notes.append(f"[^{name}]: {self.text(hidden=hidden)}.{mark}")
        return name

    def table_of_numbers(self, *, hidden: bool) -> str:
        name = self.name("series")
        self.series[name] = {
            self.word(hidden=hidden): str(self.random.randint(10**8, 10**9 - 1))
            for _ in range(self.random.randint(2, 3))
        }
        if not hidden:
            self.used.add(name)
        return name

    # --- parts -------------------------------------------------------------------------------------------------------

    def mark(self, *, hidden: bool, inherited: bool = False) -> str:
        """The attributes of a part: what is in something hidden need not say so, and may say something lower."""
        words = []
        if hidden and not inherited:
            words.append(self.random.choice(HIDDEN))
        elif inherited and self.random.random() < 0.2:
            words.append("classification=public")
        elif not hidden and self.random.random() < 0.2:
            words.append(self.random.choice(("classification=public", "classification=official")))
        if self.random.random() < 0.6:
            words.append(".core")
        return " ".join(words)

    def is_hidden(self, inherited: bool) -> bool:
        return inherited or self.random.random() < 0.4

    def paragraph(self, inherited: bool, role: str = "") -> str:
        hidden = self.is_hidden(inherited)
        mark = self.mark(hidden=hidden, inherited=inherited)
        return f"{self.prose(hidden=hidden)} {{#{self.name('p')} {mark} {role}}}\n"

    def items(self, inherited: bool, depth: int = 0) -> str:
        lines = []
        for _ in range(self.random.randint(1, 3)):
            hidden = self.is_hidden(inherited)
            mark = self.mark(hidden=hidden, inherited=inherited)
            lines.append(f"{'  ' * depth}- {self.prose(hidden=hidden)} {{#{self.name('i')} {mark}}}\n")
            if depth == 0 and self.random.random() < 0.4:
                lines.append(self.items(hidden, 1))
        return "".join(lines)

    def heading(self, inherited: bool) -> str:
        """A heading, with something under it that decides whether it is shown."""
        hidden = self.is_hidden(inherited)
        title = self.text(hidden=hidden)
        below = self.paragraph(inherited) if hidden else f"{self.prose(hidden=False)} {{#{self.name('p')}}}\n"
        if hidden and not inherited:
            title = f"{title} {{#{self.name('h')} {self.random.choice(HIDDEN)}}}"
        else:
            title = f"{title} {{#{self.name('h')}}}"
        return f"### {title}\n\n{below}"

    def box(self, inherited: bool) -> str:
        hidden = self.is_hidden(inherited)
        mark = self.mark(hidden=hidden, inherited=inherited)
        title = f"# {self.text(hidden=hidden)}\n\n" if self.random.random() < 0.7 else ""
        inner = [self.paragraph(hidden) if self.random.random() < 0.5 else self.items(hidden) for _ in range(2)]
        if not hidden:  # something in it is public, or the title would go with all that it heads
            inner.append(f"{self.prose(hidden=False)} {{#{self.name('p')}}}\n")
        return f":::{{callout}} {self.name('box')} {mark}\n{title}" + "\n".join(inner) + ":::\n"

    def quotation(self, inherited: bool) -> str:
        hidden = self.is_hidden(inherited)
        mark = self.mark(hidden=hidden, inherited=inherited)
        said = f"{self.text(hidden=hidden)}.\n-- {self.text(hidden=hidden, most=2)}"
        return f":::{{quotation}} {self.name('q')} {mark}\n{said}\n:::\n"

    def key_figures(self, inherited: bool) -> str:
        hidden = self.is_hidden(inherited)
        mark = self.mark(hidden=hidden, inherited=inherited)
        entries = "".join(
            f'- {{figure: {name}, label: "{self.text(hidden=hidden)}", note: "{self.text(hidden=hidden)}"}}\n'
            for name in dict.fromkeys(self.figure(hidden=hidden) for _ in range(2))
        )
        return f":::{{figures}} {self.name('f')} {mark}\n{entries}:::\n"

    def chart(self, inherited: bool) -> str:
        hidden = self.is_hidden(inherited)
        mark = self.mark(hidden=hidden, inherited=inherited)
        lines = [f"kind: {self.random.choice(('bar', 'column'))}", f"series: {self.table_of_numbers(hidden=hidden)}"]
        lines += [f'{key}: "{self.text(hidden=hidden, most=3)}"' for key in ("title", "subtitle", "summary")]
        lines.append(f"source: [{self.source(hidden=hidden)}]")
        return f":::{{chart}} {self.name('c')} {mark}\n" + "\n".join(lines) + "\n:::\n"

    def table(self, inherited: bool) -> str:
        hidden = self.is_hidden(inherited)
        mark = self.mark(hidden=hidden, inherited=inherited)
        heads = [f'  - {{id: {name}, head: "{self.text(hidden=hidden, most=1)}"}}' for name in ("a", "b")]
        figure = self.figure(hidden=hidden)
        rows = [f'  - {{id: r1, a: "{self.text(hidden=hidden, most=2)}", b: "{{{figure}:number}}"}}']
        rows.append(f'  - {{id: r2, a: "{self.text(hidden=hidden, most=1)}", b: "{self.text(hidden=hidden, most=1)}"}}')
        lines = [f'title: "{self.text(hidden=hidden)}"', "columns:", *heads, "rows:", *rows]
        return f":::{{table}} {self.name('t')} {mark}\n" + "\n".join(lines) + "\n:::\n"

    def image(self, inherited: bool) -> str:
        hidden = self.is_hidden(inherited)
        mark = self.mark(hidden=hidden, inherited=inherited)
        lines = ["file: images/map.png", f'title: "{self.text(hidden=hidden, most=2)}"']
        lines.append(f'alt: "{self.text(hidden=hidden)}."')
        return f":::{{image}} {self.name('m')} {mark}\n" + "\n".join(lines) + "\n:::\n"

    def block(self, inherited: bool, kind: str) -> str:
        make = self.random.choice(
            (
                *(self.paragraph, self.paragraph, self.items, self.items, self.heading, self.box),
                *(self.quotation, self.key_figures, self.chart, self.table, self.image),
            )
        )
        if kind == "question" and make == self.heading:
            make = self.paragraph
        role = self.random.choice(ROLES) if kind == "question" else ""
        return self.paragraph(inherited, role) if make == self.paragraph else make(inherited)

    def section(self) -> str:
        hidden = self.random.random() < 0.25
        kind = self.random.choice(KINDS)
        mark = self.mark(hidden=hidden)
        blocks = [self.block(hidden, kind) for _ in range(self.random.randint(1, 4))]
        if not hidden:
            blocks.append(f"{self.prose(hidden=False)} {{#{self.name('p')} .core}}\n")
        title = self.text(hidden=hidden)
        return f"## {title} {{#{self.name('s')} kind={kind} {mark}}}\n\n" + "\n".join(blocks)

    # --- files -------------------------------------------------------------------------------------------------------

    def write(self, project: SmallProject) -> None:
        """The brief ``mixed`` in the folder of the project, with its catalogues."""
        body = [f"{self.prose(hidden=False)} {{#standfirst}}\n"]
        body += [self.block(False, "") for _ in range(self.random.randint(0, 2))]
        body = [part for part in body if not part.startswith("### ")]
        body += [self.section() for _ in range(self.random.randint(2, 4))]
        front = f"""---
schema: 1
title: "{self.text(hidden=False)}"
subtitle: "{self.text(hidden=False)}"
abstract: "{self.text(hidden=False)}"
language: en
edition: 2022-01-20
languages: [ru, zh]
outputs:
  - {{name: background, layout: background, audience: public}}
  - {{name: one-page, layout: one-page, audience: public}}
  - {{name: inside, layout: background, audience: internal}}
marking:
  caveat: "{self.text(hidden=True)}"
  distribution: {{one: "{self.text(hidden=True)}", two: "{self.text(hidden=True)}"}}
---
"""
        folder = "content/mixed"
        project.write(f"{folder}/brief.md", front + "\n".join(body) + "\n" + "\n\n".join(self.notes) + "\n")
        for name, numbers in self.series.items():
            rows = "".join(f"{key},{value}\n" for key, value in numbers.items())
            project.write(f"{folder}/data/{name}.csv", "key,value\n" + rows)
        figures = [
            f'  {name}: {{value: {value}, source: desk, note: "{self.word(hidden=True)}", '
            f"rivals: [{{value: {self.rival()}, source: {self.source(hidden=True)}}}]}}"
            for name, value in self.figures.items()
        ]
        series = [f"  {name}: {{file: data/{name}.csv, source: desk}}" for name in self.series]
        text = "defaults: {unit: one}\n"
        text += "figures:\n" + "\n".join(figures) + "\n" if figures else ""
        text += "series:\n" + "\n".join(series) + "\n" if series else ""
        project.write(f"{folder}/figures.yaml", text)
        sources = [
            f'{name}: {{type: webpage, title: "{title}", publisher: "{publisher}", note: "{self.word(hidden=True)}"}}'
            for name, (title, publisher) in self.sources.items()
        ]
        desk = 'desk: {type: webpage, title: "Desk"}'
        project.write(f"{folder}/sources.yaml", "\n".join([desk, *sources]) + "\n")
        project.write(f"{folder}/images/map.png", "")
        picture = (project.root / "content/small/images/map.png").read_bytes()
        (project.root / folder / "images/map.png").write_bytes(picture)
        self.settle()
        outcome = project.run("translate", "update", "mixed")
        assert outcome.code == 0, outcome.err
        for language in LANGUAGES[1:]:
            self.translate(project.root / folder / f"translations/{language}.po", language)

    def rival(self) -> str:
        number = str(self.random.randint(10**8, 10**9 - 1))
        self.numbers.add(number)
        return number

    def settle(self) -> None:
        """What public parts use is public, whoever named it first."""
        for name in self.used & set(self.sources):
            for text in self.sources[name]:
                words = set(text.split())
                self.secret -= words
        for name, value in self.figures.items():
            if name not in self.used:
                self.numbers.add(value)
        for name, numbers in self.series.items():
            if name not in self.used:
                self.numbers.update(numbers.values())

    def translate(self, file: Path, language: str) -> None:
        catalogue = polib.pofile(str(file), wrapwidth=0)
        for entry in catalogue:
            entry.msgstr = re.sub(
                r"[a-z]{6}(?![a-z-])", lambda match: self.in_language(match[0], language), entry.msgid
            )
        catalogue.save(str(file))

    def in_language(self, word: str, language: str) -> str:
        return self.words[word][language] if word in self.words else word

    def secrets(self, language: str) -> Iterator[str]:
        """Every word that no public artifact may hold: in its language, and as it was written; numbers too."""
        for word in self.secret:
            yield word
            yield self.words[word][language]
        for number in self.numbers:
            yield number
            groups = (number[:3], number[3:6], number[6:])
            yield from (separator.join(groups) for separator in (",", "\u00a0", "\u202f", " "))


# --- artifacts taken apart -------------------------------------------------------------------------------------------


def pieces(data: bytes) -> Iterator[bytes]:
    """A file, the files in it, and every stream of a PDF without its compression; what is drawn, too."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield entry.filename.encode()
                yield from pieces(archive.read(entry))
    elif data.startswith(b"%PDF"):
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(
                plain,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.specialized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
            yield plain.getvalue()
            for item in pdf.objects:
                for text in strings(item):
                    yield text.encode("utf-8", errors="replace")
        with pdfplumber.open(io.BytesIO(data)) as pages:
            for page in pages.pages:
                yield "".join(char["text"] for char in page.chars).encode()
                page.close()


def strings(item: pikepdf.Object) -> Iterator[str]:
    if isinstance(item, pikepdf.String | pikepdf.Name):
        yield str(item)
    elif isinstance(item, pikepdf.Array):
        for child in item.as_list():
            if not getattr(child, "is_indirect", False):
                yield from strings(child)
    elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key, child in item.items():
            yield key
            if not getattr(child, "is_indirect", False):
                yield from strings(child)


def found_in(words: set[str], data: bytes) -> set[str]:
    """The words that stand anywhere in a file. Runs of text may cut them in Word, so tags count for nothing."""
    whole = b"\n".join(pieces(data))
    texts = {"utf-8": whole + re.sub(rb"<[^<>]*>", b"", whole), "utf-16-be": whole, "utf-16-le": whole}
    return {word for word in words if any(word.encode(encoding) in text for encoding, text in texts.items())}


# --- tests -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, create_project: Callable[[Path], SmallProject]) -> SmallProject:
    """The small project, whose one-page layout may have more pages than one: what is mixed at random never fits."""
    made = create_project(tmp_path_factory.mktemp("mixed") / "small")
    made.change("templates/one-page/layout.yaml", "  pages: 1\n", "")
    return made


def render(project: SmallProject, brief: Brief, language: str, output: str) -> dict[str, bytes]:
    """The two files of one output, put where a build would put them."""
    wanted = brief.output(output)
    assert wanted is not None
    composition = compose_output(project.root, brief, language, wanted)
    composition = replace(composition, is_draft=True)  # what is mixed at random need not fit
    pdf = render_pdf(project.root, composition)
    files = {"pdf": pdf.data, "docx": render_word(project.root, composition, pdf.anchors)}
    for ending, data in files.items():
        file = project.root / f"build/mixed/{language}/{output}.{ending}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return files


def findings(project: SmallProject, brief: Brief, language: str, output: str) -> list[Finding]:
    artifacts = [Artifact("mixed", language, output, format_) for format_ in Format]
    return list(verify_artifacts(project.root, brief, artifacts))


def mixed(project: SmallProject, seed: int) -> tuple[Mixture, Brief]:
    for folder in ("content/mixed", "build"):
        shutil.rmtree(project.root / folder, ignore_errors=True)
    mixture = Mixture(seed)
    mixture.write(project)
    return mixture, load_brief(project.root / "content/mixed", project.root)


def examine(project: SmallProject, mixture: Mixture, brief: Brief, language: str, output: str) -> None:
    secret = set(mixture.secrets(language))
    assert len(secret) > 20
    for ending, data in render(project, brief, language, output).items():
        leaked = found_in(secret, data)
        assert not leaked, f"seed {mixture.seed}: {output}.{ending} in {language} holds {sorted(leaked)}"
    assert findings(project, brief, language, output) == []


@pytest.mark.parametrize("seed", range(24))
def test_no_internal_word_is_in_any_stream_of_a_public_artifact(project: SmallProject, seed: int) -> None:
    mixture, brief = mixed(project, seed)
    examine(project, mixture, brief, LANGUAGES[seed % 3], LAYOUTS[seed // 3 % 2])


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1000, 1240))
def test_no_internal_word_is_in_any_stream_of_any_public_artifact(project: SmallProject, seed: int) -> None:
    mixture, brief = mixed(project, seed)
    for language in LANGUAGES:
        for layout in LAYOUTS:
            examine(project, mixture, brief, language, layout)


def test_what_is_public_is_printed_and_what_is_internal_is_found_where_it_may_be(project: SmallProject) -> None:
    """The search finds what there is to find: the mixture is of both kinds, and so is what is looked at."""
    mixture, brief = mixed(project, 5)
    shown = {mixture.words[word]["ru"] for word in mixture.shown}
    secret = {mixture.words[word]["ru"] for word in mixture.secret}
    for data in render(project, brief, "ru", "background").values():
        assert len(found_in(shown, data)) > len(shown) / 2
    for data in render(project, brief, "ru", "inside").values():
        assert len(found_in(secret, data)) > 25  # not all that is internal is printed there
