"""What someone who opens the file in Word meets: its structure, and that styles alone make its look."""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import docx

from briefpress.document.nodes import Aside, Heading, Paragraph, Strong, Text
from briefpress.formats.word.elements import Element, name

Part = Callable[[bytes, str], Element]
WriteBlocks = Callable[..., bytes]
STORIES = ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml")
ONLY_BY_STYLE = ("jc", "ind", "spacing", "pBdr", "shd", "tabs", "keepNext")


def test_python_docx_reads_it(english: bytes) -> None:
    document = docx.Document(io.BytesIO(english))
    by_style = {paragraph.style.name: paragraph.text for paragraph in document.paragraphs if paragraph.style}
    assert by_style["Title"] == "Trade reached a record high"
    assert by_style["Subtitle"].startswith("In thirty years")
    assert by_style["Heading 2"] == "Sources"
    assert document.tables[1].rows[1].cells[0].text == "Kazakhstan"
    assert document.sections[0].header.paragraphs[0].text == "Trade reached a record high\t20 January 2022"


def test_the_first_page_does_not_repeat_its_title_in_its_head(english: bytes) -> None:
    section = docx.Document(io.BytesIO(english)).sections[0]
    assert section.different_first_page_header_footer
    assert "".join(paragraph.text for paragraph in section.first_page_header.paragraphs) == ""
    assert section.header.paragraphs[0].text == "Trade reached a record high\t20 January 2022"
    foots = [foot.paragraphs[0].text for foot in (section.first_page_footer, section.footer)]
    assert foots[0] == foots[1] == "Sample Research Service\t1 / 4"


def test_nothing_is_formatted_by_hand(sample: bytes, part: Part) -> None:
    for story in STORIES:
        root = part(sample, story)
        for properties in root.iter(name("w:rPr")):
            assert {child.tag for child in properties} <= {name("w:rStyle"), name("w:rtl")}
        for properties in root.iter(name("w:pPr")):
            assert not [child for child in properties if child.tag in {name(f"w:{tag}") for tag in ONLY_BY_STYLE}]
            assert properties[0].tag == name("w:pStyle")
        for cell in root.iter(name("w:tcPr")):
            assert [child.tag for child in cell] == [name("w:tcW")]


def test_every_style_in_use_is_defined(sample: bytes, part: Part) -> None:
    defined = {style.get(name("w:styleId")) for style in part(sample, "word/styles.xml").iter(name("w:style"))}
    used = {
        found.get(name("w:val"))
        for story in STORIES
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for found in part(sample, story).iter(name(tag))
    }
    assert used
    assert used <= defined


def test_fields_begin_and_end_in_balance(sample: bytes, part: Part) -> None:
    for story in STORIES:
        depth = 0
        for character in part(sample, story).iter(name("w:fldChar")):
            depth += {"begin": 1, "separate": 0, "end": -1}[character.get(name("w:fldCharType"), "")]
            assert depth >= 0
        assert depth == 0


def test_drawings_have_numbers_of_their_own_and_alternative_text(english: bytes, part: Part) -> None:
    found = list(part(english, "word/document.xml").iter(name("wp:docPr")))
    assert len({properties.get("id") for properties in found}) == len(found) == 3
    assert found[2].get("descr") == "A map of the region"


def test_right_to_left_text_is_marked_as_such(arabic: bytes, part: Part) -> None:
    body = part(arabic, "word/document.xml")
    runs = {"".join(run.itertext()): run for run in body.iter(name("w:r"))}
    assert runs["بلغت التجارة الثنائية "].find(f".//{name('w:rtl')}") is not None
    assert runs[" in goods"].find(f".//{name('w:rtl')}") is None
    assert body.find(f".//{name('w:sectPr')}/{name('w:bidi')}") is not None
    assert len(list(body.iter(name("w:bidiVisual")))) == 2
    normal = next(part(arabic, "word/styles.xml").iter(name("w:style")))
    assert normal.find(f".//{name('w:bidi')}") is not None


