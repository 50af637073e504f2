"""Sending requests as fast as they are answered: by wrk where it is installed, else by threads of Python.

Python's own threads cost about half a millisecond of processor a request, which a busy machine lacks elsewhere: figures
taken with them are a little low, and say so.
"""

import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path

SCRIPT = Path(__file__).with_name("load.lua")
WRK = shutil.which("wrk")
TOOL = "wrk" if WRK else "Python threads"


@dataclass(frozen=True, slots=True)
class Request:
    """One request, cookies and all."""

    path: str
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""

    @property
    def method(self) -> str:
        """What is asked with: a body is posted."""
        return "POST" if self.body else "GET"


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a run: counts, seconds, milliseconds at the median and the 95th percentile, bytes."""

    requests: int
    seconds: float
    median_ms: float
    slow_ms: float
    failed: int
    bytes: int

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def load(port: int, requests: Sequence[Request], *, clients: int, seconds: float) -> Answered:
    """Send ``requests`` over and over for so many seconds, from so many clients at once.

    :raises RuntimeError: when any of them failed: a page that breaks has no speed.
    """
    run = _by_wrk if WRK else _by_threads
    answered = run(port, requests, clients, seconds)
    if answered.failed or not answered.requests:
        raise RuntimeError(f"{answered.failed} of {answered.requests} requests failed, such as {requests[0].path}")
    return answered


def _by_wrk(port: int, requests: Sequence[Request], clients: int, seconds: float) -> Answered:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "requests.lua"
        listed = ",\n".join(map(_lua, requests))
        file.write_text(f"return {{{listed}}}")
        command = [
            WRK or "wrk",
            "-t1",
            f"-c{clients}",
            f"-d{seconds:.0f}s",
            "--timeout",
            "60s",
            "-s",
            str(SCRIPT),
            f"http://127.0.0.1:{port}",
        ]
        told = {**os.environ, "REQUESTS": str(file)}
        said = subprocess.run(command, env=told, check=True, capture_output=True, text=True).stdout
    return Answered(**json.loads(said.splitlines()[-1]))


def _lua(request: Request) -> str:
    headers = ", ".join(f"[{json.dumps(name)}] = {json.dumps(value)}" for name, value in request.headers.items())
    body = json.dumps(request.body) if request.body else "nil"
    return f"{{method = {json.dumps(request.method)}, path = {json.dumps(request.path)}, headers = {{{headers}}}, body = {body}}}"


def _by_threads(port: int, requests: Sequence[Request], clients: int, seconds: float) -> Answered:
    began = time.perf_counter()
    shares = [list(islice(cycle(requests), n, n + len(requests))) for n in range(clients)]
    with ThreadPoolExecutor(clients) as pool:
        done = list(pool.map(lambda share: _one_client(port, share, began + seconds), shares))
    times = sorted(ms for took, _, _ in done for ms in took)
    return Answered(
        len(times),
        time.perf_counter() - began,
        statistics.median(times) if times else 0,
        times[int(len(times) * 0.95)] if times else 0,
        sum(failed for _, failed, _ in done),
        sum(size for _, _, size in done),
    )


def _one_client(port: int, requests: Sequence[Request], end: float) -> tuple[list[float], int, int]:
    line, took, failed, size = HTTPConnection("127.0.0.1", port), [], 0, 0
    for request in cycle(requests):
        at = time.perf_counter()
        if at > end:
            break
        line.request(request.method, request.path, request.body or None, request.headers)
        answer = line.getresponse()
        size += len(answer.read())
        failed += answer.status >= 400
        took.append((time.perf_counter() - at) * 1000)
    line.close()
    return took, failed, size
