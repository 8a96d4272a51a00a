// What a Blob holds, as every environment gives it.

/** Throws the reason of a signal that is aborted; older environments know none. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return;
  throw signal.reason ?? new DOMException("The look at the file was aborted.", "AbortError");
}

/** The bytes of a part of a file. Rejects as soon as the signal is aborted, even if the reading does not end. */
export async function readPart(part: Blob, signal: AbortSignal | undefined): Promise<Uint8Array> {
  throwIfAborted(signal);
  if (signal === undefined) return new Uint8Array(await read(part));
  let stop!: () => void;
  const stopped = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  signal.addEventListener("abort", stop);
  try {
    const buffer = await Promise.race([read(part), stopped]);
    throwIfAborted(signal);
    return new Uint8Array(buffer!);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

function read(part: Blob): Promise<ArrayBuffer> {
  if (typeof part.arrayBuffer === "function") return part.arrayBuffer();
  return new Promise((resolve, reject) => {
    const reader = new FileReader(); // which jsdom had long before
    reader.onload = () => resolve(reader.result as ArrayBuffer);
    reader.onerror = () => reject(reader.error!);
    reader.readAsArrayBuffer(part);
  });
}
