"""Where this machine's user keeps their data."""

from pathlib import Path


def data_folder() -> Path:
    """The folder that holds one folder a person, where the user names no other."""
    import platformdirs

    return platformdirs.user_data_path("ashore", appauthor=False)
