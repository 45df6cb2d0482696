"""How fast the form answers when 50 people edit at once on this machine: `make bench-web`.

Each client opens an initiative of its own on the page Grunduppgifter over Streamlit's own websocket, and saves a
field again and again with pauses as a person makes. What is measured is the server's whole rerun: from the message
that carries the new value until the script is finished. Bounded in clients, edits and time; loopback only.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from generator import services
from generator.store import open_store

PEOPLE, EDITS, PAUSE, LIMIT = 50, 10, (2.0, 6.0), 240.0  # seconds between a person's saves
PAGE = "grunduppgifter"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        database = Path(name) / "bench.sqlite3"
        store = open_store(f"sqlite:///{database}")
        keys = [store.create(services.example("efterlevande")) for _ in range(PEOPLE)]
        store.close()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--port", str(port)],
            env=os.environ | {"SAMVERKAN_DATABASE": str(database)},
        )
        try:
            _wait(port, server)
            reruns = asyncio.run(asyncio.wait_for(_everyone(port, keys), LIMIT))
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)
    times = sorted(reruns)
    p50, p95 = statistics.median(times), times[int(len(times) * 0.95) - 1]
    print(f"{PEOPLE} people, {len(times)} saves: p50 {p50:.0f} ms, p95 {p95:.0f} ms, slowest {times[-1]:.0f} ms")


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(120):
        try:
            with urlopen(f"http://localhost:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            assert server.poll() is None, "the server did not start"
            time.sleep(0.5)


async def _everyone(port: int, keys: list[str]) -> list[float]:
    found = await asyncio.gather(*(_person(port, key, number) for number, key in enumerate(keys)))
    return [milliseconds for each in found for milliseconds in each]


async def _person(port: int, key: str, number: int) -> list[float]:
    await asyncio.sleep(number * 0.2)
    chance = random.Random(number)
    address = f"ws://localhost:{port}/_stcore/stream"
    headers = {"Origin": f"http://localhost:{port}"}
    async with connect(address, subprotocols=["streamlit"], additional_headers=headers, max_size=None) as socket_:  # type: ignore[list-item]
        boxes, _ = await _rerun(socket_, key, {})
        assert boxes, "the page has no text box"
        box = sorted(boxes)[0]
        measured = []
        for edit in range(EDITS):
            await asyncio.sleep(chance.uniform(*PAUSE))
            _, milliseconds = await _rerun(socket_, key, {box: f"Namn {number} {edit}"})
            measured.append(milliseconds)
        return measured


async def _rerun(socket_: ClientConnection, key: str, values: dict[str, str]) -> tuple[set[str], float]:
    message = BackMsg()
    message.rerun_script.query_string = f"arende={key}"
    message.rerun_script.page_name = PAGE
    for identity, value in values.items():
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = identity, value
    started = time.perf_counter()
    await socket_.send(message.SerializeToString())
    boxes: set[str] = set()
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await socket_.recv())  # type: ignore[arg-type]
        kind = answer.WhichOneof("type")
        if kind == "delta" and answer.delta.new_element.HasField("text_input"):
            boxes.add(answer.delta.new_element.text_input.id)
        if kind == "script_finished" and answer.script_finished in (
            ForwardMsg.FINISHED_SUCCESSFULLY,
            ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
        ):
            return boxes, (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
