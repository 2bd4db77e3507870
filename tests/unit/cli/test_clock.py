"""The moment of a build, which everything below is told."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from briefpress.cli.clock import now

if TYPE_CHECKING:
    from conftest import SmallProject


def test_it_is_now_unless_somebody_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    before = datetime.datetime.now(tz=datetime.UTC)
    assert before <= now() <= datetime.datetime.now(tz=datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert before <= now()


def test_another_moment_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1642636800")
    assert now() == datetime.datetime(2022, 1, 20, tzinfo=datetime.UTC)


@pytest.mark.parametrize("seconds", ["soon", "1e9", "9" * 30, "-" + "9" * 30])
def test_what_is_no_moment_is_wrong_usage(small: SmallProject, monkeypatch: pytest.MonkeyPatch, seconds: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    for command in ("build", "check"):
        outcome = small.run(command)
        assert outcome.code == 2
        assert "SOURCE_DATE_EPOCH" in outcome.err