def test_bold_within_bold_does_not_cancel_itself(write_blocks: WriteBlocks, part: Part) -> None:
    """Word takes bold in a bold paragraph for a switch back to regular."""
    data = write_blocks(Paragraph((Strong((Text("Weight"),)),), "kicker"))
    style = next(part(data, "word/document.xml").iter(name("w:rStyle"))).get(name("w:val"))
    definition = next(
        s for s in part(data, "word/styles.xml").iter(name("w:style")) if s.get(name("w:styleId")) == style
    )
    assert definition.find(f".//{name('w:b')}") is None


def test_a_box_has_no_white_between_its_paragraphs(write_blocks: WriteBlocks, part: Part) -> None:
    """Word leaves the space around a paragraph white, so within a box only lines in its own colour keep distance."""
    lines = tuple(Paragraph((Text(text),), role) for text, role in (("Title", "box-title"), ("One", "body")))
    data = write_blocks(Aside("watch", lines))
    styles = {style.get(name("w:styleId")): style for style in part(data, "word/styles.xml").iter(name("w:style"))}
    first, last = (styles[found.get(name("w:val"))] for found in part(data, "word/document.xml").iter(name("w:pStyle")))
    fills = {style.find(f".//{name('w:shd')}").get(name("w:fill")) for style in (first, last)}  # type: ignore[union-attr]
    assert fills == {"EEF3F6"}
    assert first.find(f".//{name('w:spacing')}").get(name("w:after")) == "0"  # type: ignore[union-attr]
    assert last.find(f".//{name('w:spacing')}").get(name("w:before")) == "0"  # type: ignore[union-attr]
    sides = [style.find(f".//{name('w:pBdr')}/{name('w:left')}").attrib for style in (first, last)]  # type: ignore[union-attr]
    assert sides[0] == sides[1]
    assert last.find(f".//{name('w:pBdr')}/{name('w:top')}") is None
    assert last.find(f".//{name('w:pBdr')}/{name('w:bottom')}") is not None


def test_a_title_in_a_box_stays_out_of_the_outline(write_blocks: WriteBlocks, part: Part) -> None:
    data = write_blocks(Aside("watch", (Heading((Text("What to watch"),), 3, "heading-3"),)))
    styles = {style.get(name("w:styleId")): style for style in part(data, "word/styles.xml").iter(name("w:style"))}
    used = styles[next(part(data, "word/document.xml").iter(name("w:pStyle"))).get(name("w:val"))]
    assert used.find(f".//{name('w:outlineLvl')}") is None


def test_the_same_document_gives_the_same_bytes(tmp_path: Path) -> None:
    """In other processes too, whatever the time zone and the order of sets."""
    program = (
        "import importlib.util, sys\n"
        "spec = importlib.util.spec_from_file_location('samples', sys.argv[1])\n"
        "module = importlib.util.module_from_spec(spec)\n"
        "sys.modules['samples'] = module\n"
        "spec.loader.exec_module(module)\n"
        "sys.stdout.buffer.write(module.sample_file('zh'))\n"
    )
    conftest = str(Path(__file__).parent / "conftest.py")
    outputs = [
        subprocess.run(
            [sys.executable, "-c", program, conftest],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            cwd=tmp_path,
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed in (("UTC", "0"), ("Asia/Shanghai", "1"))
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].startswith(b"PK")


def test_libreoffice_opens_it(
    english: bytes, tmp_path: Path, libreoffice: Callable[[Path, Sequence[Path], str], None]
) -> None:
    (tmp_path / "sample.docx").write_bytes(english)
    libreoffice(tmp_path, [tmp_path / "sample.docx"], "txt:Text")
    text = (tmp_path / "sample.txt").read_text("utf-8-sig")
    assert "Two-way trade reached USD 50.1 billion in goods" in text
    assert "1.1" in text.split("Two-way")[1]
