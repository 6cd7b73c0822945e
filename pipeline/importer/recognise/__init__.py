"""From paragraphs with their components to a content file's values."""
