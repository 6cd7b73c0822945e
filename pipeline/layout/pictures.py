"""A picture in a paragraph of its own, as large as the page lets it be."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.flow import Picture
from pipeline.layout.book import Book


@dataclass(frozen=True, slots=True)
class ImageBlock:
    """A picture in a paragraph of its own; twips."""

    picture: Picture
    width: float
    height: float
    below: float
    page_before: bool = False

    @property
    def keep_next(self) -> bool:
        return self.picture.para.format.keep_next


def set_picture(book: Book, item: Picture, *, page_before: bool) -> ImageBlock:
    """The picture, made smaller where it would not go on the page."""
    box = book.ruler.single(item.para.format.size)
    # Word leaves the depth of the paragraph mark's letters below the picture; LibreOffice does not.
    below = 0.0 if book.ruler.rounds else box.height - box.ascent
    scale = min(1.0, book.sheet.width / item.width, (book.capacity - below) / item.height)
    return ImageBlock(item, item.width * scale, item.height * scale, below, page_before)
