"""What a view shows, as files for other programs: one module a format, listed in formats.py."""
