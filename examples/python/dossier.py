"""The rules of Attach Documents to Individual Customer V2, by libdossier.

    facts = dossier.Context({"today": "2026-11-22", "customer": {"customer_type": "INDIVIDUAL"}})
    report = dossier.check(request_body, facts)
    if not report.ok:
        for finding in report.violations:
            print(finding.path, finding.message)

Bodies are the bytes of the request as they came, not what a JSON library made of them. Any number of threads may call at once;
while a call runs, other threads of Python do too.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import os
from dataclasses import dataclass
from typing import Any, Literal, Mapping, Optional, Union

Text = Union[str, bytes, bytearray, memoryview]


class Misuse(ValueError):
    """A call that was wrong in itself, such as with a malformed context. Never about a request body."""


@dataclass(frozen=True)
class Finding:
    """A violation or a piece of advice: what it is, where in the body (a JSON Pointer), and a sentence for a person."""

    code: str
    path: str
    params: Mapping[str, Any]
    message: str
    status: Optional[int] = None  # of a violation


@dataclass(frozen=True)
class Report:
    """What the server will say of a body (section 3 of the contract). `text` is the report's own JSON, the same everywhere."""

    ok: bool
    status: int
    violations: tuple[Finding, ...]
    advice: tuple[Finding, ...]
    undecided: tuple[str, ...]
    truncated: bool
    text: str


@dataclass(frozen=True)
class Fix:
    """What there is to do about a finding (section 11): an operation of a JSON Patch (RFC 6902)."""

    code: str
    path: str
    operation: Mapping[str, str]


@dataclass(frozen=True)
class FileFinding:
    """A violation or a piece of advice about a file."""

    code: str
    params: Mapping[str, Any]
    message: str


@dataclass(frozen=True)
class FileReport:
    """What a look at a file has shown (section 10). `type` is what the content is, whatever the name says."""

    ok: bool
    type: str
    violations: tuple[FileFinding, ...]
    advice: tuple[FileFinding, ...]
    text: str


@dataclass(frozen=True)
class Answer:
    """What the endpoint answers (section 7): an HTTP status and a body, which is JSON."""

    status: int
    body: bytes


def _load() -> ctypes.CDLL:
    path = os.environ.get("DOSSIER_LIBRARY") or ctypes.util.find_library("dossier")
    if path is None:
        raise ImportError("libdossier is not installed; DOSSIER_LIBRARY may say where it is")
    library = ctypes.CDLL(path)
    text, size, handle = ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p
    for name, result, arguments in (
        ("result_status", ctypes.c_int, [handle]),
        ("result_text", handle, [handle]),
        ("result_length", size, [handle]),
        ("result_free", None, [handle]),
        ("context_read", handle, [text, size]),
        ("context_error", handle, [handle]),
        ("context_error_length", size, [handle]),
        ("context_free", None, [handle]),
        ("check", handle, [text, size, handle]),
        ("http_answer", handle, [text, size, handle, text, size]),
        ("http_error", handle, [ctypes.c_int]),
        ("fixes", handle, [text, size, handle]),
        ("apply_fixes", handle, [text, size, handle]),
        ("look_start", handle, [text, size]),
        ("look_feed", None, [handle, text, size]),
        ("look_finish", handle, [handle]),
        ("look_free", None, [handle]),
        ("catalogue", handle, []),
        ("describe", handle, [text, size, text, size]),
        ("tos_policies_value", handle, [text, size]),
        ("version", text, []),
        ("rules_hash", text, []),
    ):
        function = getattr(library, "dossier_" + name)
        function.restype, function.argtypes = result, arguments
    return library


_library = _load()

version: str = _library.dossier_version().decode()
rules_hash: str = _library.dossier_rules_hash().decode()


def _bytes(value: Text, what: str) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value)
    raise TypeError(f"{what} is a text or bytes, not {type(value).__name__}")


def _take(result: int) -> tuple[int, Optional[bytes]]:
    """Takes status and text out of a result, which is freed."""
    try:
        status = _library.dossier_result_status(result)
        text = _library.dossier_result_text(result)
        taken = None if text is None else ctypes.string_at(text, _library.dossier_result_length(result))
    finally:
        _library.dossier_result_free(result)
    if status < 0:
        raise Misuse((taken or b"").decode())
    return status, taken


