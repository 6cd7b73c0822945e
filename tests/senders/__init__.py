"""The fourth set: what offices send, out of other programs and converters; papers, faults, writers, all recipes."""
