# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody sends, until it is all there; what broke off halfway never counts as whole.

The server hands over a request when its head has come, and the rest arrives while it is read. When the
sender is gone, the reading simply ends: then half a form looks like a form.
"""

from io import BytesIO
from wsgiref.types import InputStream, WSGIEnvironment


def announced(environ: WSGIEnvironment) -> int:
    """How many bytes are to come; of nonsense nothing is read, and it is refused further on."""
    told = environ.get("CONTENT_LENGTH") or ""
    return int(told) if told.isascii() and told.isdigit() else 0


def receive(environ: WSGIEnvironment, length: int) -> bool:
    """Wait until all of it is there; False when it broke off."""
    if not length:
        return True
    content = environ["wsgi.input"].read(length)
    environ["wsgi.input"] = BytesIO(content)
    return len(content) == length


class Promised:
    """A file that is read while it comes: that it ends too soon is an error."""

    def __init__(self, stream: InputStream, length: int) -> None:
        self._stream, self._left = stream, length

    def read(self, size: int = -1, /) -> bytes:
        return self._counted(self._stream.read(size), size)

    def readline(self, size: int = -1, /) -> bytes:
        return self._counted(self._stream.readline(size), size)

    def _counted(self, content: bytes, size: int) -> bytes:
        self._left -= len(content)
        if not content and size and self._left > 0:
            raise ConnectionError("the sender is gone, and not all of it has come")
        return content
