"""One module for each form of file; all give `pipeline.importer.pages.Read`."""
