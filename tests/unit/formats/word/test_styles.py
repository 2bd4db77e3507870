from collections.abc import Callable
from dataclasses import replace

import pytest

from briefpress.document.nodes import Block, Direction, Document, Paragraph, Text
from briefpress.document.stylesheet import FontFamily, FontStack, Rule, Stylesheet
from briefpress.formats.word.elements import Element, name
from briefpress.formats.word.style_names import style_id, style_name
from briefpress.formats.word.writer import write_word

Part = Callable[[bytes, str], Element]

_KEPT = ("keepLines", "pageBreakBefore", "widowControl")


@pytest.mark.parametrize(
    ("role", "word", "expected", "identifier"),
    [
        ("heading-2", "Heading 1", "heading 1", "Heading1"),
        ("list", "List Bullet", "List Bullet", "ListBullet"),
        ("note", "Footnote Text", "footnote text", "FootnoteText"),
        ("contents-1", "TOC 1", "toc 1", "TOC1"),
        ("line-to-take", "", "Line To Take", "LineToTake"),
        ("watch", "要点", "要点", "要点"),
    ],
)
def test_names_that_word_knows_are_spelt_its_way(role: str, word: str, expected: str, identifier: str) -> None:
    assert style_name(role, word) == expected
    assert style_id(expected) == identifier


def styles_of(data: bytes, part: Part) -> dict[str, Element]:
    found = part(data, "word/styles.xml").iter(name("w:style"))
    return {style.find(name("w:name")).get(name("w:val"), ""): style for style in found}  # type: ignore[union-attr]


def value(style: Element, tag: str, attribute: str = "val") -> str | None:
    found = style.find(f".//{name(f'w:{tag}')}")
    return None if found is None else found.get(name(f"w:{attribute}"))


def test_a_role_becomes_a_style(english: bytes, part: Part) -> None:
    heading = styles_of(english, part)["heading 3"]
    assert value(heading, "rFonts", "ascii") == "Source Sans 3"
    assert (value(heading, "sz"), value(heading, "szCs")) == ("23", "23")
    assert value(heading, "color") == "B5451B"
    assert heading.find(f".//{name('w:b')}") is not None
    assert heading.find(f".//{name('w:bCs')}") is not None
    assert heading.find(f".//{name('w:keepNext')}") is not None
    assert (value(heading, "spacing", "before"), value(heading, "spacing", "after")) == ("200", "60")
    assert value(heading, "outlineLvl") == "2"


def test_styles_that_people_reach_for_are_there(sample: bytes, part: Part) -> None:
    expected = {
        "Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "List Bullet", "List Number", "caption",
        "footnote text", "footnote reference", "Hyperlink", "toc 2", "toc 3", "header", "footer", "Strong", "Emphasis",
        "Computed Value", "Note Reference", "Citation", "Line to Take", "Brief Table", "Table Text Number",
    }  # fmt: skip
    assert expected <= set(styles_of(sample, part))


def test_chinese_has_its_language_and_fonts(chinese: bytes, part: Part) -> None:
    styles = part(chinese, "word/styles.xml")
    language = styles.find(f".//{name('w:docDefaults')}//{name('w:lang')}")
    assert language is not None
    assert language.get(name("w:eastAsia")) == "zh-CN"
    body = styles_of(chinese, part)["Body Text"]
    assert value(body, "rFonts", "eastAsia") == "Noto Sans SC"
    assert value(body, "rFonts", "hint") == "eastAsia"
    assert value(styles_of(chinese, part)["Title"], "rFonts", "eastAsia") == "Noto Serif SC"


def test_emphasis_is_italic_only_where_the_language_has_italics(english: bytes, chinese: bytes, part: Part) -> None:
    english_style, chinese_style = (styles_of(data, part)["Emphasis"] for data in (english, chinese))
    assert english_style.find(f".//{name('w:i')}") is not None
    assert chinese_style.find(f".//{name('w:i')}") is None
    assert chinese_style.find(f".//{name('w:b')}") is not None


def test_numbers_stand_at_the_end_of_their_column(english: bytes, part: Part) -> None:
    styles = styles_of(english, part)
    assert value(styles["Table Text Number"], "jc") == "right"
    assert value(styles["Table Text"], "jc") == "left"
    assert value(styles["Table Total Number"], "jc") == "right"


def test_numbers_of_arabic_tables_line_up_at_their_right_too(arabic: bytes, part: Part) -> None:
    styles = styles_of(arabic, part)
    assert value(styles["Table Text Number"], "jc") == "left"  # Word turns it: the start, which is at the right
    assert styles["Table Text Number"].find(f".//{name('w:bidi')}") is not None


