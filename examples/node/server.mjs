// The endpoint, with node:http: POST /v2/customers/{customer_id}/individual/attach.
//
//     node server.mjs customers.json PORT
//
// The file stands for what a real one looks up for a customer. Whoever calls is authenticated in front of it.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

import { createValidator } from "dossier-check";

const route = /^\/v2\/customers\/([^/?]*)\/individual\/attach$/;
const largest = 1024 * 1024; // the rules refuse bodies long before
const notFound = {
  status: 404,
  body: '{"message":"There is no such customer. Check the customer\'s ID."}',
};

const [path, port] = process.argv.slice(2);
const customers = new Map(Object.entries(JSON.parse(readFileSync(path, "utf8"))));
const dossier = await createValidator();

/** The body of a request, as it came; nothing where it is larger than any that is taken. */
async function bodyOf(request) {
  const pieces = [];
  let length = 0;
  for await (const piece of request) {
    length += piece.length;
    if (length > largest) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function answerTo(method, url, body) {
  const id = route.exec(url)?.[1];
  const facts = method === "POST" ? customers.get(id) : undefined;
  if (facts === undefined) return notFound;
  // `today` is that of this machine.
  return dossier.httpAnswer(dossier.validateText(body, facts), id);
}

createServer(async (request, response) => {
  const body = await bodyOf(request);
  if (body === undefined) return response.writeHead(413, { connection: "close" }).end();
  const answer = answerTo(request.method, request.url, body);
  response.writeHead(answer.status, { "content-type": "application/json" });
  response.end(answer.body);
}).listen(Number(port), "127.0.0.1");
