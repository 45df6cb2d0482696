"""PDF text, read by a program that knows nothing of what made it."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable

import pytest


@pytest.fixture
def pdf_pages() -> Callable[[bytes], list[str]]:
    """The text of each page of a PDF, its spaces made one."""

    def pages(data: bytes) -> list[str]:
        command = ["pdftotext", "-layout", "-", "-"]
        text = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode("utf-8")
        return [re.sub(r"\s+", " ", page) for page in text.split("\f") if page.strip()]

    return pages
