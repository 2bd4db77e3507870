"""The canonical form of a Document: JSON text that is equal exactly where the Documents are equal.

Build keys are digests of it and golden files hold it. ``read_document(dump_document(document)) == document``.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from briefpress.document import nodes
from briefpress.document.nodes import Document
from briefpress.locations import SegmentAddress

_CLASSES: Mapping[str, type] = {
    name: value
    for name, value in vars(nodes).items()
    if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ == nodes.__name__
}


def dump_document(document: Document) -> str:
    """``document`` as indented JSON; fields at their default are left out, so that a new field changes no old dump."""
    return json.dumps(_dump(document), ensure_ascii=False, indent=1) + "\n"


def read_document(text: str) -> Document:
    """The Document that ``dump_document`` wrote. Raises ValueError where ``text`` is not such a dump."""
    try:
        return cast(Document, _read(json.loads(text), Document))
    except (KeyError, TypeError, ArithmeticError, RecursionError) as error:
        raise ValueError(f"not a canonical document: {error}") from error


def _dump(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        result: dict[str, object] = {"node": type(value).__name__}
        for field in dataclasses.fields(value):
            content = getattr(value, field.name)
            if field.default is dataclasses.MISSING or content != field.default:
                result[field.name] = _dump(content)
        return result
    if isinstance(value, tuple):
        return [_dump(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return str(value)
    return value


@cache
def _hints(node: type) -> dict[str, Any]:
    return get_type_hints(node)


def _read(data: Any, hint: Any) -> object:
    """``data`` as a value of the type ``hint``, down to the last field. Raises ValueError where it is none."""
    options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    if isinstance(data, dict):
        node = _CLASSES[data["node"]]
        if node in options:
            hints = _hints(node)
            return node(**{name: _read(value, hints[name]) for name, value in data.items() if name != "node"})
    elif isinstance(data, list):
        if get_origin(hint) is tuple:
            inner = get_args(hint)
            parts = inner[:1] * len(data) if inner[-1] is Ellipsis else inner
            return tuple(_read(item, part) for item, part in zip(data, parts, strict=True))
    elif type(data) in options:  # text, whole number, true or false, null
        return data
    elif isinstance(data, str):
        for option in options:
            if isinstance(option, type) and issubclass(option, Enum | Decimal | SegmentAddress):
                return option(data)
    raise ValueError(f"not a canonical document: {data!r:.60} stands where {hint} belongs")
