"""The roles of a layout: what all layouts share, what this one says differently, and ``like`` resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from briefpress.findings import Finding, FindingCollector
from briefpress.layouts.schema import RoleSchema, SharedRolesSchema
from briefpress.reading.schema import validate
from briefpress.reading.yaml import YamlDocument, load_yaml

ROLES_PATH = PurePosixPath("templates/shared/roles.yaml")


def load_roles(
    root: Path,
    document: YamlDocument,
    own: Mapping[str, RoleSchema],
    collector: FindingCollector,
    looks: Mapping[str, Mapping[str, object]],
) -> Mapping[str, RoleSchema]:
    """Every role of the layout written in ``document``, in full: ``own``, over those that all layouts share.

    The ``looks`` of a brand go over both; those of roles that the layout does not have say nothing.

    Raises FindingsError where the shared roles cannot be read; a role that is like no other goes to ``collector``. A
    project without shared roles has layouts that say everything themselves.
    """
    layers = [_Layer(own, document)]
    if (root / ROLES_PATH).is_file():
        shared = load_yaml(root / ROLES_PATH, root)
        layers.insert(0, _Layer(validate(SharedRolesSchema, shared).roles, shared))
    return _Resolver(layers, collector, looks).roles()


@dataclass(frozen=True, slots=True)
class _Layer:
    """Roles as one file writes them."""

    roles: Mapping[str, RoleSchema]
    document: YamlDocument

    def values(self, name: str) -> dict[str, object]:
        """What the file says of a role, and nothing that it does not say."""
        role = self.roles.get(name)
        return role.model_dump(exclude_none=True, exclude_unset=True) if role else {}


@dataclass(slots=True)
class _Resolver:
    """Merges layers, the later over the earlier, value by value."""

    layers: list[_Layer]
    collector: FindingCollector
    looks: Mapping[str, Mapping[str, object]]
    merged: dict[str, dict[str, object]] = field(init=False)

    def __post_init__(self) -> None:
        names = dict.fromkeys(name for layer in self.layers for name in layer.roles)
        self.merged = {name: self._merge(name) for name in names}

    def _merge(self, name: str) -> dict[str, object]:
        values: dict[str, object] = {}
        for layer in self.layers:
            values |= layer.values(name)
        return {**values, **self.looks.get(name, {})}

    def roles(self) -> dict[str, RoleSchema]:
        return {name: self._resolved(name) for name in self.merged}

    def _resolved(self, name: str) -> RoleSchema:
        """The role with the values of the roles it is like; its own values come last."""
        values: dict[str, object] = {}
        for link in reversed(list(self._chain(name))):
            values |= {key: value for key, value in self.merged[link].items() if key not in ("like", "word")}
        word = self.merged[name].get("word") or name.replace("-", " ").capitalize()
        return RoleSchema.model_validate(values | {"word": word})

    def _chain(self, name: str) -> Iterator[str]:
        """The role, the one it is like, the one that that is like, and so on."""
        chain = [name]
        yield name
        while like := str(self.merged[chain[-1]].get("like", "")):
            if like in chain or like not in self.merged:
                self._report(chain[-1], like, "is like it" if like in chain else "is not there")
                return
            chain.append(like)
            yield like

    def _report(self, name: str, like: str, what: str) -> None:
        """A finding in the file that says what ``name`` is like: the last that says it is the one that counts."""
        writers = [layer.document for layer in self.layers if "like" in layer.values(name)]
        location = writers[-1].location(("roles", name, "like"))
        message = f"the role «{name}» is like «{like}», which {what}"
        self.collector.add(Finding("F401", message, location, excerpt=writers[-1].excerpt(location)))
