"""Loading a brief: the model as authors would expect it, and every fault at its place."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from briefpress.content.loader import list_briefs
from briefpress.content.model import (
    CalloutBlock,
    ChartBlock,
    FiguresBlock,
    ImageBlock,
    ListBlock,
    ParagraphBlock,
    QuotationBlock,
    TableBlock,
)
from briefpress.content.positions import locate
from briefpress.findings import FindingsError

if TYPE_CHECKING:
    from conftest import Project


def test_segments_stand_in_reading_order(project: Project) -> None:
    assert list(project.load().segments) == [
        "title",
        "standfirst",
        "headline/trade/label",
        "headline/trade/note",
        "headline/kz-part/label",
        "trade/title",
        "trade/growth",
        "trade/details",
        "trade/differ",
        "trade/one",
        "trade/inner",
        "trade/two",
        "watch/title",
        "watch/next",
        "q1/text",
        "q1/attribution",
        "by-country-chart/title",
        "partners/title",
        "partners/columns/partner",
        "partners/columns/value",
        "partners/total/label",
        "partners/total/value",
        "projects/title",
        "projects/columns/project",
        "projects/columns/trade",
        "projects/gas/project",
        "projects/gas/trade",
        "map/alt",
        "handling/title",
        "handling/us",
        "note/mirror",
        "note/hidden",
        "source/customs/title",
        "source/customs/publisher",
        "source/whisper/title",
        "source/rival/title",
        "source/rival/publisher",
    ]


def test_blocks_carry_what_directives_say(project: Project) -> None:
    brief = project.load()
    standfirst, headline = brief.preamble
    assert isinstance(standfirst, ParagraphBlock)
    assert standfirst.role == "standfirst"
    assert isinstance(headline, FiguresBlock)
    assert [(entry.id, entry.figure) for entry in headline.entries] == [
        ("trade", "trade"),
        ("kz-part", "by-country[KZ]"),
    ]
    growth, _, _, items, box, quotation, chart, partners, projects, image = brief.sections[0].blocks
    assert growth.classes == {"core"}
    assert isinstance(items, ListBlock)
    assert items.classes == frozenset()
    assert isinstance(box, CalloutBlock)
    assert box.role == "watch"
    assert isinstance(quotation, QuotationBlock)
    assert quotation.attribution is not None
    assert (quotation.text.text, quotation.attribution.text) == (
        "We are content.",
        "A. Minister, Ministry of Commerce",
    )
    assert isinstance(chart, ChartBlock)
    assert (chart.figure_names, chart.descending, chart.sources) == (("by-country",), True, ("customs",))
    assert isinstance(partners, TableBlock)
    assert partners.total is not None
    assert partners.total.cells["partner"].text == "All"
    assert isinstance(projects, TableBlock)
    assert projects.rows[0].cells["trade"].text == "{trade}"
    assert isinstance(image, ImageBlock)
    assert (image.path, image.width, image.height) == (PurePosixPath("content/alpha/images/map.png"), 40, 30)
    assert [output.brand for output in brief.outputs] == ["standard", "plain"]
    assert brief.shared.names["countries"]["KZ"].address == "shared/countries/KZ"


def test_every_segment_can_be_found_in_its_file(project: Project) -> None:
    brief = project.load()
    for segment in (*brief.segments.values(), *brief.shared.segments()):
        written = project.read(str(segment.location.path))[slice(*segment.span)]
        assert " ".join(written.split()) == segment.text
        last = locate(segment, len(segment.text) - 1, project.read(str(segment.location.path)))
        line = project.read(str(segment.location.path)).splitlines()[last.line - 1]
        assert line[last.column - 1] == segment.text[-1]


def test_line_ends_of_other_systems_change_nothing_but_spans(project: Project) -> None:
    before = project.load()
    project.write("content/alpha/brief.md", "\ufeff" + project.read().replace("\n", "\r\n"))
    after = project.load()
    assert [segment.text for segment in after.segments.values()] == [s.text for s in before.segments.values()]
    assert after.segments["trade/growth"].location == before.segments["trade/growth"].location  # type: ignore[index]


def test_faults_of_all_files_come_in_one_go(project: Project) -> None:
    project.change("**{trade}**", "**{trade}")
    project.change("kind: bar", "kind: pie")
    project.change("value: 38.6", "value: many", "content/alpha/figures.yaml")
    project.change("issued: 2022-01-18", "issued: soon", "content/alpha/sources.yaml")
    project.change("time-zone: Asia/Shanghai", "time-zone: Moon", "content/shared/office.yaml")
    with pytest.raises(FindingsError):
        project.load()
    assert {finding.location.path.name for finding in project.findings()} == {
        "brief.md",
        "figures.yaml",
        "sources.yaml",
        "office.yaml",
    }


def test_missing_ids_leave_a_brief_to_work_with(project: Project) -> None:
    project.change(" {#growth .core}", "")
    assert project.load().segments["trade/p1"].text.startswith("Two-way")  # type: ignore[index]
    (finding,) = project.findings()
    assert (finding.code, finding.location.line) == ("F102", 20)
    assert "{#two-way-trade}" in finding.help


@pytest.mark.parametrize(
    ("old", "new", "code", "mark"),
    [
        ("{#one .core}", "{#growth .core}", "F103", "#growth"),
        ("{#trade kind=evidence}", "{#headline kind=evidence}", "F103", "#headline"),
        ("{#details}", "{#title}", "F103", "#title"),
        ("[^hidden]: Told", "[^mirror]: Told", "F103", "mirror"),
        ("kind=evidence", "kind=evidense", "F108", "kind=evidense"),
        (" kind=evidence", "", "F108", "Trade over time"),
        (".core}\n\n###", ".corn}\n\n###", "F108", ".corn"),
        ("{#one .core}", "{#one role=x}", "F108", "role=x"),
        ("### Details", "# Details", "F101", "Details"),
        ("role=watch", "role=wotch", "F108", "role=wotch"),
        (":::{chart}", ":::{graph}", "F104", ":::{graph} by-country-chart"),
        ("series: by-country\ntitle", "title", "F004", "k"),
        ("names: countries\nsort", "nams: countries\nsort", "F004", "nams"),
        ('project: "Gas"', 'projet: "Gas"', "F104", "projet"),
        ("{id: gas,", "{id: total,", "F103", "total"),
        ("We are content.", "", "F104", ":::{quotation} q1"),
        ("images/map.png", "images/none.png", "F106", "images/none.png"),
        ("images/map.png", "../../shared/office.yaml", "F106", "../../shared/office.yaml"),
        ("images/map.png", "data/by-country.csv", "F505", "data/by-country.csv"),
        ("audience: public", "audience: pubic", "F004", "pubic"),
        ("edition: 2022-01-20", "edition: 2022-13-20", "F004", "2022-13-20"),
        ("name: background", "name: one-page", "F103", "one-page"),
        ("[zh, ru]", "[zh, en]", "F004", "en"),
        ("Statistics differ.", "Statistics differ. {.internal}", "F106", "[^mirror]"),
        ("One {#one", "See [#handling] {#one", "F106", "[#handling]"),
    ],
)
def test_faults_are_marked_where_they_stand(project: Project, old: str, new: str, code: str, mark: str) -> None:
    project.change(old, new)
    marked = [
        (finding.code, finding.excerpt[finding.location.column - 1 :][: finding.location.length])
        for finding in project.findings()
    ]
    assert (code, mark) in marked


def test_an_output_says_where_its_layout_is_named(project: Project) -> None:
    output = project.load().outputs[0]
    assert output.layout_location is not None
    line = project.read().splitlines()[output.layout_location.line - 1]
    assert line[output.layout_location.column - 1 :].startswith(output.layout)
    assert line[: output.layout_location.column - 1].endswith("layout: ")


def test_a_missing_picture_is_looked_for_where_the_finding_says(project: Project) -> None:
    project.change("file: images/map.png", "file: images/mop.png")
    (finding,) = [finding for finding in project.findings() if finding.code == "F106"]
    assert finding.expected == "a file content/alpha/images/mop.png"


def test_a_fault_on_the_second_line_of_a_paragraph_points_there(project: Project) -> None:
    project.change("It grew fast.", "It grew {fast")
    (finding,) = [finding for finding in project.findings() if finding.code == "F105"]
    assert finding.location.line == 21
    assert finding.excerpt[finding.location.column - 1] == "{"


def test_a_fault_behind_an_escape_in_yaml_points_at_the_fault(project: Project) -> None:
    project.change('label: "total trade"', r'label: "total \"trade\" <b>"')
    (finding,) = project.findings()
    assert finding.excerpt[finding.location.column - 1 :].startswith("<b>")


def test_a_brief_without_front_matter_is_told_so_in_its_first_line(project: Project) -> None:
    project.write("content/alpha/brief.md", "## A {#a kind=open}\n")
    finding = project.findings()[0]
    assert (finding.code, finding.location.line) == ("F004", 1)


def test_a_picture_in_the_colours_of_a_press_is_refused(project: Project) -> None:
    """A PDF for archives says once what its colours mean."""
    file = project.folder / "images/map.png"
    Image.new("CMYK", (20, 20)).save(file, "JPEG")
    (finding,) = project.findings()
    assert (finding.code, finding.expected) == ("F505", "an image in RGB colours")


def test_a_picture_of_too_many_pixels_is_refused(project: Project) -> None:
    # The size stands in the header; the pixels need not be there.
    file = project.folder / "images/map.png"
    data = bytearray(file.read_bytes())
    data[16:24] = (100_000).to_bytes(4, "big") * 2
    from zlib import crc32

    data[29:33] = crc32(data[12:29]).to_bytes(4, "big")
    file.write_bytes(data)
    (finding,) = project.findings()
    assert (finding.code, finding.message) == ("F505", "the image has more than 40 million pixels")


def test_a_picture_reached_by_a_link_out_of_the_brief_is_refused(project: Project) -> None:
    other = project.root / "map.png"
    (project.folder / "images/map.png").replace(other)
    (project.folder / "images/map.png").symlink_to(other)
    assert [finding.code for finding in project.findings()] == ["F106"]


def test_lists_the_folders_that_hold_a_brief(project: Project) -> None:
    project.write("content/notes.txt", "")
    assert list_briefs(project.root) == ("alpha",)
    assert list_briefs(project.root / "nowhere") == ()
