// The user's server: the pages of recipes, under the content-security policy of the README, and what their programs ask of it.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** What it knows of the customer. */
export const context = {
  customer: { customer_status: "INCOMPLETE", country_of_residence: "DEU" },
  tos_policies_value: "e9414388-fbdf-4407-b5c2-bc39eae3645b",
};

/** Serves /<name>/... from the folders of these names: its address, what it was sent, and what makes it forget that, and end. */
export async function serve(folders, { policy, answer }) {
  const uploads = [];
  const bodies = [];
  const calls = {
    "/api/context": () => JSON.stringify(context),
    "/api/upload"(bytes) {
      uploads.push(bytes);
      return JSON.stringify({ uri: `/upload-${uploads.length}.pdf` });
    },
    "/api/attach"(bytes, response) {
      bodies.push(JSON.parse(bytes));
      const { status, body } = answer(bytes);
      response.statusCode = status;
      return body;
    },
  };
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://a");
    if (pathname === "/favicon.ico") return response.writeHead(204).end();
    try {
      if (pathname in calls) {
        const sent = Buffer.concat(await request.toArray());
        const body = calls[pathname](sent, response);
        return response.setHeader("content-type", "application/json").end(body);
      }
      if (pathname.startsWith("/v2/")) {
        const body = Buffer.concat(await request.toArray()).toString();
        const { authorization } = request.headers;
        return response.end(JSON.stringify({ path: pathname, authorization, body }));
      }
      const [, name, path] = pathname.match(/^\/([^/]+)\/(.*)$/);
      const bytes = readFileSync(join(folders.get(name), path || "index.html"));
      const type = types[extname(path || "index.html")];
      response.writeHead(200, { "content-type": type, "content-security-policy": policy });
      response.end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    uploads,
    bodies,
    /** Forgets what it was sent. */
    forget() {
      uploads.length = 0;
      bodies.length = 0;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
