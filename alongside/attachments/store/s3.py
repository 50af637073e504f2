"""Sealed files in a bucket of any server that speaks S3; needs the extra ``alongside[s3]``."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings

from alongside.attachments.store.kept import Kept, Missing, NoRoom, StoreSilent

CONFIG = Config(connect_timeout=5, read_timeout=30, retries={"max_attempts": 3, "mode": "standard"})
ABSENT = ("NoSuchKey", "404", "InvalidRange", "416")
FULL = ("QuotaExceeded", "XMinioStorageFull", "InsufficientCapacity", "507")


class Bucket:
    """A bucket, and the beginning that all names in it have. Keys and region come from boto3's own settings."""

    def __init__(self, bucket: str, beginning: str) -> None:
        self.bucket, self.beginning = bucket, f"{beginning}/" if beginning else ""
        self.client: Any = boto3.client("s3", endpoint_url=settings.S3_ENDPOINT or None, config=CONFIG)

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """One request: an object is there whole or not at all.

        :raises NoRoom: when the store says that it is full.
        """
        with _told():
            self.client.put_object(Bucket=self.bucket, Key=self.beginning + name, Body=b"".join(pieces))

    def read(self, name: str, start: int = 0, length: int | None = None) -> bytes:
        """So many bytes from ``start``, or all that follow.

        :raises Missing: when they are not there.
        """
        last = "" if length is None else start + length - 1
        with _told():
            answer = self.client.get_object(
                Bucket=self.bucket, Key=self.beginning + name, Range=f"bytes={start}-{last}"
            )
            found: bytes = answer["Body"].read()
        if length is not None and len(found) < length:
            raise Missing
        return found

    def delete(self, name: str) -> None:
        """Let go of it, if it is there."""
        with _told():
            self.client.delete_object(Bucket=self.bucket, Key=self.beginning + name)

    def names(self) -> Iterator[Kept]:
        """Everything in the bucket that begins as ours does, a thousand to a request."""
        with _told():
            pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=self.beginning)
            for page in pages:
                for one in page.get("Contents", ()):
                    yield Kept(one["Key"].removeprefix(self.beginning), one["LastModified"])


@contextmanager
def _told() -> Iterator[None]:
    """Say what went wrong in our own words, without the address or the name in it."""
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))
        if code in ABSENT:
            raise Missing from None
        if code in FULL:
            raise NoRoom from None
        raise StoreSilent from None
    except BotoCoreError:
        raise StoreSilent from None
