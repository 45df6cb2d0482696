"""HTML of a docx with real headings and table heads, safe to show inside another page."""

from __future__ import annotations

import io
import re
import zipfile
from html import escape

import mammoth
import nh3

from generator.errors import TemplateError

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p.Heading1 => h2:fresh
p.Heading2 => h3:fresh
p.Heading3 => h4:fresh
p.Heading4 => h5:fresh
p.Heading5 => h6:fresh
p[style-name='Klausul'] => p.clause:fresh
p[style-name='Klausul inledande'] => p.clause:fresh
p[style-name='Klausultext'] => p.clause-text:fresh
p[style-name='Klausul led'] => p.clause:fresh
p[style-name='TOC Heading'] => p.contents-title:fresh
p[style-name='toc 1'] => ol.contents > li:fresh
p[style-name='toc 2'] => ol.contents > li:fresh
p[style-name='List Bullet'] => ul > li:fresh
p[style-name='caption'] => p.table-title:fresh
p[style-name='Tabellhuvud'] => p:fresh
p[style-name='Tabellhuvud tal'] => p:fresh
p[style-name='Tabelltext'] => p:fresh
p[style-name='Tabelltal'] => p.number:fresh
p[style-name='Handlingsuppgift'] => p.metadata:fresh
p[style-name='Underskrift part'] => p.signature-party:fresh
p[style-name='Underskrift rad'] => p.signature:fresh
p[style-name='Underskrift uppgift'] => p.signature:fresh
p[style-name='Underskrift slut'] => p.signature:fresh
r[style-name='Lucka'] => mark
comment-reference =>
"""
_TAGS = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "strong",
    "em",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "mark",
    "br",
    "a",
}
_ATTRIBUTES = {
    "p": {"class", "id"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "li": {"id"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "a": {"href"},
    "ol": {"class"},
}


def to_html(docx: bytes) -> str:
    """The body of `docx`, a reading copy, as an HTML fragment: headings, paragraphs, lists and tables, no script, style
    or picture. Clauses and numbered paragraphs have ids.

    Raises TemplateError when `docx` cannot be read.
    """
    try:
        result = mammoth.convert_to_html(
            io.BytesIO(docx), style_map=_STYLES, include_default_style_map=False, id_prefix=""
        )
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise TemplateError("Dokumentet kan inte visas. Ladda ned det och öppna det i Word.") from error
    return nh3.clean(
        _placed(result.value), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )  # fmt: skip


def _placed(html: str) -> str:
    """The name of a place on the element that begins there, instead of on an empty anchor within it."""
    return re.sub(r'<(h[1-6]|p|li)((?: class="[^"]*")?)><a id="([^"]+)"></a>', r'<\1\2 id="\3">', html)


def page(fragment: str, title: str) -> str:
    """A whole HTML page of `fragment` in Swedish, with `title`."""
    return (
        '<!doctype html>\n<html lang="sv">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{CSS}</style>\n</head>\n<body>\n<main>{fragment}</main>\n</body>\n</html>\n"
    )


CSS = """
body{font:16px/1.55 Arial,Helvetica,sans-serif;margin:0;color:#1b1b1b;background:#fff}
main{max-width:48rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3{color:#1f3a5f;line-height:1.25}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.2rem;font-size:.9rem}
th,td{border-bottom:1px solid #8a96a3;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{background:#e9eef4}td p,th p{margin:.15rem 0}.number{text-align:right}
mark{background:#fff2cc;color:#5c3b00}.clause-text{margin-left:2rem}.table-title{font-weight:bold;margin-bottom:0}
.contents{list-style:none;padding:0}.contents-title{font-weight:bold;margin-bottom:.3rem}
.signature-party{font-weight:bold;margin-top:2rem}
""".replace("\n", "")
