"""The desk: a visitor's own article, taken in, reviewed name by name, and kept."""
