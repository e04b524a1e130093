"""Uploads stay in memory and are limited: nothing that a person hands over is ever written in clear to disk."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LARGEST = 20_000_000
"""Bytes of one upload."""


class InMemoryOnly(FileUploadHandler):
    """Collects a file in memory; past the limit it stops reading, and the answer is 400."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.chunks: list[bytes] = []
        self.size = 0

    def handle_raw_input(self, _input: Any, _meta: Any, content_length: int, *_rest: Any) -> None:
        """Refuse before reading where the length alone says too much."""
        if content_length > LARGEST:
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece."""
        self.size = start + len(raw_data)
        if self.size > LARGEST:
            raise RequestDataTooBig
        self.chunks.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The whole file."""
        from io import BytesIO

        return InMemoryUploadedFile(
            BytesIO(b"".join(self.chunks)),
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
        )
