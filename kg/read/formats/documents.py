"""A PDF or a Word document in; a draft of its text out. Needs the extra `newskg[documents]`."""

from __future__ import annotations

import io
import logging
import re
import time
import zipfile
from collections.abc import Iterator
from typing import Any

from kg.errors import ReadError
from kg.read.drafts import Draft
from kg.read.formats.inputs import MAX_BYTES, Input, read_whole
from kg.read.formats.pdf_lines import join_lines

PAGES = 200
SECONDS = 60.0
"""Maximum of a PDF: pages, and CPU time for all of them."""
EXTRA = "needs {package}, which is not installed: pip install 'newskg[documents]'"
TITLE_STYLES = frozenset({"title", "heading 1", "headline"})


def read_pdf(given: Input) -> Iterator[Draft]:
    """Yield the draft of a PDF's text; raise ReadError for a scan."""
    try:
        from pypdf import PdfReader
    except ModuleNotFoundError as error:
        raise ReadError(given.name, f"a PDF, {EXTRA.format(package='pypdf')}") from error
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # else it prints what is raised
    data = read_whole(given)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(given.name, "a PDF with a password; save it without")
        pages = list(_page_texts(given.name, reader))
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except ReadError:
        raise
    except Exception as error:  # whatever a broken PDF does to the library, only it is lost
        raise ReadError(given.name, f"a broken PDF: {error!s:.200}") from error
    if not any(map(str.strip, pages)):
        raise ReadError(given.name, "a PDF without text, perhaps a scan; run OCR on it first")
    yield Draft(given.name, join_lines(pages), title=_shown_title(title, pages[0]))


def _page_texts(name: str, reader: Any) -> Iterator[str]:
    if len(reader.pages) > PAGES:
        raise ReadError(name, f"a PDF of {len(reader.pages):,} pages, more than {PAGES}; split it")
    began = time.process_time()
    for page in reader.pages:
        yield page.extract_text()
        if time.process_time() - began > SECONDS:
            raise ReadError(name, f"a PDF that takes more than {SECONDS:g} seconds; split it")


def _shown_title(title: str, page: str) -> str:
    """Return the title a PDF declares, if its first page shows it: else it is a file's name."""
    words = re.findall(r"\w+", title.casefold())
    shown = re.findall(r"\w+", page.casefold())
    found = f" {' '.join(words)} " in f" {' '.join(shown)} "
    return " ".join(title.split()) if len(words) > 1 and found else ""


def read_docx(given: Input) -> Iterator[Draft]:
    """Yield the draft of a Word document, its title or first heading as the title."""
    try:
        import docx
    except ModuleNotFoundError as error:
        raise ReadError(given.name, f"a Word document, {EXTRA.format(package='python-docx')}") from error  # fmt: skip  # noqa: E501  # a message
    data = io.BytesIO(read_whole(given))
    try:
        _refuse_bomb(given.name, data)
        document = docx.Document(data)
        title, paragraphs = _read_paragraphs(document)
        author = document.core_properties.author or None
    except ReadError:
        raise
    except Exception as error:  # whatever a broken document does to the library, only it is lost
        raise ReadError(given.name, f"a broken Word document: {error!s:.200}") from error
    if not paragraphs:
        raise ReadError(given.name, "a Word document without a paragraph of text")
    known = None if author in (None, "python-docx") else author
    yield Draft(given.name, "\n\n".join(paragraphs), title=title, author=known)


def _refuse_bomb(name: str, data: io.BytesIO) -> None:
    with zipfile.ZipFile(data) as archive:
        size = sum(info.file_size for info in archive.infolist())
    if size > MAX_BYTES:
        raise ReadError(name, f"unpacks to more than {MAX_BYTES // 2**20} MiB; save it as text")
    data.seek(0)


def _read_paragraphs(document: Any) -> tuple[str, list[str]]:
    """Return the title and the paragraphs; a list in a table is no running text and stays out."""
    title = ""
    paragraphs: list[str] = []
    for paragraph in document.paragraphs:
        words = " ".join(paragraph.text.split())
        style = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
        if words and not (title or paragraphs) and style in TITLE_STYLES:
            title = words
        elif words:
            paragraphs.append(words)
    return title, paragraphs
