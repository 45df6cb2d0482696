"""The archival finish: what LibreOffice's export leaves undone of PDF/A-2b and PDF/UA-1.

Its file says that it is PDF/UA-1 without declaring that schema, which PDF/A asks of every schema of its own, and its
pages do not say that the tab order follows the structure.
"""

from __future__ import annotations

import io

import pikepdf

from generator.errors import ProgramFailedError

_END = b"</rdf:RDF>"
# ISO 19005-2, 6.6.2.3.3: the extension schema that declares pdfuaid:part.
_PDFUA_SCHEMA = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def finish(data: bytes) -> bytes:
    """The PDF `data`, as LibreOffice exports it for PDF/A-2b and PDF/UA, made into what it says that it is.

    Raises ProgramFailedError when it is no such PDF.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                page.obj.Tabs = pikepdf.Name.S
            metadata = pdf.Root.Metadata
            packet = metadata.read_bytes()
            if b"pdfuaid" not in packet or _END not in packet:
                raise ProgramFailedError("LibreOffice gjorde ingen arkivbeständig PDF. Uppdatera LibreOffice.")
            metadata.write(packet.replace(_END, _PDFUA_SCHEMA + _END))
            end_without_return(pdf)
            target = io.BytesIO()
            pdf.save(
                target, deterministic_id=True, compress_streams=False,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )  # fmt: skip
            return target.getvalue()
    except (pikepdf.PdfError, AttributeError) as error:
        raise ProgramFailedError("LibreOffice gjorde ingen läsbar PDF av dokumentet.") from error


def end_without_return(pdf: pikepdf.Pdf) -> None:
    """Write anew, without compression, each stream whose bytes end in a carriage return by chance.

    PDF/A asks for a line break before the word that ends a stream. The writer's line feed after such a byte is read
    with it as one break, and the stream's length no longer agrees.
    """
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream) and stream.read_raw_bytes().endswith(b"\r"):
            data = stream.read_bytes()
            stream.write(data + b" " if data.endswith(b"\r") else data)
