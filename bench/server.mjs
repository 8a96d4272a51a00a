// What the sandbox server bears: requests a second, and how long an attach takes beside neighbours who mean it no good.
//
//     node bench/server.mjs
//
// Everything runs on this machine, the clients too, so the figures are for comparing with one another.
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";

import { connectTo } from "../tests/harness/raw.mjs";
import {
  bodyFor,
  control,
  events,
  newClient,
  readyCustomer,
  start,
} from "../tests/harness/sandbox.mjs";

const times = (count, what) => Promise.all(Array.from({ length: count }, (_, i) => what(i)));
const quantile = (sorted, part) => sorted[Math.floor(part * (sorted.length - 1))];
const milliseconds = (value) => value.toFixed(value < 10 ? 1 : 0);

/** Sends requests over connections that stay open, which fetch() makes more of than it measures. */
function sender(server, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (method, path, token, body) =>
    new Promise((resolve, reject) => {
      const headers = { Authorization: `Bearer ${token}` };
      request({ agent, port: server.port, method, path, headers }, (answer) => {
        answer.resume().on("end", () => resolve(answer.statusCode));
      })
        .on("error", reject)
        .end(body);
    });
}

/** How many requests a second there are with so many clients, each of whom waits for its answers. */
async function rate(clients, seconds, ask) {
  const end = performance.now() + seconds * 1000;
  const begin = performance.now();
  let count = 0;
  await times(clients, async (i) => {
    for (; performance.now() < end; ++count) await ask(i);
  });
  return (count * 1000) / (performance.now() - begin);
}

const memory = ({ child }) =>
  Number(readFileSync(`/proc/${child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024;

const server = await start(["--delay", "600000"]);
const good = await newClient(server);
const bad = await newClient(server);
const send = sender(server, 64);
const customers = await times(16, () => readyCustomer(server, good.token));

console.log("requests/s    1 client   16 clients");
const invalid = JSON.stringify({ ...bodyFor(customers[0]), address_documents: [] });
for (const [name, ask] of [
  ["GET a customer", (i) => send("GET", `/v2/customers/${customers[i].id}`, good.token)],
  [
    "attach, 422",
    (i) => send("POST", `/v2/customers/${customers[i].id}/individual/attach`, good.token, invalid),
  ],
  ["404", () => send("GET", "/nothing", good.token)],
]) {
  const [one, many] = [await rate(1, 3, ask), await rate(16, 3, ask)];
  console.log(`${name.padEnd(14)}${one.toFixed(0).padStart(8)}${many.toFixed(0).padStart(13)}`);
}

// Neighbours: each begins something and gives how to end it.
const head = (path, length) =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${bad.token}\r\nContent-Length: ${length}\r\n` +
  "Content-Type: multipart/form-data; boundary=b\r\n\r\n";
const connections = async (count, text, options) => {
  const open = await times(count, () => connectTo(server, text, options));
  return () => open.forEach(({ socket }) => socket.destroy());
};
const busy = (clients, ask) => {
  let working = true;
  const work = times(clients, async () => {
    while (working) await ask().catch(() => {});
  });
  return () => ((working = false), work);
};
const theirs = await readyCustomer(server, bad.token);
const entries = JSON.stringify({ identifying_documents: Array(87_000).fill({}) });
const other = sender(server, 256);
const neighbours = {
  nobody: () => () => {},
  "1,000 idle connections": () => connections(1000, ""),
  "1,000 half a head": () => connections(1000, "POST /v2/customers/x HTTP/1.1\r\nHo"),
  "1,000 heads of 60 KiB": () => connections(1000, `GET / HTTP/1.1\r\nA: ${"x".repeat(60_000)}`),
  "100 stalled uploads": () =>
    connections(100, `${head("/v1/customers/upload", 20_000_000)}--b\r\n`),
  "256 streams": async () => {
    const abort = new AbortController();
    const { signal } = abort;
    await times(256, () => events(server, bad.token, theirs.id, { signal }).next());
    return () => abort.abort();
  },
  "16 × 87,000 empty entries": () =>
    busy(16, () =>
      other("POST", `/v2/customers/${theirs.id}/individual/attach`, bad.token, entries),
    ),
  "16 × upload of 20 MB": () => {
    const part = '--b\r\nContent-Disposition: form-data; name="f"; filename="f.pdf"\r\n\r\n%PDF-';
    const body = Buffer.concat([Buffer.from(part), Buffer.alloc(20_000_000)]);
    return busy(16, async () => {
      const { socket, closed } = await connectTo(server, head("/v1/customers/upload", body.length));
      socket.end(body);
      await closed;
    });
  },
};

console.log("\nbeside                        attach p50    p99 (ms)    memory (MiB)");
const attempts = 300;
for (const [name, begin] of Object.entries(neighbours)) {
  const ready = [];
  for (let i = 0; i < attempts; ++i) ready.push(await readyCustomer(server, good.token));
  const end = await begin();
  const taken = [];
  for (const customer of ready) {
    const start = performance.now();
    const path = `/v2/customers/${customer.id}/individual/attach`;
    const status = await send("POST", path, good.token, JSON.stringify(bodyFor(customer)));
    if (status !== 200) throw new Error(`an attach was answered with ${status}`);
    taken.push(performance.now() - start);
  }
  const used = memory(server);
  await end();
  taken.sort((a, b) => a - b);
  const [p50, p99] = [quantile(taken, 0.5), quantile(taken, 0.99)].map(milliseconds);
  console.log(
    `${name.padEnd(30)}${p50.padStart(10)}${p99.padStart(12)}${used.toFixed(0).padStart(16)}`,
  );
}
await control(server, "POST", "reset");
await server.stop();
process.exit();
