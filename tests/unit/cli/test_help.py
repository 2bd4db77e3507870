"""The command line explains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import SmallProject

COMMANDS = ("build", "check", "verify", "figures", "show", "ids", "translate", "new", "schema", "doctor")


def test_help_lists_every_command_with_what_it_does(small: SmallProject) -> None:
    outcome = small.run("--help")
    assert (outcome.code, outcome.err) == (0, "")
    listed = outcome.out.partition("Commands:")[2].split("\n")
    summaries = {line.split()[0]: line.split(maxsplit=1)[1] for line in listed if line.strip()}
    assert summaries.keys() >= set(COMMANDS)
    assert all(not summary.endswith("...") for summary in summaries.values()), "a summary is cut off"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own_also_outside_a_project(small: SmallProject, command: str) -> None:
    outcome = small.run(command, "--help", folder="..")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: briefpress {command}")


def test_the_exit_codes_are_said(small: SmallProject) -> None:
    text = " ".join(small.run("--help").out.split())
    assert all(code in text for code in ("0 (done)", "1 (findings)", "70 (a bug of ours)", "75 (another build"))


def test_the_version_is_said(small: SmallProject) -> None:
    outcome = small.run("--version")
    assert outcome.code == 0
    assert outcome.out.startswith("briefpress ")


def test_the_command_that_was_meant_is_suggested(small: SmallProject) -> None:
    outcome = small.run("biuld")
    assert outcome.code == 2
    assert "No such command 'biuld'. Did you mean «build»?" in outcome.err


@pytest.mark.parametrize("arguments", [("biuld",), ("build", "--jsno"), ("show",), ("new",), ("translate", "upadte")])
def test_wrong_usage_ends_with_2_and_one_hint(small: SmallProject, arguments: tuple[str, ...]) -> None:
    outcome = small.run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert "Error: " in outcome.err
    assert "Traceback" not in outcome.err
