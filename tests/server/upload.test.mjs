import assert from "node:assert/strict";
import http from "node:http";
import { after, before, test } from "node:test";
import { call, control, newClient, newCustomer, pdf, start, upload } from "../harness/sandbox.mjs";

let server;
let client;
let customer;
before(async () => {
  server = await start();
  client = await newClient(server);
  customer = await newCustomer(server, client.token);
});
after(() => server.stop());

const send = (files, options) => upload(server, client.token, customer.id, files, options);
const known = async () =>
  (await control(server, "GET", `customers/${customer.id}/context`)).uploaded_uris;

/** A form that is written by hand. */
const raw = (body, type = "multipart/form-data; boundary=b") =>
  call(server, "POST", "/v1/customers/upload", {
    token: client.token,
    body,
    headers: { "Content-Type": type },
  });
const id = () =>
  `--b\r\nContent-Disposition: form-data; name="customer_id"\r\n\r\n${customer.id}\r\n`;
const file = (disposition, content = "%PDF-1.7\n%%EOF") =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

test("Each file gets a link, under its field's name and in the order of the form", async () => {
  const jpeg = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9])]);
  const { status, json } = await send({
    zebra: ["Germany-passport.jpg", jpeg],
    apple: ["poa.pdf", pdf()],
  });
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(json), ["data"]);
  const [zebra, apple] = json.data.files;
  assert.match(zebra.zebra, /^\/[A-Za-z0-9]{8}_Germany-passport\.jpg$/);
  assert.match(apple.apple, /^\/[A-Za-z0-9]{8}_poa\.pdf$/);
  const uris = await known();
  assert.ok(uris.includes(zebra.zebra) && uris.includes(apple.apple));
});

test("Equal field names and equal files are kept apart", async () => {
  const body = new FormData();
  body.append("customer_id", customer.id);
  for (let i = 0; i < 3; ++i) body.append("page", pdf(), "page.pdf");
  const { json } = await call(server, "POST", "/v1/customers/upload", {
    token: client.token,
    body,
  });
  assert.equal(new Set(json.data.files.map(({ page }) => page)).size, 3);
});

test("A file that is refused is named with its reason, and then none is taken", async () => {
  const before = await known();
  const heic = new Blob([new Uint8Array([0, 0, 0, 24]), "ftypheic", new Uint8Array(12)]);
  const { status, json } = await send({
    good: pdf(),
    photo: ["photo.jpg", heic],
    nothing: ["empty.pdf", new Blob([])],
    cut: ["cut.pdf", new Blob(["%PDF-1.7 that goes on"])],
  });
  assert.equal(status, 422);
  assert.equal(json.message, "The request has 3 error(s).");
  assert.deepEqual(
    json.errors.map((error) => Object.keys(error)[0]),
    ["photo", "nothing", "cut"],
  );
  assert.match(json.errors[0].photo, /HEIC/i);
  assert.deepEqual(await known(), before);
});

test("A name gives its harmless part to the link, whatever it is", async () => {
  for (const [name, end] of [
    ["../../etc/passwd.pdf", "_passwd.pdf"],
    ["C:\\Users\\ada\\scan.pdf", "_scan.pdf"],
    ["..pdf", "_pdf"],
    ["....", "_file"],
    ["/", "_file"],
    ["a b?c=d&e#f%00.pdf", "_a_b_c_d_e_f_00.pdf"],
    ["Führerschein.pdf", "_F__hrerschein.pdf"],
    ["'; DROP TABLE uploads; --.pdf", "____DROP_TABLE_uploads__--.pdf"],
    [`${"x".repeat(300)}.pdf`, `_${"x".repeat(76)}.pdf`],
    ["<script>.pdf", "__script_.pdf"],
  ]) {
    const { status, json } = await send({ f: [name, pdf()] });
    assert.equal(status, 200, name);
    assert.match(json.data.files[0].f, /^\/[A-Za-z0-9]{8}_[A-Za-z0-9._-]+$/);
    assert.equal(json.data.files[0].f.slice(9), end);
  }
});

test("Only an own customer can be given files, and a form needs its fields", async () => {
  const other = await newClient(server);
  assert.equal((await upload(server, other.token, customer.id, { f: pdf() })).status, 404);
  for (const name of ["no-uuid", "", "' OR ''='", "00000000-0000-4000-8000-00000000ffff"]) {
    assert.equal((await upload(server, client.token, name, { f: pdf() })).status, 404, name);
  }
  assert.equal((await send({})).status, 400);
  assert.equal((await raw(`${file('name="f"; filename="f.pdf"')}--b--`)).status, 400);
  assert.equal((await raw(`${id()}${id()}${file('name="f"; filename="f.pdf"')}--b--`)).status, 400);
});

test("Forms of other tools are read: quotes, tokens, other headers, an epilogue", async () => {
  for (const [part, name] of [
    [file('name="f"; filename="a\\"b.pdf"'), "f"],
    [file("name=f; filename=f.pdf"), "f"],
    [file('NAME="f"; FileName="f.pdf"'), "f"],
    [file('filename="f;name=x.pdf"; name="a;b"'), "a;b"],
    [file('name="f"; filename="f.pdf"\r\nContent-Type: application/pdf\r\nX-More: yes'), "f"],
    [file('name="f"; filename="f.pdf"', "%PDF-1.7\r\n--bb\r\n--\r\n-b\n--b\r\n%%EOF"), "f"],
  ]) {
    const { status, json } = await raw(`${id()}${part}--b--\r\nan epilogue`);
    assert.equal(status, 200, part);
    assert.deepEqual(Object.keys(json.data.files[0]), [name]);
  }
  const quoted = await raw(
    `${id()}${file('name="f"; filename="f.pdf"')}--b--`,
    'Multipart/Form-Data; x=y; boundary="b"',
  );
  assert.equal(quoted.status, 200);
});

