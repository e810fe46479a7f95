"""The reader: a dossier's map and text in one frame, linked both ways."""
