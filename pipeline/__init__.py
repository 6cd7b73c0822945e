"""vanban: Vietnamese official documents from YAML content blocks."""
