"""Flow -> pages of positioned lines, by the rules a word processor follows on our docx."""
