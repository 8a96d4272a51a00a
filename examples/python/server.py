"""The endpoint, with Python's own HTTP server: POST /v2/customers/{customer_id}/individual/attach.

    DOSSIER_LIBRARY=… python3 server.py customers.json PORT

The file stands for what a real one looks up for a customer. Whoever calls is authenticated in front of it.
"""

import json
import re
import sys
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import dossier

ROUTE = re.compile(r"/v2/customers/([^/]*)/individual/attach")
LARGEST = 1024 * 1024  # the rules refuse bodies long before

with open(sys.argv[1], encoding="utf-8") as file:
    CUSTOMERS = json.load(file)


class Endpoint(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit() and int(length) <= LARGEST):
            self.close_connection = True
            return self.send_error(413 if length.isdigit() else 411)
        body = self.rfile.read(int(length))
        route = ROUTE.fullmatch(self.path)
        facts = CUSTOMERS.get(route[1]) if route else None
        if route is None or facts is None:
            return self.reply(dossier.http_error(404))
        today = datetime.now(timezone.utc).date().isoformat()
        self.reply(dossier.http_answer(body, dossier.Context({"today": today, **facts}), route[1]))

    def reply(self, answer: dossier.Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        pass  # a request's line holds the customer's ID


class Server(ThreadingHTTPServer):
    request_queue_size = 128  # of those who connect at once; five otherwise


if __name__ == "__main__":
    Server(("127.0.0.1", int(sys.argv[2])), Endpoint).serve_forever()
