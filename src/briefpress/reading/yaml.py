"""YAML read strictly: all scalars stay text, every value keeps its place, and what can surprise is refused.

The document is built from parser events and never composed by the library: composing deep nesting overflows the C
stack, and resolving types would turn ``NO`` into false and ``012`` into ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import yaml

from briefpress.findings import Finding, FindingsError
from briefpress.reading.text import SIZE_LIMIT, control_finding, load_text
from briefpress.reading.yaml_document import ScalarPlace, YamlDocument, YamlPath, YamlValue
from briefpress.reading.yaml_events import DocumentBuilder, StopReadingError

__all__ = ["ScalarPlace", "YamlDocument", "YamlPath", "YamlValue", "load_yaml", "read_yaml"]

EXPLANATIONS = {
    "mapping values are not allowed in this context": (
        "a colon with a space after it stands in a text without quotes, or the line is indented wrongly",
        'put the text in quotes: "…: …"',
    ),
    "found character that cannot start any token": (
        "a value cannot start with this character",
        "put the text in quotes; indent with spaces, not with tabs",
    ),
    "found unexpected end of stream": ("a quotation mark is opened and never closed", "close the quotation mark"),
    "found a tab character that violates indentation": ("a tab stands in the indentation", "indent with spaces"),
    "did not find expected '-' indicator": (
        "a list and keys are mixed at the same indentation",
        "indent the keys that belong to the last item of the list",
    ),
    "did not find expected key": (
        "a key is expected here",
        "check the indentation, and that a text with quotes ends at its closing quotation mark",
    ),
    "did not find expected ',' or '}'": ("braces are opened and not closed", "write } at the end, commas between"),
    "did not find expected ',' or ']'": ("brackets are opened and not closed", "write ] at the end, commas between"),
    "did not find expected node content": ("a value is missing", "write the value, or close the brackets"),
    "could not find expected ':'": ("a key without a colon", "write a colon and a space after the key"),
    "found unknown escape character": (
        "an unknown escape in a text in double quotes",
        r"write \\ for a backslash, or use single quotes",
    ),
    "found invalid Unicode character escape code": (
        "an escape that stands for no character",
        "type the character itself",
    ),
}
"""What the parser says, in words for authors: the message and the help."""


def read_yaml(text: str, path: PurePosixPath, *, first_line: int = 1) -> YamlDocument:
    """The one YAML document in ``text``, which starts at line ``first_line`` of the file ``path``.

    Raises FindingsError with F002 (not well-formed, past the limits, aliases, tags, …) and F003 (duplicate keys).
    """
    builder = DocumentBuilder(text, path, first_line)
    finding = control_finding(text, path, "F002", first_line=first_line)
    if finding is None and len(text) > SIZE_LIMIT:
        finding = Finding("F002", "the YAML text is larger than 1 MB", builder.locate(0, 1))
    if finding is not None:
        raise FindingsError([finding])
    try:
        for event in _events(text):
            builder.take(event)
    except StopReadingError:
        pass
    except yaml.MarkedYAMLError as error:
        builder.findings.append(_explain(error, builder))
    except yaml.YAMLError:
        builder.findings.append(Finding("F002", "the YAML text is not well-formed", builder.locate(0, 1)))
    if builder.findings:
        raise FindingsError(builder.findings)
    return builder.document()


def load_yaml(file: Path, root: Path) -> YamlDocument:
    """The YAML document in ``file``; its findings name it relative to ``root``."""
    source = load_text(file, root, controls=True)
    return read_yaml(source.text, source.path)


def _events(text: str) -> Iterator[yaml.Event]:
    yield from yaml.parse(text, Loader=yaml.CSafeLoader)


def _explain(error: yaml.MarkedYAMLError, builder: DocumentBuilder) -> Finding:
    problem = error.problem or ""
    message, advice = EXPLANATIONS.get(problem, (problem or "the YAML text is not well-formed", ""))
    mark = error.problem_mark
    if error.context_mark is not None and problem == "found unexpected end of stream":
        # The end of the file helps nobody; the opening quotation mark does.
        mark = error.context_mark
    location = builder.locate(mark.index if mark is not None else 0, 1)
    opened = ""
    if error.context_mark is not None and error.context_mark is not mark:
        line = builder.locate(error.context_mark.index, 1).line
        if line != location.line:
            opened = f"what began in line {line} to go on or to end"
    return Finding("F002", message, location, expected=opened, help=advice, excerpt=builder.line_of(location))
