"""What stays together at the end of a line: endings and figures, dashes, short words, the end of a text."""

from __future__ import annotations

import pytest

from briefpress.document.inlines import plain_text, walk_inlines
from briefpress.document.leaves import leaves_of
from briefpress.document.nodes import (
    Caption,
    Cell,
    Citation,
    Column,
    Direction,
    Document,
    Emphasis,
    Group,
    Heading,
    Inline,
    Link,
    List,
    ListItem,
    Literal,
    Note,
    NoteReference,
    Paragraph,
    Properties,
    Reference,
    Row,
    Section,
    Strong,
    Table,
    Text,
    Value,
)
from briefpress.document.ties import LineRules, tie_inlines, tie_lines
from briefpress.locations import SegmentAddress

NONE = LineRules()


def shown(inlines: tuple[Inline, ...]) -> str:
    """The texts one after the other, word joiners as ⁀ and spaces that do not break as ~."""
    text = "".join(getattr(inline, "text", "") for inline in walk_inlines(inlines))
    return text.replace("\u2060", "⁀").replace("\u00a0", "~")


def tied(*inlines: Inline | str, rules: LineRules = NONE) -> str:
    return shown(tie_inlines((Text(part) if isinstance(part, str) else part for part in inlines), rules))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-жылы", "2025-⁀жылы"),
        ("2022-yil 20-yanvar", "2022-⁀yil 20-⁀yanvar"),
        ("2022-nji ýylyň 9-njy iýuny", "2022-⁀nji ýylyň 9-⁀njy iýuny"),
        ("46,2%-дан", "46,2%-⁀дан"),
        ("HHR-iň, BMT-niň, АКШ-нын", "HHR-⁀iň, BMT-⁀niň, АКШ-⁀нын"),
        ("AQSh-ning", "AQSh-⁀ning"),
        ("«Nur»-yň", "«Nur»-⁀yň"),
        ("e-commerce", "e-⁀commerce"),
        # What may break after its hyphen, or never does.
        ("торгово-экономический", "торгово-экономический"),
        ("Gyrgyz-hytaý", "Gyrgyz-hytaý"),
        ("COVID-19", "COVID-19"),
        ("2012-2021", "2012-2021"),
        ("-yň", "-yň"),
    ],
)
def test_an_ending_stays_with_the_figure_or_the_abbreviation(text: str, expected: str) -> None:
    assert tied(text) == expected


@pytest.mark.parametrize(
    "before",
    [
        Value("trade-2025", "date", "2025"),
        Literal("=2025", "2025"),
        Strong((Text("2025"),)),
        Emphasis((Value("x", "", "2025"),)),
        Link((Literal("=2025", "2025"),), "https://a.example/"),
        Reference("table", "2025"),
    ],
)
def test_an_ending_stays_with_a_figure_that_stands_before_it(before: Inline) -> None:
    assert tied(before, "-жылы") == "2025-⁀жылы"


def test_an_ending_stays_with_a_value_whatever_it_ends_with() -> None:
    assert tied(Value("trade-2025", "", "106,3 mlrd ABŞ dollary"), "-nyň") == "106,3 mlrd ABŞ dollary-⁀nyň"


def test_a_mark_of_a_note_between_them_changes_nothing() -> None:
    assert tied(Literal("=2025", "2025"), NoteReference("a", 1), "-жылы") == "2025-⁀жылы"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Исключение — Туркменистан", "Исключение~— Туркменистан"),
        ("a – b", "a~– b"),
        ("2012–2021", "2012–⁀2021"),
        ("– item", "– item"),
    ],
)
def test_no_line_begins_with_a_dash(text: str, expected: str) -> None:
    assert tied(text) == expected


def test_short_words_stay_with_the_next_where_the_language_wants_it() -> None:
    rules = LineRules(short_words=frozenset({"в", "и", "с"}))
    assert tied("В России и с ней, из-за и т. д.", rules=rules) == "В~России и~с~ней, из-за и~т. д."
    assert tied("В ", Value("x", "", "2025 г."), " рост", rules=rules) == "В~2025 г. рост"
    assert tied("В России") == "В России"


