"""Runs the AWS emulator of the local cloud with what it lacks by itself.

- It saves its state only when it stops: here also every few seconds after a request, and on demand
  (GET /_kehila/save), so that a kill loses seconds, not everything.
- It saves the read positions of stream mappings, but not the stream records: after a restart each mapping
  would skip as many new records as it had read before. The positions are emptied before the start.
- It forgets sent mails when it stops: here they are part of the state.
- It keeps every log line for ever, in memory and in each save: here the last ones of each stream.
- GET /_kehila/instance answers a token, so that the one who started it knows that the port is his.
- It ends, and saves, when the process that started it is gone.
"""

import asyncio
import copy
import fcntl
import json
import os
import signal
import threading
import time

TOKEN = os.environ.pop("KEHILA_CLOUD_TOKEN").encode()
PERSIST = os.environ.get("PERSIST_STATE") == "1"
LAMBDA_STATE = os.path.join(os.environ["STATE_DIR"], "lambda.json")
SAVE_SECONDS = 5
# A save stops other work for its time (0.1 to 0.3 s with a few thousand items): at most a twentieth of all time.
SAVE_SHARE = 20
LOG_LINES = 500
PARENT = os.getppid()


def forget_stream_positions():
    if not os.path.exists(LAMBDA_STATE):
        return
    with open(LAMBDA_STATE) as file:
        state = json.load(file)
    positions = state.get("payload", {}).get("dynamodb_stream_positions")
    if positions and positions.get("data"):
        positions["data"] = {}
        with open(LAMBDA_STATE + ".new", "w") as file:
            json.dump(state, file)
        os.replace(LAMBDA_STATE + ".new", LAMBDA_STATE)


# One process a state: an earlier one that is still saving (its start was killed) is waited for.
in_use = open(os.path.join(os.environ["STATE_DIR"], "in-use.lock"), "w")
fcntl.flock(in_use, fcntl.LOCK_EX)
forget_stream_positions()

from ministack import app as emulator  # noqa: E402 - reads the state when it starts
from ministack.services import cloudwatch_logs, ses  # noqa: E402

changed, loaded = threading.Event(), threading.Event()
one_writer = threading.Lock()
write_state, read_state, answer_request = emulator.save_all, emulator._load_persisted_state, emulator.app
mail_state, restore_mail_state = ses.get_state, ses.load_persisted_state


def load_all():
    read_state()
    loaded.set()


def save_all(services):
    # The stopping emulator calls this too: two writers at once would mix their files, and what is saved before
    # everything was loaded would replace it with nothing.
    with one_writer:
        if loaded.is_set():
            changed.clear()
            write_state(services)


def trim_logs():
    with cloudwatch_logs._log_events_lock:
        for group in list(cloudwatch_logs._log_groups._data.values()):
            for stream in list(group["streams"].values()):
                del stream["events"][:-LOG_LINES]


def save():
    trim_logs()
    save_all(emulator._build_persistence_save_dict())


def mail_state_with_mails():
    return {**mail_state(), "kehila_mails": copy.deepcopy(ses._sent_emails)}


def restore_mail_state_with_mails(data):
    restore_mail_state(data)
    if "kehila_mails" in data:
        ses._sent_emails._data.update(data["kehila_mails"]._data)


def watch():
    """Saves while there is something new; ends the emulator when its parent is gone."""
    due = 0.0
    while True:
        time.sleep(1)
        if os.getppid() != PARENT:
            os.kill(os.getpid(), signal.SIGTERM)
            return
        if PERSIST and changed.is_set() and time.monotonic() >= due:
            started = time.monotonic()
            save()
            ended = time.monotonic()
            due = ended + max(SAVE_SECONDS, SAVE_SHARE * (ended - started))


async def gateway(scope, receive, send):
    path = scope.get("path", "")
    if scope["type"] == "http" and path in ("/_kehila/instance", "/_kehila/save"):
        if path == "/_kehila/save" and PERSIST:
            await asyncio.to_thread(save)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": TOKEN})
        return
    if scope["type"] != "lifespan":
        changed.set()
    await answer_request(scope, receive, send)


emulator.save_all, emulator._load_persisted_state, emulator.app = save_all, load_all, gateway
ses.get_state, ses.load_persisted_state = mail_state_with_mails, restore_mail_state_with_mails
threading.Thread(target=watch, daemon=True).start()
emulator.main()
