"""What a file is and how it is made safe to keep.

This package runs in a process of its own (``python -m alongside.attachments.readers``): it reads
what strangers may have made, so it holds no key, opens no file once it reads, and knows no Django. It runs as the
same system user as the service; what it is kept from, and what not, stands at ``__main__``.
"""
