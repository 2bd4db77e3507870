"""What users get wrong: every fault is said at once and where it stands, and what was built before stays as it was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

GOLDEN = Path(__file__).parent / "golden"

BRIEF = "content/small/brief.md"
RUSSIAN = "content/small/translations/ru.po"
CHINESE = "content/small/translations/zh.po"
BACKGROUND = "templates/background/body.html.j2"
ONE_PAGE = "templates/one-page/body.html.j2"

ALL = frozenset(
    f"build/small/{language}/{output}"
    for language in ("en", "zh", "ru")
    for output in ("one-page.pdf", "one-page.docx", "background.pdf", "background.docx")
)
PUBLIC = frozenset(path for path in ALL if "one-page" in path)
INTERNAL = ALL - PUBLIC


def those_in(language: str) -> frozenset[str]:
    return frozenset(path for path in ALL if f"/{language}/" in path)


def break_yaml(project: SmallProject) -> None:
    project.change("content/small/sources.yaml", 'title: "Trade statistics"', 'title: "Trade statistics')


def break_yaml_of_figures(project: SmallProject) -> None:
    project.change("content/small/figures.yaml", "period: 2020, place", "period: 2020: place")


def break_front_matter(project: SmallProject) -> None:
    project.change(BRIEF, "languages: [zh, ru]", "languages: [zh, ru")


def break_markdown(project: SmallProject) -> None:
    project.change(BRIEF, "By customs, since", "By *customs, since")


def name_unknown_figure(project: SmallProject) -> None:
    project.change(BRIEF, "with the {rival-count} of", "with the {rival-cuont} of")


def name_unknown_figure_in_translation(project: SmallProject) -> None:
    project.change(RUSSIAN, "с {rival-count} из", "с {rival-cuont} из")


def lose_translation(project: SmallProject) -> None:
    project.change(CHINESE, 'msgstr "贸易走势"', 'msgstr ""')


def lose_placeholder(project: SmallProject) -> None:
    project.change(RUSSIAN, "прирост {growth}.", "прирост почти на треть.")


def lose_image(project: SmallProject) -> None:
    (project.root / "content/small/images/map.png").unlink()


def spoil_cell(project: SmallProject) -> None:
    project.change("content/small/data/by-country.csv", "20.1", "n/a")


def misname_in_template(project: SmallProject) -> None:
    project.change(BACKGROUND, 'data-segment="{{ brief.title }}"', 'data-segment="{{ brief.titel }}"')


def leave_vocabulary_in_template(project: SmallProject) -> None:
    project.change(ONE_PAGE, "{{ blocks_of(brief.standfirsts()) }}", "<marquee/>{{ blocks_of(brief.standfirsts()) }}")


def misname_layout(project: SmallProject) -> None:
    project.change(BRIEF, "layout: background", "layout: backgruond")


@dataclass(frozen=True)
class Fault:
    """One fault: its code, the file and the text that its first finding marks, and the artifacts that it stops."""

    make: Callable[[SmallProject], None]
    code: str
    name: str
    marked: str
    stops: frozenset[str] = ALL

    def __str__(self) -> str:
        return self.make.__name__


FAULTS = (
    Fault(break_yaml, "F002", "content/small/sources.yaml", 'Customs Office"'),
    Fault(break_yaml_of_figures, "F002", "content/small/figures.yaml", ":"),
    Fault(break_front_matter, "F002", BRIEF, ":"),
    Fault(break_markdown, "F101", BRIEF, "*customs"),
    Fault(name_unknown_figure, "F201", BRIEF, "{rival-cuont}", INTERNAL),
    Fault(name_unknown_figure_in_translation, "F201", RUSSIAN, "{rival-cuont}", those_in("ru")),
    Fault(lose_translation, "F301", CHINESE, "msgstr", those_in("zh")),
    Fault(lose_placeholder, "F303", RUSSIAN, "Товарооборот", those_in("ru")),
    Fault(lose_image, "F106", BRIEF, "images/map.png"),
    Fault(spoil_cell, "F005", "content/small/data/by-country.csv", "n/a"),
    Fault(misname_in_template, "F404", BACKGROUND, "<h ", INTERNAL),
    Fault(leave_vocabulary_in_template, "F403", ONE_PAGE, "<marquee/>", PUBLIC),
    Fault(misname_layout, "F401", BRIEF, "backgruond", INTERNAL),
)


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_located_and_stops_only_what_it_concerns(
    built: SmallProject, quick_rendering: object, fault: Fault
) -> None:
    before = built.artifacts()
    fault.make(built)

    check = built.run("check", "--json")
    assert check.code == 1
    (first, *_) = [finding for finding in check.json if finding["code"] == fault.code]
    assert first["path"] == fault.name
    line = built.read(fault.name).split("\n")[first["line"] - 1]
    assert line[first["column"] - 1 :].startswith(fault.marked)

    build = built.run("build", "--json")
    assert build.code == 1
    states = {artifact["path"]: artifact["state"] for artifact in build.json["artifacts"]}
    assert {path for path, state in states.items() if state == "failed"} == fault.stops
    failed = [artifact for artifact in build.json["artifacts"] if artifact["state"] == "failed"]
    assert all(artifact["findings"] for artifact in failed)
    assert fault.code in {finding["code"] for artifact in failed for finding in artifact["findings"]}
    after = built.artifacts()
    assert {path for path in ALL if after[path] != before[path]} <= ALL - fault.stops
    assert "Traceback" not in check.out + check.err + build.out + build.err


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_once_a_fault_is_mended_everything_is_up_to_date_again(
    built: SmallProject, quick_rendering: object, fault: Fault
) -> None:
    shutil.copytree(built.root / "content", built.root / "before/content")
    shutil.copytree(built.root / "templates", built.root / "before/templates")
    fault.make(built)
    built.run("build")
    for folder in ("content", "templates"):
        shutil.rmtree(built.root / folder)
        shutil.move(built.root / "before" / folder, built.root / folder)
    states = built.states()
    assert states.keys() == ALL
    assert {states[path] for path in fault.stops} == {"up to date"}


AT_ONCE = (
    break_yaml,
    break_markdown,
    name_unknown_figure,
    lose_translation,
    lose_placeholder,
    lose_image,
    spoil_cell,
    misname_in_template,
)


@pytest.fixture
def faulty(built: SmallProject) -> SmallProject:
    """Eight faults in one brief, and beside it a brief without any, not built yet."""
    shutil.copytree(built.root / "content/small", built.root / "content/other")
    built.change("content/other/brief.md", "  - {name: background, layout: background, audience: internal}\n", "")
    built.write(
        BACKGROUND,
        '<document>\n  <h role="title" level="1" data-segment="{{ brief.title }}"/>\n  <marquee/>\n</document>\n',
    )
    for make in AT_ONCE:
        make(built)
    return built


def test_eight_faults_in_one_brief_are_reported_in_one_run_with_what_they_make_stale(faulty: SmallProject) -> None:
    check = faulty.run("check")
    assert check.code == 1
    assert check.err == golden("check.txt", check.err)
    assert check.out == "2 briefs checked: 12 errors\n"


def test_build_reports_what_check_reports(faulty: SmallProject, quick_rendering: object) -> None:
    build = faulty.run("build")
    assert build.code == 1
    assert build.err == golden("check.txt", build.err)


def test_beside_a_faulty_brief_the_others_are_built(faulty: SmallProject, quick_rendering: object) -> None:
    before = faulty.artifacts()
    states = faulty.states()
    assert {state for path, state in states.items() if path.startswith("build/other/")} == {"built"}
    assert {state for path, state in states.items() if path.startswith("build/small/")} == {"failed"}
    after = faulty.artifacts()
    assert {path: after[path] for path in before} == before


def test_every_finding_says_file_line_and_column(faulty: SmallProject) -> None:
    heads = [line for line in faulty.run("check").err.split("\n") if line and not line.startswith(" ")]
    assert len(heads) == 12
    for head in heads:
        assert re.match(r"(content|templates)/\S+:\d+:\d+: error\[F\d{3}\]: \S", head), head


def test_a_broken_catalogue_is_reported_beside_a_broken_front_matter(small: SmallProject) -> None:
    break_front_matter(small)
    small.change(RUSSIAN, 'msgid "Trade over time"', 'msgid "Trade over time')
    assert [finding["code"] for finding in small.findings()] == ["F002", "F006"]


def golden(name: str, found: str) -> str:
    """The approved text. To accept a change, delete the file, run the test twice and read the diff."""
    file = GOLDEN / name
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, "utf-8")
        pytest.fail(f"{file} was not there and has been written; read it")
    return file.read_text("utf-8")
