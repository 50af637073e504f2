"""Where sealed files are kept: beside the database, never in it, and never in clear."""

from alongside.attachments.store.kept import Kept, Missing, NoRoom, Store, StoreSilent, kept_in

__all__ = ["Kept", "Missing", "NoRoom", "Store", "StoreSilent", "kept_in"]
