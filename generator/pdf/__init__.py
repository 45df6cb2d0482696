"""PDF of a docx, made by LibreOffice."""

from generator.pdf.libreoffice import to_pdf

__all__ = ["to_pdf"]
