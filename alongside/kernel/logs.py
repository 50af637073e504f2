"""Logs hold ids and nothing else: no query text, no posted values, no exception arguments."""

import logging


class IdsOnly(logging.Filter):
    """Leaves the exception's type and where it happened, and takes out what it said."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; always lets it through."""
        if record.exc_info and record.exc_info[0] is not None:
            place = record.exc_info[2]
            while place and place.tb_next:
                place = place.tb_next
            where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "?"
            record.msg = f"{record.name}: {record.exc_info[0].__name__} at {where}"
            record.args, record.exc_info, record.exc_text = None, None, None
        elif record.name.startswith("django."):
            # Django's sentences hold the address that was asked for, which may be anything typed.
            record.msg = f"{record.name}: {getattr(record, 'status_code', record.levelname)}"
            record.args = None
        return True
