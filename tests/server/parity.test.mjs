// The server answers what the core says: each body of the vectors goes to the server and, with the
// facts that the server has, to the command-line tool.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { tool } from "../harness/paths.mjs";
import { call, control, newClient, readyCustomer, start } from "../harness/sandbox.mjs";
import { readVectors } from "../harness/vectors.mjs";

/** Section 7: what stands in an answer to a report, but for 200. */
function answerTo({ status, violations }) {
  const of = (stage) => violations.filter((violation) => violation.status === stage);
  const first = violations[0].message;
  if (status === 400) return { status, message: first };
  if (status === 422) {
    const errors = of(422).map(({ path, message }) => ({ [path]: message }));
    return { message: `The request has ${errors.length} error(s).`, errors };
  }
  return { error: { code: status === 409 ? "conflict" : "forbidden", message: first } };
}

test("Every body of the vectors gets the answer that the core's report stands for", async () => {
  const server = await start();
  const client = await newClient(server);
  const customer = await readyCustomer(server, client.token);
  await control(server, "PUT", "worker", { held: true });
  await control(server, "PUT", "clock", { today: "2026-11-22" });
  const context = await control(server, "GET", `customers/${customer.id}/context`);

  // In the place of the vectors' facts stand the customer's, so that some bodies are accepted.
  const uris = Object.values(customer.uris);
  const mine = (bytes) => {
    let text = bytes
      .toString("latin1")
      .replaceAll("e9414388-fbdf-4407-b5c2-bc39eae3645b", customer.tos);
    ["/passport.pdf", "/bank.pdf", "/dl-front.jpg", "/dl-back.jpg"].forEach((uri, i) => {
      text = text.replaceAll(uri, uris[i]);
    });
    return Buffer.from(text, "latin1");
  };
  const all = readVectors().map(({ text }) => mine(text));
  const input = all
    .map((bytes) => JSON.stringify({ body_b64: bytes.toString("base64"), context }))
    .join("\n");
  const reports = execFileSync(tool, ["check", "--ndjson"], {
    input,
    maxBuffer: 2 ** 28,
    encoding: "utf8",
  })
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).report);
  assert.equal(reports.length, all.length);

  const counts = {};
  for (const [i, body] of all.entries()) {
    const report = reports[i];
    assert.deepEqual(report.undecided, []);
    const answer = await call(server, "POST", `/v2/customers/${customer.id}/individual/attach`, {
      token: client.token,
      body,
    });
    assert.equal(answer.status, report.status, body.toString("utf8").slice(0, 2000));
    counts[answer.status] = (counts[answer.status] ?? 0) + 1;
    if (report.ok) {
      assert.deepEqual(answer.json.data, { customer_id: customer.id });
      await control(server, "PUT", `customers/${customer.id}/status`, {
        customer_status: "INCOMPLETE",
      });
    } else {
      assert.equal(answer.text, JSON.stringify(answerTo(report)));
    }
  }
  console.log(`${all.length} bodies: ${JSON.stringify(counts)}`);
  for (const status of [200, 400, 403, 422]) assert.ok(counts[status] > 10, `${status}`);
  await server.stop();
});
