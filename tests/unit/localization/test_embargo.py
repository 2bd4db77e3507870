"""«Embargoed until …» in every language: the time, the day and the zone, each where the language wants it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpress.content.moments import read_moment
from briefpress.document.patterns import fill_pattern
from briefpress.localization.embargo import format_embargo
from briefpress.localization.labels import load_labels
from briefpress.localization.locale import load_locale

LINES = {
    "en": "Embargoed until 15:00 on 20 January 2022 (Beijing time, UTC+8)",
    "zh": "2022年1月20日15:00（北京时间，UTC+8）前禁止发布",
    "ru": "Эмбарго до 15:00 20 января 2022 г. (пекинское время, UTC+8)",
    "kk": "Эмбарго: 2022 жылғы 20 қаңтар, 15:00 (Пекин уақыты, UTC+8). Оған дейін жариялауға болмайды",
    "ky": "Эмбарго: 2022-жылдын 20-январы, 15:00 (Бээжин убактысы, UTC+8). Ага чейин жарыялоого болбойт",
    "tg": "Эмбарго: то соати 15:00, 20 январи соли 2022 (вақти Пекин, UTC+8) нашр карда нашавад",
    "tk": "Embargo: 2022-nji ýylyň 20-nji ýanwary, 15:00 (Pekin wagty, UTC+8). Şoňa çenli çap edilmeli däl",
    "uz": "Embargo: 2022-yil 20-yanvar, 15:00 (Pekin vaqti, UTC+8). Shu vaqtgacha eʼlon qilinmasin",
    "ar": "محظور النشر حتى الساعة 15:00 من يوم 20 كانون الثاني/يناير 2022 (بتوقيت بكين، UTC+8)",
}
ZONES = {
    "en": "Beijing time",
    "zh": "北京时间",
    "ru": "пекинское время",
    "kk": "Пекин уақыты",
    "ky": "Бээжин убактысы",
    "tg": "вақти Пекин",
    "tk": "Pekin wagty",
    "uz": "Pekin vaqti",
    "ar": "بتوقيت بكين",
}


def seen(text: str) -> str:
    """As a reader sees it: spaces are spaces, and characters of no width are not there."""
    return text.replace("\u00a0", " ").replace("\u2060", "").replace("\u200e", "")


@pytest.mark.parametrize("language", LINES)
def test_the_line_is_whole_in_every_language(checkout: Path, language: str) -> None:
    moment = read_moment("2022-01-20 15:00 Asia/Shanghai")
    date = format_embargo(moment, load_locale(language), ZONES[language])
    assert seen(fill_pattern(load_labels(checkout, language)["embargoed-until"], date=date)) == LINES[language]


@pytest.mark.parametrize(
    ("moment", "zone"),
    [
        ("2022-01-20 15:00 UTC", "UTC"),
        ("2022-01-20 15:00 Asia/Kolkata", "UTC+5:30"),
        ("2022-01-20 15:00 America/St_Johns", "UTC−3:30"),
        ("2022-01-20 15:00 Europe/Paris", "UTC+1"),
        ("2022-07-20 15:00 Europe/Paris", "UTC+2"),
    ],
)
def test_a_zone_without_a_name_is_told_by_its_distance_on_that_day(moment: str, zone: str) -> None:
    assert f"({zone})" in seen(format_embargo(read_moment(moment), load_locale("en")))


def test_the_distance_stays_whole_in_text_that_runs_from_right_to_left() -> None:
    assert "UTC\u200e+8" in format_embargo(read_moment("2022-01-20 15:00 Asia/Shanghai"), load_locale("ar"))
