"""The only way out of a page: fonts by name and images within content, nothing else, however it is spelled."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from weasyprint.css.tokens import InvalidValues
from weasyprint.urls import FatalURLFetchingError

from briefpress.findings import FindingsError
from briefpress.formats.pdf import fetcher as fetcher_module
from briefpress.formats.pdf.fetcher import AssetFetcher
from briefpress.formats.pdf.fonts import FontFile

if TYPE_CHECKING:
    from conftest import Press

CANARY = b"CANARY-7f3a9c"
IMAGE = "content/alpha/images"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a picture in content, and secrets around it."""
    project = tmp_path / "project"
    images = project / IMAGE
    images.mkdir(parents=True)
    (images / "map.png").write_bytes(b"picture")
    (tmp_path / "outside.png").write_bytes(CANARY)
    (project / "secret.png").write_bytes(CANARY)
    (project / "content-secret").mkdir()
    (project / "content-secret/x.png").write_bytes(CANARY)
    (project / "content/secret.txt").write_bytes(CANARY)
    (project / "content/noext").write_bytes(CANARY)
    (images / "link.png").symlink_to(tmp_path / "outside.png")
    (images / "relative.png").symlink_to("../../../secret.png")
    (images / "folder").symlink_to(tmp_path)
    (images / "passwd.png").symlink_to("/etc/passwd")
    (images / "loop.png").symlink_to("loop.png")
    (images / "null.png").symlink_to("/dev/null")
    (images / "folder.png").mkdir()
    os.mkfifo(images / "pipe.png")
    brand = project / "templates/brands/house"
    brand.mkdir(parents=True)
    (brand / "logo.svg").write_bytes(b"drawing")
    (brand / "brand.yaml").write_bytes(CANARY)
    (brand / "link.svg").symlink_to("../../../secret.png")
    (images / "map.svg").write_bytes(CANARY)
    (project / "templates/print.png").write_bytes(CANARY)
    return project


@pytest.fixture
def fetch(root: Path, fonts: tuple[FontFile, ...]) -> Callable[[str], bytes]:
    return lambda url: AssetFetcher(root, fonts).fetch(url).read()  # type: ignore[no-any-return]


def test_an_image_within_content_is_given(fetch: Callable[[str], bytes]) -> None:
    assert fetch(f"asset:image/{IMAGE}/map.png") == b"picture"
    assert fetch(f"asset:image/{IMAGE}/../images/map%2Epng") == b"picture"


def test_a_link_to_an_image_within_content_is_given(root: Path, fetch: Callable[[str], bytes]) -> None:
    (root / "content/alias.png").symlink_to("alpha/images/map.png")
    assert fetch("asset:image/content/alias.png") == b"picture"


def test_a_font_of_the_project_is_given(fetch: Callable[[str], bytes], fonts: tuple[FontFile, ...]) -> None:
    assert fetch(f"asset:font/{fonts[0].asset}") == fonts[0].path.read_bytes()


def test_a_drawing_of_a_brand_is_given(fetch: Callable[[str], bytes]) -> None:
    assert fetch("asset:image/templates/brands/house/logo.svg") == b"drawing"


HOSTILE = [
    # other protocols
    "file:///etc/passwd", "FILE:///etc/passwd", "file://localhost/etc/passwd", "file:/etc/passwd", "file:etc/passwd",
    "file:{root}/secret.png", "file://{root}/content/alpha/images/map.png", "http://127.0.0.1/x.png",
    "https://127.0.0.1/x.png", "HTTP://127.0.0.1/", "ftp://127.0.0.1/x.png", "gopher://127.0.0.1/", "//127.0.0.1/x.png",
    "data:text/plain,hello", "data:image/png;base64,iVBORw0KGgo=", "data:,", "jar:file:///x.jar!/y", "javascript:1",
    "blob:x", "about:blank", "mailto:a@b.example", "attachment:x", "ASSET:image/content/alpha/images/map.png",
    "asset2:image/content/alpha/images/map.png", " asset:image/content/alpha/images/map.png", "asset",
    # paths
    "/etc/passwd", "etc/passwd", "../secret.png", "content/alpha/images/map.png", "{root}/secret.png", "", ".", "#x",
    "?x",
    # our own protocol, led astray
    "asset:", "asset:image", "asset:image/", "asset:image/content", "asset:image/content/", "asset:font/",
    "asset:fonts/x",
    "asset://image/content/alpha/images/map.png", "asset:/image/content/alpha/images/map.png",
    "asset:text/content/secret.txt", "asset:image/content/secret.txt", "asset:image/content/noext",
    "asset:image/secret.png", "asset:image/content/../secret.png", "asset:image/content/alpha/../../secret.png",
    "asset:image/content/%2e%2e/secret.png", "asset:image/content%2f..%2fsecret.png", "asset:image/%2e%2e/outside.png",
    "asset:image/content/..%5csecret.png", "asset:image/content/..\\secret.png", "asset:image/content-secret/x.png",
    "asset:image//etc/passwd", "asset:image/{root}/secret.png", "asset:image/%2Fetc%2Fpasswd",
    "asset:image/content/alpha/images/map.png%00.txt", "asset:image/content/alpha/images/map.png\x00",
    "asset:image/content/%ff%fe.png", "asset:image/content/alpha/images/missing.png", "asset:image/content/{long}.png",
    "asset:image/content/alpha/images/map.png/x.png",
    "asset:image/content/alpha/images/map.png?x", "asset:image/content/alpha/images/map.png#x",
    # links, devices, folders
    "asset:image/content/alpha/images/link.png", "asset:image/content/alpha/images/relative.png",
    "asset:image/content/alpha/images/folder/outside.png", "asset:image/content/alpha/images/passwd.png",
    "asset:image/content/alpha/images/loop.png", "asset:image/content/alpha/images/null.png",
    "asset:image/content/alpha/images/folder.png", "asset:image/content/alpha/images/pipe.png", "asset:image/dev/zero",
    "asset:image/proc/self/environ",
    # drawings are those of brands alone, and brands have nothing else to give
    "asset:image/content/alpha/images/map.svg", "asset:image/templates/brands/house/brand.yaml",
    "asset:image/templates/brands/house/link.svg", "asset:image/templates/print.png",
    "asset:image/templates/brands/../print.png", "asset:image/templates/brands/house/../../../secret.png",
    # fonts
    "asset:font/../../../../etc/passwd", "asset:font/../fonts/SourceSans3.ttf", "asset:font//etc/passwd",
    "asset:font/sourcesans3.ttf", "asset:font/Missing.ttf",
]  # fmt: skip


