"""A small project on disk, whose files a test can change before it loads the brief."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from briefpress.content.loader import load_brief
from briefpress.content.model import Brief
from briefpress.findings import Finding, FindingCollector, FindingsError

BRIEF = """\
---
schema: 1
title: "Trade has grown since {trade:date}"
language: en
edition: 2022-01-20
languages: [zh, ru]
outputs:
  - {name: one-page, layout: one-page, audience: public}
  - {name: background, layout: background, audience: internal, brand: plain}
---
Trade rose to {trade}. {#standfirst}

:::{figures} headline
- {figure: trade, label: "total trade", note: "up {growth:signed}"}
- {id: kz-part, figure: "by-country[KZ]", label: "with Kazakhstan"}
:::

## Trade over time {#trade kind=evidence}

Two-way trade reached **{trade}**.[^mirror]
It grew fast. [@customs] {#growth .core}

### Details {#details}

Do not say this: {secret}.[^hidden] [@whisper] {#differ .internal}

- One {#one .core}
  - Inner {#inner .internal}
- Two {#two .internal}

[^mirror]: Statistics differ.
[^hidden]: Told in confidence.

:::{callout} watch role=watch
# What to watch

The next total. {#next}
:::

:::{quotation} q1
We are content.
-- A. Minister, Ministry of Commerce
:::

:::{chart} by-country-chart
kind: bar
series: by-country
title: Kazakhstan leads
names: countries
sort: descending
source: customs
:::

:::{table} partners
title: "Partners"
keys: by-country
columns:
  - {id: partner, head: "Partner", names: countries}
  - {id: value, head: "Value", series: by-country}
total: {label: "All", value: "{trade:number}"}
:::

:::{table} projects
title: "Projects"
columns: [{id: project, head: "Project", width: 30}, {id: trade, head: "Trade", align: number}]
rows:
  - {id: gas, project: "Gas", trade: "{trade}"}
:::

:::{image} map
file: images/map.png
alt: A map.
:::

## Handling {#handling kind=background .internal}

Only for us. {#us}
"""

FIGURES = """\
defaults: {unit: USD, scale: billion, source: customs}
figures:
  trade: {value: 50.1, period: 2021, note: "internal remark", rivals: [{value: 49.5, source: rival}]}
  growth: {formula: trade / before - 1, kind: change, decimals: 1}
  before: {value: 38.6, period: 2020}
  secret: {value: 1.5, period: 2021, source: whisper}
series:
  by-country: {file: data/by-country.csv, key: country, value: usd, period: 2021}
"""

SOURCES = """\
customs: {type: webpage, title: "Trade statistics", publisher: "Customs", issued: 2022-01-18, URL: "https://a.example/1"}
whisper: {type: personal_communication, title: "A call"}
rival: {type: webpage, title: "Another count", issuer: "Someone"}
"""

FILES = {
    "content/alpha/brief.md": BRIEF,
    "content/alpha/figures.yaml": FIGURES,
    "content/alpha/sources.yaml": SOURCES,
    "content/alpha/data/by-country.csv": "country,usd\nKZ,20.1\nUZ,30.0\n",
    "content/shared/office.yaml": "name: Trade Desk\nbrand: standard\ntime-zone: Asia/Shanghai\n",
    "content/shared/names.yaml": "countries: {KZ: Kazakhstan, UZ: Uzbekistan}\n",
    "content/shared/glossary.yaml": "names-with-digits: [COVID-19]\nterms: {road: {en: Road, zh: 路}}\n",
}


@dataclass
class Project:
    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "content/alpha"

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def read(self, name: str = "content/alpha/brief.md") -> str:
        return (self.root / name).read_bytes().decode()

    def change(self, old: str, new: str, name: str = "content/alpha/brief.md") -> None:
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new))

    def load(self) -> Brief:
        return load_brief(self.folder, self.root)

    def findings(self) -> list[Finding]:
        """Everything that loading finds."""
        collector = FindingCollector()
        try:
            load_brief(self.folder, self.root, collector)
        except FindingsError as error:
            collector.extend(error.findings)
        return list(collector)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    for name, text in FILES.items():
        made.write(name, text)
    (made.folder / "images").mkdir()
    Image.new("RGB", (40, 30), "white").save(made.folder / "images/map.png")
    return made
