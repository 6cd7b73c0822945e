"""Which roles stand together in one part of a document."""

from __future__ import annotations

HEAD = frozenset(
    {
        "national_name",
        "motto",
        "party_title",
        "issuer_parent",
        "issuer",
        "star",
        "number",
        "place_date",
        "letter_subject",
        "urgency",
        "secrecy",
        "draft_mark",
        "circulation",
        "copy_title",
        "electronic_copy",
        "typed_rule",
    }
)
TITLE = frozenset(
    {
        "copy_source",
        "kind_name",
        "author_line",
        "subject",
        "dashes",
        "authority_line",
        "enacting",
    }
)
ADDRESS = frozenset(
    {
        "to_label",
        "to_item",
        "to_single",
    }
)
BASES = frozenset(
    {
        "basis",
        "proposal",
    }
)
END = frozenset(
    {
        "recipients_label",
        "recipient",
        "recipient_group",
        "drafter",
        "authority",
        "signer_title",
        "signer_extra_title",
        "signature_note",
        "signer_name",
        "confirmation",
        "contact",
        "not_for_media",
    }
)
ANNEX = frozenset(
    {
        "annex_label",
        "annex_title",
        "annex_reference",
        "annex_dashes",
        "annex_signed",
    }
)