def test_a_number_stays_with_the_word_that_says_it_is_a_year() -> None:
    rules = LineRules(number_words=frozenset({"году"}))
    assert tied("за 2022 году, в первом году", rules=rules) == "за 2022~году, в первом году"
    assert tied("в ", Value("x", "", "2022"), " году рост", rules=rules) == "в 2022~году рост"
    assert tied("в 2022 году") == "в 2022 году"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Онуң иккаси көрсетилмеген.", "Онуң иккаси көрсетилмеген⁀."),
        ("keltirilmagan", "keltirilmagan⁀"),
        ("oʻzgartirildi» (2022).", "oʻzgartirildi⁀» (2022)."),
        ("ulanyldy. ", "ulanyldy⁀. "),
        ("bar", "bar"),
        ("", ""),
    ],
)
def test_the_last_word_of_a_text_is_marked_as_whole(text: str, expected: str) -> None:
    assert tied(text, rules=LineRules(keep_last_word=True)) == expected


def test_the_last_word_may_stand_in_a_value_or_before_a_citation() -> None:
    rules = LineRules(keep_last_word=True)
    last = tied("ýetdi ", Value("x", "", "50 dollary"), ". ", Citation(("a",), (3,)), rules=rules)
    assert last == "ýetdi 50 dollary⁀. [3]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("没有换算。", "没有换⁀算。"),
        ("塔什干", "塔什⁀干"),
        ("（二〇二四年）。", "（二〇二四⁀年）。"),
        ("见 PDF。", "见 PDF。"),
        ("干", "干"),
    ],
)
def test_a_chinese_text_does_not_end_in_a_line_of_one_character(text: str, expected: str) -> None:
    assert tied(text, rules=LineRules(last_characters=2)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("за год он вырос вдвое.", "за год он вырос~вдвое."),
        ("nashr yakunlangan paytda jami koʻrsatkich yoʻq edi.", "nashr yakunlangan paytda jami koʻrsatkich yoʻq~edi."),
        ("қадамдардан не шықты?", "қадамдардан не~шықты?"),
        ("савдо бо Тоҷикистон кам шуд", "савдо бо Тоҷикистон кам~шуд"),
        ("ал оның көлемі белгісіз", "ал оның көлемі белгісіз"),
        ("өткен жылдың мәлімдемелерінің бірі", "өткен жылдың мәлімдемелерінің бірі"),
        ("болды", "болды"),
        ("Trade Desk", "Trade Desk"),
    ],
)
def test_a_text_with_spaces_does_not_end_in_a_line_of_one_short_word(text: str, expected: str) -> None:
    assert tied(text, rules=LineRules(last_characters=6)) == expected


def test_a_short_last_word_before_a_citation_stays_with_the_word_before_it() -> None:
    rules = LineRules(last_characters=6)
    assert tied("дар соли 2024 кам шуд ", Citation(("a",), (1,)), ".", rules=rules) == "дар соли 2024 кам~шуд [1]."


def test_a_range_of_digits_stays_on_one_line() -> None:
    assert tied("Пекин убактысы боюнча ", Literal("", "9:00–18:00")) == "Пекин убактысы боюнча 9:00–⁀18:00"
    assert tied("2–6 January, Atasu–Alashankou") == "2–⁀6 January, Atasu–Alashankou"


def test_a_chinese_number_stays_with_the_character_that_counts_it() -> None:
    rules = LineRules(last_characters=2)
    value = Value("x", "", "1063亿美元")
    assert (
        tied("2025年1月2日为", value, "。", Citation(("a",), (1,)), rules=rules)
        == "2025⁀年1⁀月⁀2⁀日为1063⁀亿美⁀元。[1]"
    )