class Context:
    """The facts around a body (section 2): read once, used for any number of calls and threads.

    Raises Misuse if the facts are malformed; its text names the member.
    """

    def __init__(self, facts: Union[Mapping[str, Any], Text] = "{}"):
        text = json.dumps(facts).encode() if isinstance(facts, Mapping) else _bytes(facts, "the context")
        self._handle = _library.dossier_context_read(text, len(text))
        error = _library.dossier_context_error(self._handle)
        if error is not None:
            length = _library.dossier_context_error_length(self._handle)
            raise Misuse(ctypes.string_at(error, length).decode())

    def __del__(self, free=_library.dossier_context_free):
        free(getattr(self, "_handle", None))


def _handle(context: Optional[Context]) -> Optional[int]:
    return None if context is None else context._handle


def check(body: Text, context: Optional[Context] = None) -> Report:
    """Checks the text of a request body. Whatever it holds, there is a report."""
    text = _bytes(body, "the body")
    _, report = _take(_library.dossier_check(text, len(text), _handle(context)))
    assert report is not None
    said = json.loads(report)
    return Report(
        ok=said["ok"],
        status=said["status"],
        violations=tuple(Finding(**one) for one in said["violations"]),
        advice=tuple(Finding(**one) for one in said["advice"]),
        undecided=tuple(said["undecided"]),
        truncated=said.get("truncated", False),
        text=report.decode(),
    )


def http_answer(body: Text, context: Optional[Context], customer_id: str) -> Answer:
    """What the endpoint answers to a body: 200, 400, 403, 409 or 422."""
    text, name = _bytes(body, "the body"), customer_id.encode()
    status, answer = _take(_library.dossier_http_answer(text, len(text), _handle(context), name, len(name)))
    return Answer(status, answer or b"")


def http_error(status: Literal[401, 404, 500]) -> Answer:
    """The answers that come before any report."""
    status, answer = _take(_library.dossier_http_error(status))
    return Answer(status, answer or b"")


def fixes(body: Text, context: Optional[Context] = None) -> tuple[Fix, ...]:
    """What there is to do about the findings on a body, where there is one thing to do."""
    text = _bytes(body, "the body")
    _, said = _take(_library.dossier_fixes(text, len(text), _handle(context)))
    return tuple(Fix(**one) for one in json.loads(said or b""))


def apply_fixes(body: Text, context: Optional[Context] = None) -> bytes:
    """The body with these fixes applied, which may have fixes of its own; all else in it stays as it is."""
    text = _bytes(body, "the body")
    _, fixed = _take(_library.dossier_apply_fixes(text, len(text), _handle(context)))
    return fixed or b""


class Look:
    """A look at a file while it comes, of which nothing is kept. One thread at a time feeds it."""

    def __init__(self, name: str):
        text = name.encode()
        self._handle = _library.dossier_look_start(text, len(text))

    def __del__(self, free=_library.dossier_look_free):
        free(getattr(self, "_handle", None))

    def feed(self, piece: Text) -> None:
        """Takes the next bytes of the file. It makes no difference how they are cut."""
        piece = _bytes(piece, "a piece")
        _library.dossier_look_feed(self._handle, piece, len(piece))

    def finish(self) -> FileReport:
        """The report on the file, if it ends here."""
        _, report = _take(_library.dossier_look_finish(self._handle))
        said = json.loads(report or b"")
        for finding in ("violations", "advice"):
            said[finding] = tuple(FileFinding(**one) for one in said[finding])
        return FileReport(**said, text=(report or b"").decode())


def check_file(file: Text, name: str) -> FileReport:
    """Looks at a file that is in memory as a whole."""
    look = Look(name)
    look.feed(file)
    return look.finish()


def catalogue() -> list[Mapping[str, Any]]:
    """All rules, of bodies and of files, with what they ask and what they say."""
    _, rules = _take(_library.dossier_catalogue())
    return json.loads(rules or b"")


def describe(type: str, country: Optional[str] = None) -> Mapping[str, Any]:
    """What a form should ask for a document of that type (section 9). Raises Misuse for an unknown type or country."""
    name, code = type.encode(), None if country is None else country.encode()
    _, plan = _take(_library.dossier_describe(name, len(name), code, len(code or b"")))
    return json.loads(plan or b"")


def tos_policies_value(url: str) -> Optional[str]:
    """The value of that name in the terms' URL (section 8), or None."""
    text = url.encode()
    _, value = _take(_library.dossier_tos_policies_value(text, len(text)))
    return None if value is None else value.decode()
