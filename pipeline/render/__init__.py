"""What is made of the flow and its pages: docx, PDF, and other formats from the docx."""
