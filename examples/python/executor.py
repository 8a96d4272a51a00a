"""Answers lines as tests/vectors/README.md says, so that the vectors and any other implementation can be held to this one."""

import base64
import json
import sys

import dossier


def answer(line: dict) -> dict:
    if "describe" in line:
        return {"plan": dossier.describe(**line["describe"])}
    body = line["body"] if "body" in line else base64.b64decode(line["body_b64"], validate=True)
    return {"report": dossier.check(body, dossier.Context(json.dumps(line.get("context"))))}


def text_of(id: object, said: dict) -> str:
    if isinstance(report := said.get("report"), dossier.Report):
        return f'{{"id":{json.dumps(id)},"report":{report.text}}}'
    return json.dumps({"id": id, **said}, separators=(",", ":"), ensure_ascii=False)


for text in sys.stdin.buffer:
    line = json.loads(text)
    try:
        said = answer(line)
    except dossier.Misuse as error:
        said = {"error": str(error)}
    sys.stdout.buffer.write(text_of(line["id"], said).encode() + b"\n")
    sys.stdout.buffer.flush()
