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
 * `answer` is that of the endpoint. A form that the browser itself has sent is answered with a page of what it said.
 */
export async function serve(folders, { policy, answer }) {
  const uploads = [];
  const bodies = [];
  const held = new Map(); // what uploads of files of these names wait for
  let refusal; // the status of all uploads
  const json = (value, more) => ({ ...resource("answer.json", JSON.stringify(value)), ...more });
  const calls = {
    "/favicon.ico": () => ({ status: 204 }),
    "/api/context": () => json(context),
    async "/api/upload"(sent, headers) {
      const [[field, file]] = await formOf(sent, headers);
      await held.get(file.name)?.promise;
      if (refusal) return json({}, { status: refusal });
      const uri = `/upload-${uploads.length + 1}.pdf`;
      uploads.push({ uri, name: file.name, bytes: Buffer.from(await file.arrayBuffer()) });
      return json({ data: { files: [{ [field]: uri }] } });
    },
    "/api/attach"(sent) {
      bodies.push(JSON.parse(sent));
      const { status, body } = answer(sent);
      return { status, ...resource("answer.json", body) };
    },
  };
  const server = await serveAnswers(async (request) => {
    const { pathname } = new URL(request.url, "http://a");
    const sent = Buffer.concat(await request.toArray());
    if (Object.hasOwn(calls, pathname)) return calls[pathname](sent, request.headers);
    if (pathname.startsWith("/v2/")) {
      const { authorization } = request.headers;
      return json({ path: pathname, authorization, body: sent.toString() });
    }
    if (request.method === "POST") {
      const values = (await formOf(sent, request.headers)).map(([name, value]) => [
        name,
        value.name ?? value,
      ]);
      return resource(
        "answer.html",
        `<h1>The answer of the server</h1><pre>${JSON.stringify(Object.fromEntries(values))}</pre>`,
      );
    }
    const [, name, path] = pathname.match(/^\/([^/]+)\/(.*)$/) ?? [];
    if (!folders.has(name)) return undefined;
    return fileResource(join(folders.get(name), path || "index.html"), {
      "content-security-policy": policy,
    });
  });
  return {
    ...server,
    uploads,
    bodies,
    /** Lets uploads of files of a name wait, until the function that this gives is called. */
    hold(name) {
      let release;
      const promise = new Promise((resolve) => (release = resolve));
      held.set(name, { promise });
      return release;
    },
    /** Has all uploads refused with this status from now on; with none no longer. */
    refuse(status) {
      refusal = status;
    },
    /** Forgets what it was sent. */
    forget() {
      uploads.length = 0;
      bodies.length = 0;
      held.clear();
      refusal = undefined;
    },
  };
}

const formOf = async (sent, headers) => [
  ...(await new Response(sent, {
    headers: { "content-type": headers["content-type"] },
  }).formData()),
];
