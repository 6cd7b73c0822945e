"""Word files read as what they are: safely opened, as paragraphs in order, with effective formats."""
