"""Both stores keep, give back and let go alike: a folder, and a bucket on a server that really speaks S3."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

from alongside.attachments.store import Missing, NoRoom, Store, StoreSilent, kept_in

NAME = "01a2000000000000000000000000beef.whole"
SERVER = Path(sys.executable).with_name("moto_server")
KEYS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-west-2"}


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The address of a server that speaks S3, with an empty bucket."""
    boto3 = pytest.importorskip("boto3", reason="the extra alongside[s3] is not installed")
    if not SERVER.exists():
        pytest.skip("no S3 server here: make test installs one")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([SERVER, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in KEYS.items():
            patch.setitem(os.environ, name, value)
        try:
            _wait_for(port)
            address = f"http://127.0.0.1:{port}"
            where = {"LocationConstraint": "eu-west-2"}
            boto3.client("s3", endpoint_url=address).create_bucket(Bucket="files", CreateBucketConfiguration=where)
            yield address
        finally:
            process.terminate()
            process.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the S3 server did not start")


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of either kind, empty."""
    if request.param == "folder":
        yield kept_in(str(tmp_path / "files"))
    else:
        with override_settings(S3_ENDPOINT=request.getfixturevalue("bucket")):
            yield kept_in(f"s3://files/{tmp_path.name}")


def test_what_is_put_is_read_whole_and_in_parts(store: Store) -> None:
    store.put(NAME, [b"We went ", b"to the sea."])
    assert store.read(NAME) == b"We went to the sea."
    assert store.read(NAME, 8, 2) == b"to"
    assert store.read(NAME, 15, 4) == b"sea."


def test_what_is_not_there_is_missing(store: Store) -> None:
    with pytest.raises(Missing):
        store.read(NAME)
    store.put(NAME, [b"short"])
    for start, length in ((3, 10), (90, 5)):
        with pytest.raises(Missing):
            store.read(NAME, start, length)


def test_putting_again_replaces(store: Store) -> None:
    store.put(NAME, [b"first"])
    store.put(NAME, [b"second"])
    assert store.read(NAME) == b"second"


def test_deleting_twice_is_the_same_as_once(store: Store) -> None:
    store.put(NAME, [b"a"])
    store.delete(NAME)
    store.delete(NAME)
    assert list(store.names()) == []


def test_names_are_all_there_is(store: Store) -> None:
    others = [f"{number:032x}.whole" for number in range(5)]
    for name in others:
        store.put(name, [b"a"])
    assert sorted(kept.name for kept in store.names()) == others
    assert all(kept.at.tzinfo for kept in store.names())


def test_pieces_that_end_in_an_error_leave_nothing(store: Store) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"a"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.put(NAME, pieces())
    assert list(store.names()) == []


def test_files_of_the_folder_are_closed_to_others(tmp_path: Path) -> None:
    kept_in(str(tmp_path / "files")).put(NAME, [b"a"])
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.relative_to(tmp_path) == Path("files/ef/be", NAME)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_leaves_nothing_of_what_was_put(tmp_path: Path) -> None:
    full = _small_disk(tmp_path / "small")
    store = kept_in(str(full))
    with pytest.raises(NoRoom):
        store.put(NAME, (bytes(65536) for _ in range(64)))
    assert list(store.names()) == []
    store.put(NAME, [b"there is room for this"])
    _take_down(full)


def _small_disk(where: Path) -> Path:
    """A file system of one megabyte."""
    if os.geteuid() != 0:
        pytest.skip("only root mounts a disk that is too small")
    where.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", where], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    return where


def _take_down(where: Path) -> None:
    subprocess.run(["umount", where], check=True)


def test_file_larger_than_the_process_may_write_leaves_nothing(tmp_path: Path) -> None:
    """The same through a bound of the system, which needs no root."""
    program = (
        "import resource, signal, sys\n"
        "from alongside.attachments.store.disk import Disk\n"
        "from alongside.attachments.store.kept import NoRoom\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "store = Disk(sys.argv[1])\n"
        f"try:\n    store.put('{NAME}', [bytes(65536)] * 4)\nexcept NoRoom:\n    print(len(list(store.names())))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path / "files"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "0\n"


def test_bucket_that_does_not_answer_is_told_apart_from_one_that_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("boto3", reason="the extra alongside[s3] is not installed")
    from botocore.config import Config

    from alongside.attachments.store import s3

    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(s3, "CONFIG", Config(connect_timeout=1, retries={"total_max_attempts": 1}))
    with override_settings(S3_ENDPOINT="http://127.0.0.1:9"), pytest.raises(StoreSilent):
        kept_in("s3://files/x").put(NAME, [b"a"])
