"""Runs the AWS emulator of the local cloud with what it lacks by itself.

- It saves its state only when it stops: here also every few seconds after a request, and on demand
  (GET /_kehila/save), so that a kill loses seconds, not everything.
- It saves the read positions of stream mappings, but not the stream records: after a restart each mapping
  would skip as many new records as it had read before. The positions are emptied before the start.
- It forgets sent mails when it stops: here they are part of the state.
- GET /_kehila/instance answers a token, so that the one who started it knows that the port is his.
- It ends, and saves, when the process that started it is gone.
"""

import asyncio
import copy
import json
import os
import signal
import threading

TOKEN = os.environ.pop("KEHILA_CLOUD_TOKEN").encode()
PERSIST = os.environ.get("PERSIST_STATE") == "1"
LAMBDA_STATE = os.path.join(os.environ["STATE_DIR"], "lambda.json")
SAVE_SECONDS = 5
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


forget_stream_positions()

from ministack import app as emulator  # noqa: E402 - reads the state when it starts
from ministack.services import ses  # noqa: E402

changed = threading.Event()
one_writer = threading.Lock()
write_state, answer_request = emulator.save_all, emulator.app
mail_state, restore_mail_state = ses.get_state, ses.load_persisted_state


def save_all(services):
    # The stopping emulator calls this too: two writers at once would mix their files.
    with one_writer:
        changed.clear()
        write_state(services)


def save():
    save_all(emulator._build_persistence_save_dict())


def mail_state_with_mails():
    return {**mail_state(), "kehila_mails": copy.deepcopy(ses._sent_emails)}


def restore_mail_state_with_mails(data):
    restore_mail_state(data)
    if "kehila_mails" in data:
        ses._sent_emails._data.update(data["kehila_mails"]._data)


def watch():
    """Saves while there is something new; ends the emulator when its parent is gone."""
    pause = threading.Event()
    rounds = 0
    while not pause.wait(1):
        rounds += 1
        if os.getppid() != PARENT:
            os.kill(os.getpid(), signal.SIGTERM)
            return
        if PERSIST and changed.is_set() and rounds % SAVE_SECONDS == 0:
            save()


async def gateway(scope, receive, send):
    path = scope.get("path", "")
    if scope["type"] == "http" and path in ("/_kehila/instance", "/_kehila/save"):
        if path == "/_kehila/save" and PERSIST:
            await asyncio.to_thread(save)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/plain")]})
        await send({"type": "http.response.body", "body": TOKEN})
        return
    changed.set()
    await answer_request(scope, receive, send)


emulator.save_all, emulator.app = save_all, gateway
ses.get_state, ses.load_persisted_state = mail_state_with_mails, restore_mail_state_with_mails
threading.Thread(target=watch, daemon=True).start()
emulator.main()