test("An input that nobody has touched is sent as a file, and counts as absent", async () => {
  const untouched = file('name="g"; filename=""', "");
  const touched = file('name="f"; filename="f.pdf"');
  const { status, json } = await raw(`${id()}${untouched}${touched}${untouched}--b--`);
  assert.equal(status, 200);
  assert.deepEqual(
    json.data.files.map((one) => Object.keys(one)),
    [["f"]],
  );
  assert.equal((await raw(`${id()}${untouched}--b--`)).status, 400, "none is there");
  // An empty file has a name, and a file without a name its bytes.
  assert.equal((await raw(`${id()}${file('name="g"; filename="g.pdf"', "")}--b--`)).status, 422);
  assert.equal((await raw(`${id()}${file('name="g"; filename=""')}--b--`)).status, 200);
});

/** Sends a form in pieces, each a chunk of its own: the status and the text of the answer. */
function sendInPieces(body, pieces) {
  return new Promise((resolve, reject) => {
    const request = http.request(`${server.base}/v1/customers/upload`, {
      method: "POST",
      headers: {
        Authorization: `Bearer ${client.token}`,
        "Content-Type": "multipart/form-data; boundary=b",
      },
    });
    request.on("error", reject).on("response", async (response) => {
      let text = "";
      for await (const part of response.setEncoding("utf8")) text += part;
      resolve([response.statusCode, text.replace(/\/\w{8}_/g, "/")]);
    });
    request.setNoDelay(true);
    for (let at = 0; at < body.length; at += pieces) request.write(body.subarray(at, at + pieces));
    request.end();
  });
}

test("A form is read as it comes, in whatever pieces", async () => {
  const almost = "%PDF-1.7\r\n--\r\n--bb\r\n--b\r--b-\r\n--\r\n%%EOF\r";
  const parts = [
    id(),
    file('name="f"; filename="f.pdf"', almost),
    file('name="g"; filename="g.pdf"\r\nContent-Type: application/pdf', `${almost}/Encrypt`),
  ];
  for (const text of [
    `${parts.join("")}--b--\r\nan epilogue`,
    `${parts.join("").replaceAll("--b\r\n", "--b \t\r\n")}--b--`,
    `${parts.join("")}${file('name="h"; filename="h.pdf"', "%PDF-")}--b--`, // cut off
    parts.join(""),
    `${parts.join("")}--b\r\n\r\n`,
  ]) {
    const body = Buffer.from(text);
    const whole = await sendInPieces(body, body.length);
    assert.ok(whole[1].length > 20);
    for (const pieces of [1, 2, 3, 7, 64]) {
      assert.deepEqual(await sendInPieces(body, pieces), whole, `pieces of ${pieces}: ${text}`);
    }
  }
});

test("A damaged form is refused with a reason", async () => {
  const good = `${id()}${file('name="f"; filename="f.pdf"')}--b--`;
  assert.equal((await raw(good)).status, 200);
  for (const [body, type] of [
    [""],
    ["--b--"],
    ["--b"],
    ["--c\r\n"],
    [`preamble${good}`],
    [good.slice(0, -2)],
    [good.slice(0, -6)],
    [good.replaceAll("\r\n", "\n")],
    [good.replaceAll("form-data", "attachment")],
    [good.replaceAll("name=", "nom=")],
    [`${id()}--b\r\n\r\nno headers\r\n--b--`],
    [`${id()}--b\r\n${"x: y\r\n".repeat(2000)}\r\n\r\n--b--`],
    [`${id()}${file('name="f"; filename="f"\r\nContent-Transfer-Encoding: base64')}--b--`],
    [`${id()}${file('name="f"; filename="f.pdf"').repeat(30)}--b--`],
    [good, "multipart/form-data"],
    [good, `multipart/form-data; boundary=${"b".repeat(71)}`],
    [good, "multipart/form-data; boundary="],
    [good, "multipart/mixed; boundary=b"],
    [good, "application/json"],
  ]) {
    const answer = await raw(body, type);
    assert.equal(answer.status, 400, `${type} ${body.slice(0, 200)}`);
    assert.equal(answer.json.status, 400);
    assert.ok(answer.json.message.length > 20);
  }
});

test("A file and an upload have their largest size", async () => {
  const large = new Blob(["%PDF-1.7", new Uint8Array(10 * 1024 * 1024), "%%EOF"]);
  const { status, json } = await send({ f: ["f.pdf", large] });
  assert.equal(status, 422);
  assert.match(json.errors[0].f, /is 10\.1 MB, and the limit is 10 MB/);
  const answer = await raw(new Uint8Array(25 * 1024 * 1024));
  assert.equal(answer.status, 413);
  assert.equal((await send({ f: pdf() })).status, 200);
});

test("A range of an upload is not a thing: the answer is whole", async () => {
  for (const Range of ["bytes=0-3", "bytes=5-", "bytes=-2"]) {
    const answer = await send({ f: pdf() }, { headers: { Range } });
    assert.equal(answer.status, 200, Range);
    assert.ok(answer.json.data.files);
    assert.equal(answer.headers.get("content-range"), null);
  }
});

test("Files are not given out again", async () => {
  const { json } = await send({ f: pdf() });
  assert.equal(
    (await call(server, "GET", json.data.files[0].f, { token: client.token })).status,
    404,
  );
});
