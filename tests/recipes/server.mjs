// The user's server: the pages of recipes, under the content-security policy of the README, and what their programs ask of it.
import { join } from "node:path";

import { exampleContext } from "../harness/example.mjs";
import { fileResource, resource, serve as serveAnswers } from "../harness/serve.mjs";

/** What it knows of the customer. */
export const context = {
  customer: { customer_status: "INCOMPLETE", country_of_residence: "DEU" },
  tos_policies_value: exampleContext.tos_policies_value,
};

/**
 * Serves /<name>/... from the folders of these names: its address, what it was sent, and what makes it forget that, and end.
 * `answer` is that of the endpoint.
 */
export async function serve(folders, { policy, answer }) {
  const uploads = [];
  const bodies = [];
  const json = (value) => resource("answer.json", JSON.stringify(value));
  const calls = {
    "/favicon.ico": () => ({ status: 204 }),
    "/api/context": () => json(context),
    "/api/upload"(bytes) {
      uploads.push(bytes);
      return json({ uri: `/upload-${uploads.length}.pdf` });
    },
    "/api/attach"(bytes) {
      bodies.push(JSON.parse(bytes));
      const { status, body } = answer(bytes);
      return { status, ...resource("answer.json", body) };
    },
  };
  const server = await serveAnswers(async (request) => {
    const { pathname } = new URL(request.url, "http://a");
    const sent = Buffer.concat(await request.toArray());
    if (Object.hasOwn(calls, pathname)) return calls[pathname](sent);
    if (pathname.startsWith("/v2/")) {
      const { authorization } = request.headers;
      return json({ path: pathname, authorization, body: sent.toString() });
    }
    const [, name, path] = pathname.match(/^\/([^/]+)\/(.*)$/) ?? [];
    if (!folders.has(name)) return undefined;
    const headers = { "content-security-policy": policy };
    return fileResource(join(folders.get(name), path || "index.html"), headers);
  });
  return {
    ...server,
    uploads,
    bodies,
    /** Forgets what it was sent. */
    forget() {
      uploads.length = 0;
      bodies.length = 0;
    },
  };
}
