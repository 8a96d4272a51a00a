"""The endpoint with Python's own HTTP server: POST /v2/customers/{customer_id}/individual/attach.

    DOSSIER_LIBRARY=… python3 server.py [PORT]

What a real one looks up for the customer (who it is, its status, its files) is `facts_of` here.
"""

import sys
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import re

import dossier

ROUTE = re.compile(r"/v2/customers/([0-9a-f-]{36})/individual/attach")
LARGEST = 32 * 1024 * 1024  # what is taken in at all; the rules refuse bodies long before


def facts_of(customer_id: str) -> dossier.Context:
    return dossier.Context(
        {
            "today": datetime.now(timezone.utc).date().isoformat(),
            "customer": {
                "customer_type": "INDIVIDUAL",
                "api_version": "v2",
                "customer_status": "INCOMPLETE",
                "country_of_residence": "USA",
                "attach_in_flight": False,
            },
        }
    )


class Endpoint(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > LARGEST:
            self.close_connection = True
            return self.reply(dossier.Answer(411, b'{"message":"Send the body with its Content-Length."}'))
        body = self.rfile.read(int(length))
        route = ROUTE.fullmatch(self.path)
        if route is None:
            return self.reply(dossier.http_error(404))
        self.reply(dossier.http_answer(body, facts_of(route[1]), route[1]))

    def reply(self, answer: dossier.Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:
        pass  # a request's line holds the customer's ID


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8000), Endpoint)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
