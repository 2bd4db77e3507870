"""What time it is: asked once, at the top, and handed down."""

from __future__ import annotations

import datetime
import os

import click

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable by which a build is done as if at another time: seconds since 1970 (reproducible-builds.org)."""


def now() -> datetime.datetime:
    """The present moment in UTC, or the one that SOURCE_DATE_EPOCH names. Raises click.UsageError."""
    seconds = os.environ.get(EPOCH, "")
    if not seconds:
        return datetime.datetime.now(tz=datetime.UTC)
    try:
        return datetime.datetime.fromtimestamp(int(seconds), tz=datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError(f"{EPOCH} is «{seconds}», which is no number of seconds since 1970") from error
