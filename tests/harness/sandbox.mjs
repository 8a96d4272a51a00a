// The real sandbox server on a free port, and its API.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { binary, root } from "./paths.mjs";
import { takeReports } from "./reports.mjs";

export const program = binary("dossier-sandbox");

const folder = mkdtempSync(join(tmpdir(), "dossier-sandbox-"));
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** A path for a temporary file. */
export const path = (name) => join(folder, name);

const unexpected = ({ code, signal }, log) =>
  new Error(`The server ended with ${code ?? signal}: ${log}`);

/** Starts the server, and waits for nothing: { child, ended, log(), stop(), kill() }. `by` is a command that becomes it. */
export function launch(args = [], by = []) {
  const [command, ...more] = [...by, program, ...args];
  const child = spawn(command, more, { stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (log += text));
  const ended = once(child, "close").then(([code, signal]) => {
    running.delete(child);
    const reports = takeReports();
    if (reports !== "") throw new Error(reports);
    return { code, signal };
  });
  /** Sends a signal, which must be what ends it: by itself, or with this exit code. */
  const end = async (signal, expected) => {
    child.kill(signal);
    const how = await ended;
    if ((how.code ?? how.signal) !== expected) throw unexpected(how, log);
  };
  return {
    child,
    ended,
    log: () => log,
    stop: () => end("SIGTERM", 0),
    kill: () => end("SIGKILL", "SIGKILL"),
  };
}

/** Starts the server and waits until it listens: what launch() gives, and { base, port }. */
export async function start(args = [], by = []) {
  const server = launch(args, by);
  const base = await new Promise((resolve, reject) => {
    server.child.stdout
      .setEncoding("utf8")
      .once("data", (text) => resolve(text.trim().slice(0, -1)));
    server.ended.then((how) => reject(unexpected(how, server.log())), reject);
  });
  return { ...server, base, port: Number(new URL(base).port) };
}

/** Starts it with the site, and with demo data. */
export const serve = (...more) =>
  start(["--seed", "demo", "--site", join(root, "build/site"), ...more]);

/** Sends a request: { status, headers, text, json }. */
export async function call(server, method, url, { token, json, body, headers = {}, signal } = {}) {
  const answer = await fetch(server.base + url, {
    method,
    signal,
    headers: { ...(token && { Authorization: `Bearer ${token}` }), ...headers },
    body: json === undefined ? body : JSON.stringify(json),
  });
  const text = await answer.text();
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    // Not JSON; the test looks at the text.
  }
  return { status: answer.status, headers: answer.headers, text, json: value };
}

/** The control API: its data. */
export async function control(server, method, url, json) {
  const answer = await call(server, method, `/__sandbox/${url}`, { json });
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${answer.text}`);
  return answer.json.data;
}

export async function tokensFor(server, client) {
  const { status, json } = await call(server, "POST", "/v1/oauth/token", {
    json: { grant_type: "client_credentials", ...client },
  });
  if (status !== 200) throw new Error(`no token: ${status}`);
  return json;
}

/** A new client with a token: { client_id, client_secret, token, … }. */
export async function newClient(server, configuration = {}) {
  const client = await control(server, "POST", "clients", configuration);
  const { client_id, client_secret } = client;
  const { access_token } = await tokensFor(server, { client_id, client_secret });
  return { ...client, token: access_token };
}

export const person = {
  first_name: "Ada",
  last_name: "Lovelace",
  email: "ada@example.com",
  country_of_residence: "USA",
};

/** A new customer: { id, tos }. */
export async function newCustomer(server, token, more = {}) {
  const { json } = await call(server, "POST", "/v2/customers/individual", {
    token,
    json: { ...person, ...more },
  });
  const { customer_id: id, tos_policies_url: url } = json.data;
  return { id, tos: new URL(url).searchParams.get("tos_policies_value") };
}

export const pdf = (text = "") => new Blob([`%PDF-1.7\n${text}\n%%EOF\n`]);

/** Uploads files, by field, and returns the answer. Each is [name, blob] or a blob. */
export function upload(server, token, customer, files, options = {}) {
  const form = new FormData();
  form.append("customer_id", customer);
  for (const [field, file] of Object.entries(files)) {
    const [name, blob] = Array.isArray(file) ? file : [`${field}.pdf`, file];
    form.append(field, blob, name);
  }
  return call(server, "POST", "/v1/customers/upload", { token, body: form, ...options });
}

/** A customer with a passport, an address document and a selfie uploaded: { id, tos, uris }. */
export async function readyCustomer(server, token) {
  const customer = await newCustomer(server, token);
  const fields = { passport: pdf("1"), back: pdf("2"), poa: pdf("3"), selfie: pdf("4") };
  const { json } = await upload(server, token, customer.id, fields);
  return { ...customer, uris: Object.assign({}, ...json.data.files) };
}

/** A valid body for a customer; `document` changes members of its passport. */
export function bodyFor({ tos, uris }, document = {}, more = []) {
  return {
    identifying_documents: [
      {
        type: "PASSPORT",
        number: "X1234567",
        country: "USA",
        expiry_date: "2099-06-01",
        files: [{ uri: uris.passport }],
        ...document,
      },
      ...more,
    ],
    address_documents: [{ type: "BANK_STATEMENT", country: "USA", files: [{ uri: uris.poa }] }],
    tos_policies_value: tos,
  };
}

export const twoSided = ({ uris }) => [
  { side: "FRONT", uri: uris.passport },
  { side: "BACK", uri: uris.back },
];
export const selfieOf = ({ uris }) => ({ type: "SELFIE", files: [{ uri: uris.selfie }] });

export const attach = (server, token, id, json, more = {}) =>
  call(server, "POST", `/v2/customers/${id}/individual/attach`, { token, json, ...more });

export const show = async (server, token, id) =>
  (await call(server, "GET", `/v2/customers/${id}`, { token })).json.data;

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until what is asked for is true, and returns it. */
export async function until(ask) {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(5);
  }
}

/** Waits until no review of a customer is under way, and returns the customer. */
export const untilReviewed = (server, token, id) =>
  until(async () => {
    const customer = await show(server, token, id);
    const { attach_in_flight, customer_status } = customer;
    return !attach_in_flight && !/PROCESSING|REVIEWING/.test(customer_status) && customer;
  });

/** The same, where the review must end with this status. */
export async function untilStatus(server, token, id, status) {
  const customer = await untilReviewed(server, token, id);
  if (customer.customer_status === status) return customer;
  throw new Error(`${customer.customer_status}, and not ${status}`);
}

/** The server-sent events of a stream, one by one: { id, event, data }. */
export async function* events(server, token, id, { signal, headers = {} } = {}) {
  const answer = await fetch(`${server.base}/v2/customers/${id}/events`, {
    signal,
    headers: { Authorization: `Bearer ${token}`, ...headers },
  });
  if (answer.status !== 200) throw new Error(`no stream: ${answer.status}`);
  let text = "";
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    text += part;
    for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) {
      const fields = Object.fromEntries(
        text
          .slice(0, end)
          .split("\n")
          .filter((line) => !line.startsWith(":"))
          .map((line) => line.split(/: (.*)/s).slice(0, 2)),
      );
      if (fields.event) yield { ...fields, data: JSON.parse(fields.data) };
    }
  }
}

/** Statuses of a stream up to and with this one. */
export async function statusesUntil(stream, last) {
  const statuses = [];
  for await (const { data } of stream) {
    statuses.push(data.customer_status);
    if (data.customer_status === last) break;
  }
  return statuses;
}
