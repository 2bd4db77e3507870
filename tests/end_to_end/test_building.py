"""From content to finished files, on a small brief: what is built, what is left alone, and what a change changes."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefpress.content.loader import load_brief
from briefpress.document.leaves import leaves_of
from briefpress.formats.pdf.reader import read_pdf
from briefpress.formats.word.anchors import address_hash
from briefpress.formats.word.reader import read_word
from briefpress.rendering import compose_output

if TYPE_CHECKING:
    from conftest import SmallProject

FIGURES = "content/small/figures.yaml"
LANGUAGES = ("en", "zh", "ru")
ARTIFACTS = {
    f"build/small/{language}/{output}.{end}"
    for language in LANGUAGES
    for output in ("one-page", "background")
    for end in ("pdf", "docx")
}


def modified(project: SmallProject) -> dict[str, int]:
    files = (file for file in project.root.rglob("*") if file.is_file() and file.name != ".lock")
    return {str(file): file.stat().st_mtime_ns for file in files}


def built_in(states: Mapping[str, str]) -> set[str]:
    return {path for path, state in states.items() if state == "built"}


# --- what is built ---------------------------------------------------------------------------------------------------


def test_build_makes_every_artifact_and_verify_finds_nothing(built: SmallProject) -> None:
    assert built.artifacts().keys() == ARTIFACTS
    verify = built.run("verify")
    assert (verify.code, verify.err) == (0, "")
    assert verify.out == "12 artifacts verified: no findings\n"


def test_a_second_build_says_that_all_is_up_to_date_and_touches_nothing(built: SmallProject) -> None:
    before = modified(built)
    again = built.run("build")
    assert (again.code, again.out, again.err) == (0, "all 12 artifacts are up to date\n", "")
    assert modified(built) == before


def test_a_touched_file_is_no_changed_file(built: SmallProject) -> None:
    before = modified(built)
    os.utime(built.root / FIGURES, (0, 0))
    assert built_in(built.states()) == set()
    assert {path for path, time in modified(built).items() if time != before[path]} == {str(built.root / FIGURES)}


def test_a_comment_in_the_content_renders_nothing_anew(built: SmallProject) -> None:
    before = built.artifacts()
    built.write(FIGURES, built.read(FIGURES) + "# checked by two people\n")
    assert set(built.states().values()) == {"up to date"}
    assert built.artifacts() == before
    assert built.run("build").out == "all 12 artifacts are up to date\n"


def test_the_same_content_gives_the_same_bytes_elsewhere(built_once: SmallProject, small: SmallProject) -> None:
    paths = ("build/small/ru/background.pdf", "build/small/ru/background.docx")
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "7", "LANG": "ar_EG"}
    assert program(small, "build", *paths, **environment).returncode == 0
    assert small.artifacts() == {path: built_once.artifacts()[path] for path in sorted(paths)}


# --- a change --------------------------------------------------------------------------------------------------------


def texts(project: SmallProject) -> dict[str, dict[str, str]]:
    """What each finished file says under each address, as the readers of the formats find it in its bytes."""
    brief = load_brief(project.root / "content/small", project.root)
    said: dict[str, dict[str, str]] = {}
    for path, data in project.artifacts().items():
        language, name = path.split("/")[2:]
        output = brief.output(name.split(".")[0])
        assert output is not None
        if path.endswith(".pdf"):
            pdf = read_pdf(data)
            found = {address: "|".join(parts) for address, parts in pdf.texts.items()}
            drawn = [text for drawing in pdf.drawings for text in drawing]
        else:
            document = compose_output(project.root, brief, language, output).document
            addresses = {address_hash(leaf.address): leaf.address for leaf in leaves_of(document, running=True)}
            word = read_word(data)
            found = {}
            for segment in word.segments:
                address = addresses[segment.address_hash]
                found[address] = f"{found.get(address, '')}|{segment.text}".removeprefix("|")
            drawn = [*word.alternatives, *(str(chart) for chart in word.charts)]
        said[path] = found | {f"drawing {number}": text for number, text in enumerate(drawn)}
    return said


def spaced(text: str) -> str:
    """With one space where the page has any: lines may break elsewhere."""
    return re.sub(r"\s+", " ", text)


NUMBERS = {
    "en": {"50.1": "61.9", "29.8": "60.4"},
    "zh": {"501": "619", "29.8": "60.4"},
    "ru": {"50,1": "61,9", "29,8": "60,4"},
}
"""The value that is changed from 50.1 to 61.9, and the growth computed from it, as each language prints them."""

FULL = {"en": "USD 61.9 billion", "zh": "619亿美元", "ru": "61,9 млрд долл. США"}


def test_a_changed_figure_changes_where_it_is_printed_and_nothing_else(built: SmallProject) -> None:
    before = texts(built)
    built.change(FIGURES, "trade-2021: {value: 50.1", "trade-2021: {value: 61.9")
    states = built.states()
    assert states.keys() == ARTIFACTS
    after = texts(built)
    assert after.keys() == before.keys()
    for path, now in after.items():
        language = path.split("/")[2]
        then = before[path]
        assert now.keys() == then.keys()
        expected = {address: with_new_numbers(text, language) for address, text in then.items()}
        assert {address: spaced(text) for address, text in now.items()} == {
            address: spaced(text) for address, text in expected.items()
        }
        changed = {address for address in now if now[address] != then[address]}
        assert "standfirst" in changed
        assert "trade/growth" in changed
        assert FULL[language] in spaced(now["standfirst"])
    assert built.run("verify").code == 0


def with_new_numbers(text: str, language: str) -> str:
    for old, new in NUMBERS[language].items():
        text = re.sub(rf"(?<![\d.,]){re.escape(old)}(?![\d.,]*\d)", new, text)
    return text


def test_only_the_outputs_that_print_a_figure_are_built_anew(built: SmallProject) -> None:
    before = built.artifacts()
    built.change(FIGURES, "rival-count: {value: 49.5", "rival-count: {value: 48.7")
    internal = {path for path in ARTIFACTS if "background" in path}
    assert built_in(built.states()) == internal
    after = built.artifacts()
    assert {path for path in ARTIFACTS if after[path] != before[path]} == internal


def test_a_changed_translation_builds_its_language_alone(built: SmallProject, quick_rendering: object) -> None:
    built.change("content/small/translations/ru.po", "Динамика торговли", "Торговля по годам")
    assert built_in(built.states()) == {path for path in ARTIFACTS if "/ru/" in path}


def test_a_changed_style_sheet_builds_its_pdfs_alone(built: SmallProject, quick_rendering: object) -> None:
    css = "templates/one-page/print.css"
    built.write(css, built.read(css) + "\n/* checked */\n")
    assert built_in(built.states()) == {path for path in ARTIFACTS if path.endswith("one-page.pdf")}


def test_a_changed_picture_is_a_changed_document(built: SmallProject, quick_rendering: object) -> None:
    picture = built.root / "content/small/images/map.png"
    picture.write_bytes(picture.read_bytes() + b"\0")
    assert built_in(built.states()) == {path for path in ARTIFACTS if "background" in path}


# --- finished files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["build/small/zh/one-page.pdf", "build/small/zh/background.docx"])
def test_a_finished_file_that_was_damaged_or_removed_is_built_again(built: SmallProject, path: str) -> None:
    before = built.artifacts()
    (built.root / path).write_bytes(before[path][:-10] + b"X" * 10)
    assert built_in(built.states()) == {path}
    (built.root / path).unlink()
    assert built_in(built.states()) == {path}
    assert built.artifacts() == before


@pytest.mark.parametrize("record", [None, "", "[]", '{"format": 1, "artifacts": {"build/../x": {}}, "inputs": ""}'])
def test_without_a_record_that_can_be_read_everything_is_built_to_the_same_bytes(
    built: SmallProject, quick_rendering: object, record: str | None
) -> None:
    file = built.root / "build/.briefpress.json"
    if record is None:
        file.unlink()
    else:
        file.write_text(record)
    assert built_in(built.states()) == ARTIFACTS


def test_an_artifact_that_is_no_longer_asked_for_is_removed(built: SmallProject) -> None:
    built.change("content/small/brief.md", "languages: [zh, ru]", "languages: [zh]")
    assert built_in(built.states()) == set()
    assert built.artifacts().keys() == {path for path in ARTIFACTS if "/ru/" not in path}
    assert not (built.root / "build/small/ru").exists()


def test_an_artifact_that_is_no_longer_asked_for_is_removed_beside_one_that_fails(built: SmallProject) -> None:
    output = "  - {name: background, layout: background, audience: internal}\n"
    built.change("content/small/brief.md", output, "")
    built.change("content/small/translations/zh.po", 'msgstr "贸易走势"', 'msgstr ""')
    built.run("build")
    assert built.artifacts().keys() == {path for path in ARTIFACTS if "background" not in path}


def test_files_that_no_build_made_are_left_alone(built: SmallProject) -> None:
    (built.root / "build/small/ru/notes.pdf").write_bytes(b"mine")
    built.change("content/small/brief.md", "languages: [zh, ru]", "languages: [zh]")
    built.states()
    assert (built.root / "build/small/ru/notes.pdf").read_bytes() == b"mine"


def test_a_removed_brief_takes_its_artifacts_along(built: SmallProject) -> None:
    (built.root / "content/small").rename(built.root / "put-away")
    assert built.run("build").code == 0
    assert built.artifacts() == {}


def test_a_brief_that_only_lost_its_text_keeps_its_artifacts(built: SmallProject) -> None:
    before = built.artifacts()
    (built.root / "content/small/brief.md").unlink()
    outcome = built.run("build")
    assert outcome.code == 1
    assert "content/small/brief.md: error[F001]: the text of the brief is missing" in outcome.err
    assert built.artifacts() == before


def test_what_a_killed_build_left_behind_is_swept_away(built: SmallProject) -> None:
    leftover = built.root / "build/small/en/.one-page.pdf.abc123.tmp"
    leftover.write_bytes(b"half")
    built.run("build")
    assert not leftover.exists()


def test_after_a_build_that_broke_off_nothing_of_it_passes_for_the_earlier_state(
    built: SmallProject, quick_rendering: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = built.read(FIGURES)
    built.change(FIGURES, "{value: 50.1", "{value: 61.9")

    def stop(path: Path, data: bytes) -> None:
        if path.name == "background.pdf":
            raise KeyboardInterrupt
        path.write_bytes(data)

    with monkeypatch.context() as patch:
        patch.setattr("briefpress.building.builder.write_whole", stop)
        assert built.run("build").code == 130
    built.write(FIGURES, before)
    assert built_in(built.states()) == {"build/small/en/one-page.pdf", "build/small/en/one-page.docx"}


# --- what is asked for -----------------------------------------------------------------------------------------------


def test_a_single_artifact_is_built_by_its_path(small: SmallProject, quick_rendering: object) -> None:
    outcome = small.run("build", "build/small/ru/one-page.pdf")
    assert outcome.code == 0
    assert outcome.out == "     built  build/small/ru/one-page.pdf  1 page\n1 built\n"
    assert small.artifacts().keys() == {"build/small/ru/one-page.pdf"}


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("", "./build/small/ru/one-page.pdf"),
        ("content/small", "../../build/small/ru/one-page.pdf"),
        ("build/small/ru", "one-page.pdf"),
    ],
)
def test_an_artifact_may_be_named_from_any_folder(
    small: SmallProject, quick_rendering: object, folder: str, name: str
) -> None:
    (small.root / "build/small/ru").mkdir(parents=True)
    assert small.run("build", name, folder=folder).code == 0
    assert small.artifacts().keys() == {"build/small/ru/one-page.pdf"}


def test_an_artifact_may_be_named_by_an_absolute_path(small: SmallProject, quick_rendering: object) -> None:
    assert small.run("build", str(small.root / "build/small/ru/one-page.pdf")).code == 0
    assert small.artifacts().keys() == {"build/small/ru/one-page.pdf"}


@pytest.mark.parametrize("name", ["small", "content/small", "content/small/"])
def test_a_brief_is_built_by_its_name(small: SmallProject, quick_rendering: object, name: str) -> None:
    assert small.states(name).keys() == ARTIFACTS


def test_one_artifact_of_a_faulty_brief_fails_by_its_name(small: SmallProject) -> None:
    small.change(FIGURES, "{value: 50.1", "{value: many")
    path = "build/small/ru/one-page.pdf"
    assert small.states(path) == {path: "failed"}


def test_a_faulty_brief_does_not_keep_others_from_being_built_by_name(
    small: SmallProject, quick_rendering: object
) -> None:
    other = small.root / "content/other"
    (small.root / "content/small").rename(other)
    small.write("content/small/brief.md", "no front matter")
    outcome = small.run("build", "--json", "small", "other")
    assert outcome.code == 1
    assert len(outcome.json["artifacts"]) == 12
    assert {artifact["state"] for artifact in outcome.json["artifacts"]} == {"built"}
    assert outcome.json["findings"][0]["path"] == "content/small/brief.md"


# --- exit codes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("nonsense", "there is no brief «nonsense» (there are: small)"),
        ("build/nonsense/en/one-page.pdf", "there is no brief «nonsense»"),
        ("build/small/en/nonsense.pdf", "build/small/en/one-page.pdf"),
        ("build/small/kk/one-page.pdf", "build/small/en/one-page.pdf"),
        ("build/small/../small/kk/one-page.pdf", "build/small/en/one-page.pdf"),
    ],
)
def test_what_is_not_there_is_wrong_usage_and_says_what_is_there(small: SmallProject, target: str, hint: str) -> None:
    outcome = small.run("build", target)
    assert (outcome.code, outcome.out) == (2, "")
    assert hint in outcome.err
    assert not (small.root / "build").exists()


def test_outside_a_project_every_command_is_wrong_usage(tmp_path: Path, small: SmallProject) -> None:
    for command in ("build", "check", "verify", "figures", "ids", "doctor"):
        outcome = small.run(command, folder="..")
        assert (outcome.code, outcome.out) == (2, "")
        assert "is in no Briefpress project" in outcome.err


def test_while_another_build_holds_the_lock_a_build_ends_with_75(built: SmallProject) -> None:
    with held_lock(built.root / "build/.lock"):
        outcome = built.run("build")
    assert (outcome.code, outcome.out) == (75, "")
    assert outcome.err == f"briefpress: another build is running (process {os.getpid()})\n"
    assert built.run("build").code == 0


@contextmanager
def held_lock(file: Path) -> Iterator[None]:
    """Another process would open the file on its own, as is done here."""
    with file.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        stream.write(str(os.getpid()))
        stream.flush()
        yield


def test_where_no_file_can_be_written_a_build_ends_with_74_and_names_it(
    small: SmallProject, quick_rendering: object
) -> None:
    blocked = small.root / "build/small/en/one-page.pdf"
    (blocked / "a-folder").mkdir(parents=True)
    outcome = small.run("build")
    assert outcome.code == 74
    assert outcome.err == f"briefpress: {blocked}: Is a directory\n"


def test_where_build_is_a_file_a_build_ends_with_74(small: SmallProject) -> None:
    (small.root / "build").write_text("")
    outcome = small.run("build")
    assert outcome.code == 74
    assert outcome.err == f"briefpress: {small.root / 'build'}: File exists\n"


def test_a_bug_of_ours_ends_with_70(small: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise AssertionError("impossible")

    monkeypatch.setattr("briefpress.building.builder.build", fail)
    outcome = small.run("build")
    assert outcome.code == 70
    assert outcome.err.endswith(
        "AssertionError: impossible\nbriefpress: this is a bug of ours; the lines above say where\n"
    )


def test_a_text_that_is_too_long_for_its_page_is_a_finding_and_the_earlier_page_stays(built: SmallProject) -> None:
    before = built.artifacts()
    built.change(
        "content/small/brief.md", "Two-way trade rose", f"{'All two-way trade in goods and services ' * 120}rose"
    )
    path = "build/small/en/one-page.pdf"
    outcome = built.run("build", path)
    assert outcome.code == 1
    assert "error[F502]: small/en/one-page takes 2 pages; the layout allows 1" in outcome.err
    assert built.artifacts() == before


def test_a_chart_without_room_for_its_names_is_a_finding_where_it_is_written(built: SmallProject) -> None:
    before = built.artifacts()
    long, short = ({"figure": f"trade-{year}", "label": name} for year, name in ((2020, "W" * 90), (2021, "later")))
    built.change("content/small/brief.md", "series: by-country\n", f"figures: {json.dumps([long, short])}\n")
    built.change("content/small/brief.md", "names: countries\nsort: descending\n", "")
    outcome = built.run("build", "build/small/en/one-page.pdf")
    assert outcome.code == 1
    assert "error[F502]: small/en/one-page: in the chart `by-country` the labels leave no room" in outcome.err
    assert outcome.err.startswith("content/small/brief.md:33:9: ")
    assert built.artifacts() == before


@pytest.mark.parametrize("css", ["p { background: attr(data-u url) }", "p { width: calc(1px / 0) }"])
def test_a_style_sheet_that_brings_the_renderer_down_is_a_finding_on_the_layout(built: SmallProject, css: str) -> None:
    before = built.artifacts()
    built.write("templates/one-page/print.css", built.read("templates/one-page/print.css") + css)
    outcome = built.run("build", "--json", "build/small/en/one-page.pdf")
    assert (outcome.code, outcome.err) == (1, "")
    (artifact,) = outcome.json["artifacts"]
    assert [(finding["code"], finding["path"]) for finding in artifact["findings"]] == [
        ("F504", "templates/one-page/layout.yaml")
    ]
    assert built.artifacts() == before


# --- JSON, and the program itself ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("check",),
        ("verify",),
        ("figures",),
        ("show", "small"),
        ("doctor",),
        ("build", "small"),
        ("verify", "small"),
    ],
)
@pytest.mark.parametrize("spoil", [False, True])
def test_json_is_all_that_a_command_writes_and_can_be_read(
    built: SmallProject, quick_rendering: object, arguments: tuple[str, ...], spoil: bool
) -> None:
    if spoil:
        built.change("content/small/translations/ru.po", "прирост {growth}", "прирост {grwoth}")
    outcome = built.run(*arguments, "--json")
    assert isinstance(outcome.json, dict | list)
    assert outcome.err == ""


def test_json_says_what_was_built(built: SmallProject) -> None:
    data = built.run("build", "--json").json
    assert data["findings"] == []
    assert {
        artifact["path"]: artifact["pages"] for artifact in data["artifacts"] if "one-page.pdf" in artifact["path"]
    } == {f"build/small/{language}/one-page.pdf": 1 for language in LANGUAGES}


def program(project: SmallProject, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program, run in the project as a person or a timer runs it."""
    command = [sys.executable, "-c", "from briefpress.cli import main; main()", *arguments]
    environment = os.environ | environment
    return subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)


