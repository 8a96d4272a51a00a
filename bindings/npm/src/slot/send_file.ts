import type { UploadAnswer } from "./answer.js";

/** What an upload is told, and what it tells. */
export interface UploadOptions {
  /** Ends the upload: the file was replaced, or taken away. */
  readonly signal: AbortSignal;
  /** How much of the file has been sent, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** An answer with its headers. */
export interface SentAnswer extends UploadAnswer {
  text(): string;
  /** A header of the answer; null if it has none of that name. */
  header(name: string): string | null;
}

/**
 * Sends a file, or a form with files, and tells how far it is, which `fetch()` does not: for the `upload` of a slot.
 *
 * An answer of any status is an answer. Rejects with a TypeError if there is none, and with the signal's reason once that is aborted.
 *
 * @param url     Where it is posted to.
 * @param body    A file as it is, or a form.
 * @param headers More headers, such as one against forged requests.
 */
export function sendFile(
  url: string | URL,
  body: Blob | FormData,
  { signal, onProgress }: Partial<UploadOptions> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<SentAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded / total);
    request.onload = () =>
      resolve({
        status: request.status,
        text: () => request.responseText,
        header: (name) => request.getResponseHeader(name),
      });
    request.onerror = () => reject(new TypeError("The upload got no answer."));
    const abort = () => {
      request.abort();
      reject(signal!.reason as Error); // which older browsers do not know
    };
    if (signal?.aborted) return abort();
    signal?.addEventListener("abort", abort);
    request.send(body);
  });
}
