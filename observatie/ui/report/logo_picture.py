"""Makes a picture fit for the head of a report: small enough for every PDF, and whole."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from observatie.domain.errors import KnownError

_LARGEST = 600
"""In pixels; at the size of the logo on paper that is sharper than any printer."""
_MOST_BYTES = 200_000
_MOST_PIXELS = 64_000_000
_QUALITIES = (90, 75, 60, 40)


def fit_logo(path: Path) -> bytes:
    """Return the picture in this file as a small PNG or JPEG; raises KnownError C13 where it is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()) not in (b"png", b"jpeg") or size.width() * size.height() > _MOST_PIXELS:
        raise _unfit(path)
    image = reader.read()
    if image.isNull():
        raise _unfit(path)
    if max(image.width(), image.height()) > _LARGEST:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(QSize(_LARGEST, _LARGEST), keep, smooth)
    as_png = _written(image, "PNG")
    return as_png if len(as_png) <= _MOST_BYTES else _as_jpeg(image)


def _unfit(path: Path) -> KnownError:
    return KnownError("C13", f"“{path.name}” is geen PNG of JPEG die te lezen is", "kies een ander bestand")


def _as_jpeg(image: QImage) -> bytes:
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    tries = (_written(paper, "JPEG", quality) for quality in _QUALITIES)
    last = b""
    for last in tries:
        if len(last) <= _MOST_BYTES:
            break
    return last


def _written(image: QImage, kind: str, quality: int = -1) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind, quality)  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(held.data())
