// Serves the built page on this computer: PORT says where, 5173 or the next free port if it says nothing.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const site = fileURLToPath(new URL("../../build/site", import.meta.url));
const host = "127.0.0.1";
const firstPort = 5173;
const lastPort = 5199;

const mediaTypes = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

const headers = {
  "Content-Security-Policy": [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/** The file that a request is for; undefined if there is none within the site. */
async function find(target) {
  try {
    const { pathname } = new URL(target, "http://site");
    const path = decodeURIComponent(pathname);
    const file = await realpath(join(site, path.endsWith("/") ? `${path}index.html` : path));
    if (!file.startsWith((await realpath(site)) + sep)) return undefined;
    const { size, isFile } = await stat(file).then((it) => ({
      size: it.size,
      isFile: it.isFile(),
    }));
    return isFile ? { file, size } : undefined;
  } catch {
    // No such file, or no such path: a NUL, a bad escape.
    return undefined;
  }
}

function say(response, status, text, more = {}) {
  response.writeHead(status, { ...headers, ...more, "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

const server = createServer(async (request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") {
    say(response, 405, "Only GET and HEAD.", { Allow: "GET, HEAD" });
    return;
  }
  const found = await find(request.url ?? "/");
  if (found === undefined) {
    say(response, 404, "Not found.");
    return;
  }
  const { file, size } = found;
  // Built files have their content's hash in their names; the others may change with the next build.
  const hashed = file.startsWith(join(site, "assets"));
  response.writeHead(200, {
    ...headers,
    "Content-Type": mediaTypes[extname(file)] ?? "application/octet-stream",
    "Content-Length": size,
    "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
});

/** Listens on the wanted port, or on the first free one if none is wanted. */
function listen(port, wanted) {
  server.once("error", (error) => {
    if (error.code === "EADDRINUSE" && !wanted && port < lastPort) {
      listen(port + 1, false);
      return;
    }
    console.error(`Cannot listen on ${host}:${port}: ${error.message}`);
    process.exit(1);
  });
  server.listen(port, host);
}

server.on("listening", () => {
  console.log(`http://${host}:${server.address().port}/`);
  console.log("Three things to try:");
  console.log("  1. Step through the examples with ‹ and ›, and watch the verdict.");
  console.log(
    "  2. Delete a member of the body, or paste a body of your own; F8 goes to what is wrong.",
  );
  console.log("  3. Empty the context to see which rules it decides. Ctrl+C stops the server.");
});

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}

if ((await stat(join(site, "index.html")).catch(() => undefined)) === undefined) {
  console.error("The page is not built yet: npm run build");
  process.exit(1);
}
const port = process.env.PORT === undefined ? undefined : Number(process.env.PORT);
if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) {
  console.error(`PORT is to be a port number, not ${process.env.PORT}.`);
  process.exit(2);
}
listen(port ?? firstPort, port !== undefined);
