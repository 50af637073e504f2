"""The same pages as any Django project would write them: sessions, ORM, templates, an audit row, and no protection."""
