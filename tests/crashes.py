"""What a fault of our own code raises; whatever else is raised (a full disk, a missing tool) ends a run that counts."""

CRASHES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
