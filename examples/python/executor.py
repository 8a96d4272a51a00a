"""Answers lines as tests/vectors/README.md says of executors, so that the vectors and other implementations can be held to this one."""

import base64
import json
import sys
import threading
import time
from dataclasses import asdict

import dossier


def body_of(line: dict) -> "str | bytes":
    return line["body"] if "body" in line else base64.b64decode(line["body_b64"], validate=True)


def objects_of(report: dossier.Report) -> dict:
    """The report as its JSON says it, out of the objects alone."""
    objects = asdict(report)
    del objects["text"]
    if not report.truncated:
        del objects["truncated"]
    for finding in objects["advice"]:
        del finding["status"]
    return objects


def check(line: dict) -> str:
    report = dossier.check(body_of(line), dossier.Context(line.get("context_text", "{}")))
    return f'"report":{report.text},"objects":{compact(objects_of(report))}'


def fix(body: str, context_text: str) -> str:
    facts = dossier.Context(context_text)
    found = [asdict(one) for one in dossier.fixes(body, facts)]
    return f'"fixes":{compact(found)},"fixed":{compact(dossier.apply_fixes(body, facts).decode())}'


def check_file(name: str, pieces: list) -> str:
    look = dossier.Look(name)
    for piece in pieces:
        look.feed(base64.b64decode(piece, validate=True))
    report = look.finish()
    objects = asdict(report)
    del objects["text"]
    return f'"file_report":{report.text},"objects":{compact(objects)}'


def time_of(body: str, context_text: str, times: int) -> dict:
    """How long a verdict takes, and beside it json.loads of the same body."""
    facts, text = dossier.Context(context_text), body.encode()
    start = time.perf_counter_ns()
    for _ in range(times):
        dossier.check(text, facts)
    middle = time.perf_counter_ns()
    for _ in range(times):
        json.loads(text)
    end = time.perf_counter_ns()
    return {"verdict_ns": (middle - start) // times, "json_ns": (end - middle) // times}


def on_threads(bodies: list, context_text: str, threads: int, times: int) -> dict:
    """Checks bodies on many threads at once, which share a context, and compares with what one thread says."""
    facts = dossier.Context(context_text)
    alone = [dossier.check(body, facts).text for body in bodies]
    differing = []

    def run() -> None:
        for _ in range(times):
            said = [dossier.check(body, facts).text for body in bodies]
            differing.append(sum(one != other for one, other in zip(said, alone)))

    running = [threading.Thread(target=run) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    return {"verdicts": len(differing) * len(bodies), "differing": sum(differing)}


def compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def answer(line: dict) -> str:
    try:
        if "describe" in line:
            return f'"plan":{compact(dossier.describe(**line["describe"]))}'
        if "fix" in line:
            return fix(**line["fix"])
        if "check_file" in line:
            return check_file(**line["check_file"])
        if "time" in line:
            return f'"time":{compact(time_of(**line["time"]))}'
        if "threads" in line:
            return f'"threads":{compact(on_threads(**line["threads"]))}'
        return check(line)
    except dossier.Misuse as error:
        return f'"error":{compact(str(error))}'


for text in sys.stdin.buffer:
    line = json.loads(text)
    sys.stdout.buffer.write(f'{{"id":{compact(line["id"])},{answer(line)}}}\n'.encode())
    sys.stdout.buffer.flush()
