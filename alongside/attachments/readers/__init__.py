"""What a file is and how it is made safe to keep.

This package runs in a process of its own (``python -m alongside.attachments.readers``): it reads
what strangers may have made, so it holds no key, opens no file and knows no Django.
"""
