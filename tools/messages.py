"""A gettext catalogue compiled: the text of a .po file to the bytes of a .mo file, which the standard library reads."""

from __future__ import annotations

import ast
import re
import struct

_LINE = re.compile(r'(msgid|msgid_plural|msgstr(?:\[\d\])?) (".*")')


def compiled(source: str) -> bytes:
    """The .mo file of a .po file with one line a message, which is all that ours needs."""
    messages = sorted(_entry(block) for block in source.split("\n\n") if "msgid" in block)
    ids = b"".join(key + b"\0" for key, _ in messages)
    at_keys = 28
    at_values = at_keys + 8 * len(messages)
    start = at_values + 8 * len(messages)
    header = struct.pack("<7I", 0x950412DE, 0, len(messages), at_keys, at_values, 0, 0)
    keys = _places([key for key, _ in messages], start)
    values = _places([value for _, value in messages], start + len(ids))
    return header + keys + values + ids + b"".join(value + b"\0" for _, value in messages)


def _entry(block: str) -> tuple[bytes, bytes]:
    found = [(name, ast.literal_eval(text)) for name, text in _LINE.findall(block)]
    key = "\0".join(text for name, text in found if name.startswith("msgid"))
    return key.encode(), "\0".join(text for name, text in found if name.startswith("msgstr")).encode()


def _places(texts: list[bytes], start: int) -> bytes:
    """Length and place of each text, when each is followed by a zero."""
    table = b""
    for text in texts:
        table += struct.pack("<2I", len(text), start)
        start += len(text) + 1
    return table
