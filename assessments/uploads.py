"""Uploads that stay small: read into memory up to a limit, never on disk."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

FORM_BYTES = 100_000  # what stands around the file: boundaries, names, the token
# A browser shows an answer only once it has sent its whole request. So much is taken
# from it and thrown away; who sends more sees a broken connection.
THROWN_AWAY = 300_000_000
CHUNK = 65_536


class SmallUploads(FileUploadHandler):
    """Keeps what is uploaded in memory, up to `limit` bytes for the whole request. Of more
    than that nothing is kept; the rest is read off the line, so that the browser gets an
    answer instead of a broken connection."""

    def __init__(self, limit):
        super().__init__()
        self.limit = limit
        self.size = 0
        self.is_too_large = False

    def handle_raw_input(
        self,
        input_data,
        META,  # noqa: N803 - Django's own name
        content_length,
        boundary,
        encoding=None,
    ):
        if content_length > self.limit + FORM_BYTES:
            self.is_too_large = True
            _throw_away(input_data)
            return QueryDict(), MultiValueDict()
        return None

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.content = BytesIO()

    def receive_data_chunk(self, raw_data, start):
        self.size += len(raw_data)
        if self.size > self.limit:
            self.is_too_large = True
            self.content = BytesIO()
            # StopUpload would read the rest line by line, and it may be one line.
            raise SkipFile
        self.content.write(raw_data)

    def file_complete(self, file_size):
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )


def _throw_away(stream):
    left = THROWN_AWAY
    while left > 0 and (chunk := stream.read(CHUNK)):
        left -= len(chunk)


def limited(request, limit):
    """Take no more than `limit` bytes of files from this request. Returns the handler,
    whose `is_too_large` is known once `request.POST` has been read. To be called before
    that, so the view is exempt from the CSRF check of the middleware, which reads it."""
    handler = SmallUploads(limit)
    request.upload_handlers = [handler]
    return handler
