"""The register of a brief: what is read, what is calculated, and everything that can be wrong, all at once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefpress.figures.checks import run_checks
from briefpress.figures.model import Bound, Kind, Register, Scale, Status
from briefpress.figures.register import load_register
from briefpress.figures.schema import FiguresFile
from briefpress.findings import Finding, FindingsError

DEFAULTS = "defaults: {unit: USD, scale: billion, source: customs}\n"
TABLE = "country,usd_bn,note\nKZ,43.82,\nKG,22.71,x\nTJ,<4,\n"


def load(tmp_path: Path, text: str, table: str = TABLE) -> Register:
    (tmp_path / "brief/data").mkdir(parents=True, exist_ok=True)
    (tmp_path / "brief/figures.yaml").write_text(text)
    (tmp_path / "brief/data/trade.csv").write_text(table)
    return load_register(tmp_path / "brief/figures.yaml", tmp_path, {"customs", "ministry"})


def refused(tmp_path: Path, text: str, table: str = TABLE) -> list[Finding]:
    with pytest.raises(FindingsError) as caught:
        load(tmp_path, text, table)
    return sorted(caught.value.findings, key=lambda finding: finding.sort_key)


def places(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(f"{finding.location.line}:{finding.location.column}", finding.code) for finding in findings]


def test_a_value_has_what_it_says_and_what_the_defaults_say(tmp_path: Path) -> None:
    register = load(
        tmp_path,
        DEFAULTS
        + "figures:\n"
        + "  trade: {value: 50.10, period: 2021, place: p. 3, rivals: [{value: '<49.5', source: ministry}]}\n"
        + "  length: {value: ~4400, unit: m, status: estimated, as-of: 2014-05-31}\n"
        + "  countries: {value: 5, unit: countries}\n"
        + "  ties: {value: 1992-01-02/06, kind: date}\n",
    )
    trade = register.figures["trade"]
    assert (trade.amount.absolute, trade.amount.decimals, trade.period) == (Decimal("50.10e9"), 2, "2021")
    assert (trade.source, trade.status, trade.location.line) == ("customs", Status.REPORTED, 3)
    assert (trade.rivals[0].amount.bound, trade.rivals[0].amount.scale) == (Bound.UNDER, Scale.BILLION)
    length = register.figures["length"]
    assert (length.amount.kind, length.amount.bound, length.status) == (Kind.LENGTH, Bound.ABOUT, Status.ESTIMATED)
    assert register.figures["countries"].amount.scale is Scale.ONE, "the default scale is for the default unit"
    assert register.figures["ties"].amount.date == "1992-01-02/06"


def test_cells_are_figures_with_their_place_in_the_table(tmp_path: Path) -> None:
    register = load(
        tmp_path, DEFAULTS + "series:\n  by: {file: data/trade.csv, key: country, value: usd_bn, period: 2024}\n"
    )
    cell = register.find("by[KG]")
    assert cell is not None
    assert (cell.amount.value, cell.amount.decimals, cell.period) == (Decimal("22.71"), 2, "2024")
    assert str(cell.location) == "brief/data/trade.csv:3:4"
    assert register.names() == ("by[KZ]", "by[KG]", "by[TJ]")


def test_rows_by_year_have_their_key_as_period(tmp_path: Path) -> None:
    register = load(
        tmp_path, DEFAULTS + "series:\n  by: {file: data/trade.csv, decimals: 1}\n", "year,bn\n2002,1.01868\n"
    )
    cell = register.series["by"].cells["2002"]
    assert (cell.period, cell.amount.decimals, cell.amount.value) == ("2002", 1, Decimal("1.01868"))


@pytest.mark.parametrize(
    ("formula", "options", "value", "unit", "kind", "decimals"),
    [
        ("t21 / t92", "kind: multiple", "108.9130434782608695652173913", "one", Kind.MULTIPLE, 0),
        ("t21 / t92 / 100", "kind: multiple", "1.089130434782608695652173913", "one", Kind.MULTIPLE, 1),
        ("t21 / t92", "kind: share, decimals: 3", "108.9130434782608695652173913", "percent", Kind.SHARE, 3),
        ("t21 / t92 - 1", "unit: percent", "107.9130434782608695652173913", "percent", Kind.SHARE, 1),
        ("t21 - t92", "status: estimated", "49.64", "USD", Kind.MONEY, 1),
        ("t21 - t92", "scale: million", "49640", "USD", Kind.MONEY, 0),
        ("by[KZ] + by[KG]", "source: ministry", "66.53", "USD", Kind.MONEY, 2),
        ("flow * 3 * span", "note: x", "330", "bcm", Kind.VOLUME, 1),
        ("2022 - 1992", "unit: years", "30", "years", Kind.DURATION, 1),
        ("part + part", "note: x", "0.4", "percent", Kind.SHARE, 1),
    ],
)
def test_derived_figures(
    tmp_path: Path, formula: str, options: str, value: str, unit: str, kind: Kind, decimals: int
) -> None:
    register = load(
        tmp_path,
        DEFAULTS
        + "figures:\n"
        + f'  x: {{formula: "{formula}", {options}}}\n'
        + "  t92: {value: 0.46}\n  t21: {value: 50.1}\n"
        + "  flow: {value: 55, unit: bcm-per-year}\n  span: {value: 2, unit: years}\n"
        + "  part: {value: 20, unit: percent}\n"
        + "series:\n  by: {file: data/trade.csv, key: country, value: usd_bn}\n",
    )
    amount = register.figures["x"].amount
    assert (amount.value, amount.unit, amount.kind, amount.decimals) == (Decimal(value), unit, kind, decimals)
    assert next(iter(register.figures)) == "x", "figures stand in the order of the file"


def test_a_derived_figure_knows_what_it_rests_on(tmp_path: Path) -> None:
    register = load(
        tmp_path,
        DEFAULTS
        + "figures:\n  total: {formula: sum(by)}\n  half: {formula: total / 2}\n  base: {value: 100, period: 2024}\n"
        + "series:\n  by: {file: data/trade.csv, key: country, value: usd_bn, period: 2024}\n"
        + "  share: {formula: by / base, kind: share}\n",
    )
    total, half, share = register.figures["total"], register.figures["half"], register.find("share[KZ]")
    assert share is not None
    assert total.inputs == ("by[KZ]", "by[KG]", "by[TJ]")
    assert half.inputs == ("total",)
    assert total.amount.bound is Bound.UNDER, "one cell is only known to be under four"
    assert share.status is Status.DERIVED
    assert share.inputs == ("by[KZ]", "base")
    assert share.formula == "by / base"
    assert share.period == "2024"


def test_everything_wrong_is_reported_at_once_where_it_stands(tmp_path: Path) -> None:
    findings = refused(
        tmp_path,
        "figures:\n"
        '  a: {value: "50,1", unit: USD, source: customs}\n'
        "  b: {value: 1, unit: USD}\n"
        "  c: {value: 1, unit: USD, source: custom, period: 2021-13}\n"
        "  d: {valeu: 1}\n"
        '  e: {formula: "c + tarde"}\n'
        "  f: {formula: g * 2}\n"
        "  g: {formula: f / 2}\n"
        "  h: {value: 1, unit: km, kind: money, source: customs}\n"
        "  i: {formula: a * 2}\n"
        "  J: {value: 1, unit: one, source: customs}\n"
        "  k: {value: 3, unit: one, source: customs, worded: nearly 3}\n"
        "series:\n"
        "  s: {file: data/trade.csv, key: cuontry, value: usd_bn, unit: USD, source: customs}\n"
        "  t: {file: data/none.csv, unit: USD, source: customs}\n"
        "  u: {file: ../x.csv, unit: USD, source: customs}\n"
        "  k: {formula: k}\n"
        "checks:\n"
        "  - b == c ==\n"
        "  - b == k\n",
    )
    assert places(findings) == [
        ("2:14", "F004"),
        ("3:3", "F205"),
        ("4:36", "F106"),
        ("4:52", "F004"),
        ("5:7", "F004"),
        ("6:21", "F202"),
        ("7:16", "F202"),
        ("9:33", "F004"),
        ("11:3", "F103"),
        ("12:53", "F004"),
        ("14:34", "F004"),
        ("15:13", "F001"),
        ("16:13", "F004"),
        ("17:3", "F103"),
        ("17:16", "F202"),
        ("19:12", "F202"),
        ("20:7", "F202"),
    ]
    assert "did you mean `customs`?" in findings[2].help
    assert findings[6].found == "`f` → `g` → `f`"
    assert all(finding.excerpt for finding in findings)


def test_wrong_cells_are_shown_in_the_table(tmp_path: Path) -> None:
    findings = refused(
        tmp_path,
        DEFAULTS + "series:\n  by: {file: data/trade.csv}\n  share: {formula: by / by, kind: share}\n",
        "country,bn\nKZ,43.82\nKZ,\nK Z,1\n,2\nUZ,n/a\nTJ,\n",
    )
    assert places(findings) == [("3:1", "F005"), ("4:1", "F005"), ("5:1", "F005"), ("6:4", "F005"), ("7:4", "F005")]
    assert {str(finding.location.path) for finding in findings} == {"brief/data/trade.csv"}
    assert findings[3].excerpt == "UZ,n/a"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{formula: t / u}", "kind: share"),
        ("{formula: t / u, kind: money}", "cannot be a money"),
        ("{formula: t, kind: share}", "cannot be a share"),
        ("{formula: t, unit: CNY}", "not in CNY"),
        ("{formula: t * u}", "no figure can be in"),
        ("{formula: by}", "whole series"),
        ("{formula: t * 1000000000}", "too large"),
        ("{formula: part - part}", "kind: share"),
        ("{formula: 3 * 4, unit: USD, scale: billion}", "units of one"),
    ],
)
def test_results_that_no_figure_can_have(tmp_path: Path, entry: str, words: str) -> None:
    (finding,) = refused(
        tmp_path,
        DEFAULTS
        + f"figures:\n  x: {entry}\n  t: {{value: 50.1}}\n  u: {{value: 2}}\n  part: {{value: 5, unit: percent}}\n"
        + "series:\n  by: {file: data/trade.csv, key: country, value: usd_bn}\n",
    )
    assert finding.code == "F202"
    assert finding.location.line == 3
    assert words in f"{finding.message} {finding.help}"


def test_long_chains_and_circles_of_formulas(tmp_path: Path) -> None:
    chain = "".join(f"  f{n}: {{formula: f{n - 1} * 1}}\n" for n in range(1, 1500))
    register = load(tmp_path, DEFAULTS + "figures:\n  f0: {value: 1.5}\n" + chain)
    assert register.figures["f1499"].amount.value == Decimal("1.5")
    (finding,) = refused(tmp_path, DEFAULTS + "figures:\n  f0: {formula: f1499 * 1}\n" + chain)
    assert (finding.code, finding.location.line) == ("F202", 3)
    assert "circle" in finding.message


@pytest.mark.parametrize(
    "check",
    [
        "sum(by) == total",
        "a + b == total",
        "total / a > 1.8",
        "a != b",
        "a <= total",
        "share <= 1",
        "by[KZ] > 0",
        "a / total == 0.53",
        "rounded == 94.8 * rounded / 94.8",
        "a == shorter",
    ],
)
def test_checks_that_hold(tmp_path: Path, check: str) -> None:
    assert not run_checks(checked(tmp_path, check))


@pytest.mark.parametrize(
    ("check", "message", "advice"),
    [
        (
            "sum(by) == rounded",
            "sum(by) is 94.82 billion USD, rounded is 94.9 billion USD",
            "sum(by) = (50.12 + 44.7) = 94.82 billion USD; mend",
        ),
        ("a > b * 2", "a is 50.12 billion USD, b * 2 is 89.4 billion USD", "b * 2 = 44.7 * 2 = 89.4 billion USD"),
        ("by / total < 0.5", "for KZ: by / total is 0.5285804683", "by / total = 50.12 / 94.82 = 0.5285804683"),
    ],
)
def test_checks_that_fail_explain_the_arithmetic(tmp_path: Path, check: str, message: str, advice: str) -> None:
    (finding,) = run_checks(checked(tmp_path, check))
    assert finding.code == "F204"
    assert message in finding.message
    assert advice in finding.help
    assert finding.excerpt == f"  - {check}"
    assert (finding.location.column, finding.location.length) == (5, len(check))


def checked(tmp_path: Path, check: str) -> Register:
    return load(
        tmp_path,
        DEFAULTS
        + "figures:\n  a: {value: 50.12}\n  b: {value: 44.7}\n  total: {value: 94.82}\n  rounded: {value: 94.9}\n"
        + "  shorter: {value: 50.1}\n"
        + "series:\n  by: {file: data/trade.csv}\n  share: {formula: by / total, kind: share}\n"
        + f"checks:\n  - {check}\n",
        "country,bn\nKZ,50.12\nUZ,44.7\n",
    )


@pytest.mark.parametrize(
    ("value", "worded", "true"),
    [
        ("108.9", "over 100", True),
        ("100", "over 100", False),
        ('">100"', "over 100", True),
        ("99.99", "under 100", True),
        ("101", "under 100", False),
        ("19.1", "about 20", True),
        ("18.9", "about 20", False),
    ],
)
def test_wordings_must_be_true(tmp_path: Path, value: str, worded: str, true: bool) -> None:
    register = load(tmp_path, DEFAULTS + f"figures:\n  x: {{value: {value}, worded: {worded}}}\n")
    assert register.figures["x"].worded is not None
    findings = run_checks(register)
    assert [finding.code for finding in findings] == ([] if true else ["F204"])
    assert all(finding.excerpt[finding.location.column - 1 :].startswith(worded) for finding in findings)


def test_unknown_sources_are_let_pass_where_the_sources_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "figures.yaml").write_text("figures: {a: {value: 1, unit: km, source: x}}\nseries:\nchecks:\n")
    assert load_register(tmp_path / "figures.yaml", tmp_path, None).figures["a"].source == "x"


def test_editors_may_take_numbers_for_values(tmp_path: Path) -> None:
    schema = FiguresFile.model_json_schema()
    properties = schema["$defs"]["FigureEntry"]["properties"]
    assert properties["value"]["type"] == ["string", "number"]
    assert properties["as-of"]["description"]
    assert all(entry.get("description") for entry in properties.values())


KEYS = [
    "value",
    "formula",
    "unit",
    "scale",
    "kind",
    "period",
    "as-of",
    "source",
    "rivals",
    "decimals",
    "worded",
    "file",
]
WORDS = ["", "1", "<5", "-0.5", "a", "b", "a / b", "sum(b) - a", "a[KZ]", "a == b", "USD", "percent", "one", "billion"]
MORE_WORDS = [
    "share",
    "date",
    "1992-01-02/06",
    "customs",
    "over 5",
    "data/trade.csv",
    "[{value: 3, source: customs}]",
    "{x}",
]
ENTRIES = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(WORDS + MORE_WORDS), max_size=6)


@given(st.dictionaries(st.sampled_from("abcd"), ENTRIES), st.dictionaries(st.sampled_from("bcs"), ENTRIES))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_file_is_a_register_or_refused(
    tmp_path: Path, figures: dict[str, dict[str, str]], series: dict[str, dict[str, str]]
) -> None:
    def written(entries: dict[str, dict[str, str]]) -> str:
        return "".join(
            f"  {name}: {{{', '.join(f'{key}: {word}' for key, word in entry.items())}}}\n"
            for name, entry in entries.items()
        )

    text = f"{DEFAULTS}figures:\n{written(figures)}series:\n{written(series)}checks:\n  - a == sum(b)\n  - a / b < 2\n"
    findings: tuple[Finding, ...] = ()
    try:
        run_checks(load(tmp_path, text))
    except FindingsError as error:
        findings = error.findings
    assert all(finding.location.line for finding in findings)