def test_a_chinese_date_breaks_after_its_year_alone() -> None:
    assert tied(Literal("2024-02-04", "2024年2月4日"), rules=LineRules(last_characters=2)) == "2024⁀年2⁀月⁀4⁀日"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《报道》（英文），载于", "《报道》（英⁀文），载⁀于"),
        ("（葡萄牙文）等。", "（葡⁀萄⁀牙⁀文）⁀等。"),
        ("（商务部公布的总额）等", "（商务部公布的总额）⁀等"),
    ],
)
def test_the_name_of_a_language_in_brackets_is_not_broken(text: str, expected: str) -> None:
    assert tied(text, rules=LineRules(last_characters=2)) == expected


def test_the_two_names_of_an_arabic_month_stay_on_one_line() -> None:
    assert tied("18 نيسان/أبريل 2023", rules=LineRules(right_to_left=True)) == "18 نيسان/⁀أبريل 2023"


def test_a_unit_within_a_text_holds_together() -> None:
    unit = Value("trade", "unit", "млрд долл.\u00a0США")
    assert tied("Товарооборот, ", unit) == "Товарооборот, млрд~долл.~США"
    assert tied("Товарооборот, ", unit, "; доля") == "Товарооборот, млрд~долл.~США; доля"


def test_a_unit_beside_a_number_that_stands_apart_may_take_two_lines() -> None:
    assert tied(Value("trade", "unit", "млрд долл.\u00a0США")) == "млрд долл.~США"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Why do figures differ so much?", "Why do figures differ so~much?"),
        ("торговля с Центральной Азией?", "торговля с Центральной~Азией?"),
        ("за четыре года более чем удвоилась", "за четыре года более чем~удвоилась"),
        ("The headline of intergovernmental cooperation", "The headline of intergovernmental cooperation"),
    ],
)
def test_a_heading_does_not_end_in_one_short_word(text: str, expected: str) -> None:
    properties = Properties("", "", "", "2022-01-20", "")
    blocks = (Heading((Text(text),), 2), Paragraph((Text(text),)))
    document = tie_lines(Document("en", Direction.LTR, properties, blocks, ()), NONE)
    assert [shown(leaf.children) for leaf in leaves_of(document)] == [expected, text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("في Oil & Gas Eurasia (بالإنكليزية)", "في Oil ›&› Gas Eurasia (بالإنكليزية)"),
        ("في People’s Daily", "في People›’›s Daily"),
        ("5 – 7 أيام", "5~– 7 أيام"),
        ("الصين & آسيا", "الصين & آسيا"),
    ],
)
def test_signs_in_latin_names_keep_their_side_from_right_to_left(text: str, expected: str) -> None:
    assert tied(text, rules=LineRules(right_to_left=True)).replace("\u200e", "›") == expected
    assert "\u200e" not in tied(text)


def test_ties_are_nothing_to_a_reader() -> None:
    assert plain_text(tie_inlines((Literal("=2025", "2025"), Text("-жылы")), NONE)) == "2025-жылы"


def test_all_that_prints_is_tied_and_only_cells_may_end_in_a_hyphenated_word() -> None:
    text = (Text("5-nji kompaniýa"),)
    cells = tuple(Cell(text, SegmentAddress(f"t/{place}")) for place in "ab")
    table = Table("t", Caption("Table", 1, text, None), (Column("a"), Column("b")), Row(cells, "head"), (Row(cells),))
    blocks = (Section("s", "", (List((ListItem((Paragraph(text),)),)), Group("g", (table,)))),)
    notes = (Note("n", 1, text),)
    properties = Properties("", "", "", "2022-01-20", "")
    document = Document("tk", Direction.LTR, properties, blocks, notes, head=blocks, foot=blocks)
    leaves = leaves_of(tie_lines(document, LineRules(keep_last_word=True)), running=True)
    assert {(leaf.address, shown(leaf.children)) for leaf in leaves} == {
        (None, "5-⁀nji kompaniýa⁀"),
        (SegmentAddress("t/a"), "5-⁀nji kompaniýa"),
        (SegmentAddress("t/b"), "5-⁀nji kompaniýa"),
    }