def test_the_program_builds_and_reports_and_exits(built: SmallProject) -> None:
    done = program(built, "build", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert {artifact["state"] for artifact in json.loads(done.stdout)["artifacts"]} == {"up to date"}
    built.change("content/small/translations/zh.po", 'msgstr "贸易走势"', 'msgstr ""')
    failed = program(built, "check", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert failed.returncode == 1
    assert "content/small/translations/zh.po:41:1: error[F301]" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_a_build_with_nothing_to_do_loads_no_library_but_that_of_the_command_line(built: SmallProject) -> None:
    command = (
        "import sys; from briefpress.cli import run; code = run(['build'])\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules} - sys.stdlib_module_names)); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", command], cwd=built.root, capture_output=True, text=True, check=True)
    summary, modules = done.stdout.splitlines()
    assert summary == "all 12 artifacts are up to date"
    heavy = {
        "weasyprint",
        "babel",
        "lxml",
        "docx",
        "pptx",
        "PIL",
        "jinja2",
        "pydantic",
        "yaml",
        "fontTools",
        "polib",
        "rich",
    }
    assert set(modules.split()) & heavy == set()


def test_a_reader_that_goes_away_is_no_error_worth_words(built: SmallProject) -> None:
    command = f"{shlex.quote(sys.executable)} -c 'from briefpress.cli import main; main()' figures --json | head -c 1"
    done = subprocess.run(["bash", "-c", command], cwd=built.root, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[", "")


def test_a_file_whose_name_is_no_text_is_no_traceback(built: SmallProject) -> None:
    (built.root / os.fsdecode(b"content/\xff")).mkdir()
    (built.root / os.fsdecode(b"content/\xff/brief.md")).write_text("x")
    for arguments in (("build",), ("check",), ("check", "--json")):
        done = program(built, *arguments)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