def test_table_style_has_no_type_that_could_cancel_bold(english: bytes, part: Part) -> None:
    table = styles_of(english, part)["Brief Table"]
    assert table.find(f".//{name('w:b')}") is None
    assert {found.get(name("w:type")) for found in table.iter(name("w:tblStylePr"))} == {"firstRow", "lastRow"}


def test_a_role_may_begin_a_page_and_be_kept_whole(
    write_document_with: Callable[[Block], tuple[Document, Stylesheet]], part: Part
) -> None:
    document, look = write_document_with(Paragraph((Text("It grows."),), "line-to-take"))
    line = replace(look.role("line-to-take"), keep_together=True, new_page=True)
    look = replace(look, roles={**look.roles, "line-to-take": line})
    properties = styles_of(write_word(document, look, lambda _path: b""), part)["Line to Take"].find(name("w:pPr"))
    assert properties is not None
    # In the order of ISO 29500-1, 17.3.1.26.
    assert [child.tag for child in properties][:3] == [name(f"w:{tag}") for tag in _KEPT]


# --- what a brand decides --------------------------------------------------------------------------------------------


def test_a_line_above_a_box_is_drawn_once(write_branded: Callable[..., bytes], part: Part) -> None:
    """Before, every paragraph of a tinted box had it again."""
    line = (("top", Rule(2.5, "#aa0000")),)
    styles = styles_of(write_branded({"watch": {"rules": line}}), part)
    tops = {
        title: style.find(f".//{name('w:pBdr')}/{name('w:top')}")
        for title, style in styles.items()
        if title.startswith("Watch Box ")
    }
    red = {title for title, top in tops.items() if top is not None and top.get(name("w:color")) == "AA0000"}
    assert len(tops) > 1
    assert red == {title for title in tops if title.endswith((" First", " Only"))}


def test_lines_of_tables_are_those_of_the_roles_of_their_rows(write_branded: Callable[..., bytes], part: Part) -> None:
    looks = {"table-head": {"rules": (("bottom", Rule(2, "#aa0000")),)}, "table-total": {"rules": ()}}
    table = styles_of(write_branded(looks), part)["Brief Table"]
    lines = [(line.tag, line.get(name("w:sz"))) for line in table.iter() if line.get(name("w:sz"))]
    assert lines == [(name("w:bottom"), "16")]


def test_the_mark_of_lists_is_the_brands(write_branded: Callable[..., bytes], part: Part) -> None:
    numbering = part(write_branded(bullet="•"), "word/numbering.xml")
    marks = {
        level.find(name("w:lvlText")).get(name("w:val"))  # type: ignore[union-attr]
        for level in numbering.iter(name("w:lvl"))
        if level.find(name("w:numFmt")).get(name("w:val")) == "bullet"  # type: ignore[union-attr]
    }
    assert marks == {"•", "·"}


def test_the_theme_has_the_name_of_the_brand_and_substitutes_like_its_fonts(
    write_branded: Callable[..., bytes], part: Part
) -> None:
    fonts = {
        FontFamily.BASE: FontStack(("Merriweather",), "Merriweather", serif=True),
        FontFamily.HEADINGS: FontStack(("Inter",), "Inter"),
    }
    data = write_branded(brand="Meridian", fonts=fonts)
    assert part(data, "word/theme/theme1.xml").get("name") == "Meridian"
    families = {
        font.get(name("w:name")): font.find(name("w:family")).get(name("w:val"))  # type: ignore[union-attr]
        for font in part(data, "word/fontTable.xml")
    }
    assert families == {"Merriweather": "roman", "Inter": "swiss"}


def test_links_are_underlined_where_the_brand_says_so(write_branded: Callable[..., bytes], part: Part) -> None:
    for underlined, expected in ((True, "single"), (False, "none")):
        styles = styles_of(write_branded(links_underlined=underlined), part)
        assert value(styles["Hyperlink"], "u") == expected


@pytest.mark.parametrize(("direction", "family"), [(Direction.RTL, "IBM Plex Sans Arabic"), (Direction.LTR, None)])
def test_digits_of_arabic_text_are_set_in_its_font_whichever_way_they_run(
    every_node: Document, look: Stylesheet, part: Part, direction: Direction, family: str | None
) -> None:
    fonts = {key: replace(stack, complex="IBM Plex Sans Arabic") for key, stack in look.fonts.items()}
    document = replace(every_node, children=(Paragraph((Text("46.2%"),), "title"),), notes=(), direction=direction)
    style = styles_of(write_word(document, replace(look, fonts=fonts), lambda _path: b""), part)["Title"]
    expected = family or look.fonts[FontFamily.BASE].latin
    assert [value(style, "rFonts", script) for script in ("ascii", "hAnsi")] == [expected, expected]
