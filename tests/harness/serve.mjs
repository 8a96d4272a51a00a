// A web server for the pages of a test.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** A body with the media type of its name. */
export const resource = (name, body, headers = {}) => ({
  headers: { "content-type": types[extname(name)] ?? "text/plain", ...headers },
  body,
});

/** A file with the media type of its name; undefined if it is not there. */
export function fileResource(path, headers) {
  try {
    return resource(path, readFileSync(path), headers);
  } catch (error) {
    if (/^(ENOENT|ENOTDIR|EISDIR)$/.test(error.code)) return undefined;
    throw error;
  }
}

/**
 * Serves what a function answers, with a promise or without: { status, headers, body }, or undefined for 404. What it throws is 500,
 * which a page complains of. Returns the server's address, and a function that ends it.
 */
export async function serve(answer) {
  const server = createServer(async (request, response) => {
    try {
      const { status = 200, headers, body } = (await answer(request)) ?? { status: 404 };
      response.writeHead(status, headers).end(body);
    } catch (error) {
      response.writeHead(500).end(error.stack);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
