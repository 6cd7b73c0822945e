"""Generated documents in numbers, laid out by LibreOffice and by the layout, and compared."""
