// The servers of the example projects.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.on("connect", () => resolve(true)).on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });

/** Starts a server by its command for a file of customers and a port: { post(path, body), stop() }. */
export async function start(commandOf, customers) {
  const port = await freePort();
  const [path, ...args] = commandOf(customers, String(port));
  // A group of its own, because PHP's has workers.
  const child = spawn(path, args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => (said += text));
  }
  const ended = once(child, "exit");
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`${path} ended with ${child.exitCode}: ${said}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  return {
    async post(path, body) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: "POST", body });
      return {
        status: answer.status,
        type: answer.headers.get("content-type"),
        text: await answer.text(),
      };
    },
    async stop() {
      process.kill(-child.pid, "SIGKILL");
      await ended;
    },
  };
}
