"""Body templates: Jinja in its immutable sandbox, with every literal tag stamped by the file and line that wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from jinja2 import (
    BaseLoader,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefpress.findings import Finding, FindingsError
from briefpress.layouts.loader import TEMPLATES, Layout
from briefpress.layouts.skeleton import ORIGIN
from briefpress.layouts.view import BriefView
from briefpress.locations import SourceLocation

_TAG = re.compile(r"<[^\W\d][\w:.-]*")
_UNSAFE_GLOBALS = ("lipsum", "cycler", "joiner", "namespace", "dict")


class OriginExtension(Extension):
    """Stamps each tag that stands literally in a template with ``data-at="file:line"``.

    Findings can then point into the template, inside macros and loops too, and not into what it wrote.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        name = TEMPLATES / (stream.name or "?")
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", self._stamp(token.value, token.lineno, name))
            else:
                yield token

    @staticmethod
    def _stamp(text: str, first_line: int, name: PurePosixPath) -> str:
        def stamped(match: re.Match[str]) -> str:
            line = first_line + text.count("\n", 0, match.start())
            return f'{match[0]} {ORIGIN}="{name}:{line}"'

        return _TAG.sub(stamped, text)


def _environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=loader,
        extensions=[OriginExtension],
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in _UNSAFE_GLOBALS:
        environment.globals.pop(name, None)
    return environment


def render_body(root: Path, layout: Layout, brief: BriefView) -> str:
    """What the body template of ``layout`` writes for ``brief``. Raises FindingsError, located in the template."""
    environment = _environment(FileSystemLoader(root / TEMPLATES))
    body = TEMPLATES / layout.body
    try:
        return environment.get_template(layout.body).render(brief=brief)
    except TemplateSyntaxError as error:
        path = _template_path(Path(error.filename), root) if error.filename else None
        location = SourceLocation(path or body, error.lineno)
        finding = Finding("F402", f"the template cannot be read: {error.message}", location)
    except TemplateNotFound as error:
        finding = Finding("F404", f"there is no template «{error.name}»", _template_line(error, root, body))
    except (
        TemplateError,
        TypeError,
        ValueError,
        AttributeError,
        LookupError,
        ArithmeticError,
        MemoryError,
        RuntimeError,
    ) as error:
        code = "F404" if isinstance(error, UndefinedError) else "F402"
        reason = str(error) or type(error).__name__
        finding = Finding(code, f"the template fails: {reason}", _template_line(error, root, body))
    raise FindingsError([finding])


def _template_line(error: BaseException, root: Path, body: PurePosixPath) -> SourceLocation:
    """The innermost line of a template in the traceback of ``error``."""
    location = SourceLocation(body, 1)
    traceback = error.__traceback__
    while traceback:
        if path := _template_path(Path(traceback.tb_frame.f_code.co_filename), root):
            location = SourceLocation(path, traceback.tb_lineno)
        traceback = traceback.tb_next
    return location


def _template_path(file: Path, root: Path) -> PurePosixPath | None:
    """``file`` as findings name it; None where it is no template of the project."""
    file, templates = file.resolve(), (root / TEMPLATES).resolve()
    return TEMPLATES / file.relative_to(templates) if file.is_relative_to(templates) and file.is_file() else None
