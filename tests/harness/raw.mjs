// Connections to the sandbox server that say what no HTTP library would.
import { once } from "node:events";
import { connect } from "node:net";

/** An open connection that has sent this: { socket, text(), until(text), closed }. */
export async function connectTo({ port }, text = "", options = {}) {
  const socket = connect({ port, host: "127.0.0.1", ...options });
  let received = "";
  socket.setEncoding("latin1").on("data", (part) => (received += part));
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.on("close", resolve));
  await once(socket, "connect");
  if (text) socket.write(text, "latin1");
  const until = async (what) => {
    while (!received.includes(what)) await once(socket, "data");
  };
  return { socket, text: () => received, until, closed };
}

/** All that the server says to these bytes, with nothing behind them. */
export async function say(server, text) {
  const connection = await connectTo(server, text);
  connection.socket.end();
  await connection.closed;
  return connection.text();
}

/** The statuses of all answers in a text. */
export const statusesIn = (text) =>
  [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
