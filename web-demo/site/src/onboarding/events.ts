import type { Api, CustomerState } from "./api";

/** How long to wait before a lost stream is opened again, in milliseconds. */
const patience = 1000;

/**
 * Follows a customer by server-sent events until `signal` ends it. EventSource could not send the token. A stream that breaks off is
 * taken up where it ended.
 */
export async function follow(
  api: Api,
  customer: string,
  signal: AbortSignal,
  events: {
    onState: (state: CustomerState) => void;
    /** What reviewers ask for, as a webhook tells a backend of it. */
    onReview: (webhook: unknown) => Promise<void>;
    onConnected: (is: boolean) => void;
  },
): Promise<void> {
  let last: string | undefined;
  while (!signal.aborted) {
    try {
      const headers: Record<string, string> = last === undefined ? {} : { "Last-Event-ID": last };
      const path = `v2/customers/${customer}/events`;
      const response = await api.open(path, headers, signal);
      if (!response.ok || response.body === null) throw new Error(`HTTP ${response.status}`);
      events.onConnected(true);
      for await (const { id, event, data } of readEvents(response.body)) {
        last = id ?? last;
        const told: unknown = JSON.parse(data);
        if (event === "customer.rfi") void events.onReview(told);
        else events.onState(told as CustomerState);
      }
    } catch {
      // Ended by us, or to be opened again.
    }
    if (signal.aborted) return;
    events.onConnected(false);
    await new Promise((resolve) => setTimeout(resolve, patience));
  }
}

/** The events of a stream that have data, as the HTML standard reads them. */
async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<{ id: string | undefined; event: string | undefined; data: string }> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const lines = text.slice(0, end).split("\n");
      const field = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      const data = field("data");
      if (data !== undefined) yield { id: field("id"), event: field("event"), data };
      text = text.slice(end + 2);
    }
  }
}