@pytest.mark.parametrize("url", HOSTILE)
def test_every_other_address_stops_the_rendering(root: Path, fetch: Callable[[str], bytes], url: str) -> None:
    spelled = url.replace("{root}", str(root)).replace("{long}", "x" * 5000)
    with pytest.raises(FatalURLFetchingError):
        fetch(spelled)


def test_an_image_that_is_too_large_is_refused(fetch: Callable[[str], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetcher_module, "MAXIMUM_SIZE", 6)
    with pytest.raises(FatalURLFetchingError, match="at most 6 bytes"):
        fetch(f"asset:image/{IMAGE}/map.png")


# --- through a page --------------------------------------------------------------------------------------------------

SINKS = [
    '<img src="{url}">',
    '<img src="asset:image/content/alpha/images/map.png" srcset="{url} 2x">',
    '<svg width="9" height="9"><image href="{url}" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{url}"/></svg>',
    '<svg width="9" height="9"><use href="{url}#x"/></svg>',
    '<svg width="9" height="9"><style>@import url("{url}");</style></svg>',
    '<svg width="9" height="9"><rect width="9" height="9" fill="url({url}#x)"/></svg>',
    '<object data="{url}"></object>',
    '<embed src="{url}">',
    '<iframe src="{url}"></iframe>',
    '<video poster="{url}" src="{url}"></video>',
    '<input type="image" src="{url}">',
    '<link rel="attachment" href="{url}">',
    '<link rel="ATTACHMENT stylesheet" href="{url}">',
    '<link rel="stylesheet" href="{url}">',
    '<link rel="icon" href="{url}">',
    '<a rel="attachment" href="{url}">x</a>',
    '<a rel="nofollow Attachment" href="{url}" download>x</a>',
    '<base href="{url}"><img src="x.png">',
    '<base href="{url}"><a rel="attachment" href="x">x</a>',
    '<style>@import "{url}";</style>',
    "<style>@import url({url}) print;</style>",
    '<style>@font-face {{ font-family: x; src: url("{url}") }} p {{ font-family: x }}</style><p>x</p>',
    '<style>@page {{ background: url("{url}") }}</style>',
    '<style>@color-profile device-cmyk {{ src: url("{url}") }} p {{ color: device-cmyk(1 0 0 0) }}</style><p>x</p>',
    '<p style="background-image: url(&quot;{url}&quot;)">x</p>',
    '<p style="border-image: url(&quot;{url}&quot;) 1">x</p>',
    '<ul style="list-style-image: url(&quot;{url}&quot;)"><li>x</li></ul>',
    '<style>p::before {{ content: url("{url}") }}</style><p>x</p>',
    '<table background="{url}"><tr><td background="{url}">x</td></tr></table>',
]


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[bytes]]]:
    """The address of a server on this machine, and what it was asked for."""
    asked: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                asked.append(connection.recv(200))
                connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + CANARY)

    threading.Thread(target=serve, daemon=True).start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/x.png", asked
    listening.close()


@pytest.mark.parametrize("sink", SINKS)
def test_a_page_fetches_nothing_of_its_own(
    press: Press, sink: str, server: tuple[str, list[bytes]], streams_of: Callable[[bytes], Iterator[bytes]]
) -> None:
    address, asked = server
    secret = press.root / "secret.png"
    for url in (address, secret.as_uri(), str(secret), "asset:image/secret.png", "asset:image/content/secret.txt"):
        try:
            data = press.body(sink.format(url=url)).data
        except (FindingsError, InvalidValues):
            continue
        assert not any(CANARY in stream for stream in streams_of(data))  # it was inert
    assert asked == []


def test_without_our_fetcher_a_secret_would_be_found(
    press: Press, streams_of: Callable[[bytes], Iterator[bytes]]
) -> None:
    """The test above sees what it looks for."""
    from weasyprint import HTML

    data = HTML(string=f'<link rel="attachment" href="{(press.root / "secret.png").as_uri()}">').write_pdf()
    assert any(CANARY in stream for stream in streams_of(data))


def test_what_was_refused_is_named_in_the_finding(press: Press) -> None:
    with pytest.raises(FindingsError, match=r"a page may not fetch asset:image/secret\.png") as caught:
        press.body('<img src="asset:image/secret.png">')
    assert str(caught.value.findings[0].location) == "templates/sample/layout.yaml"
