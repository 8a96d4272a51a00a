/**
 * Where a slot stands.
 *
 * - `empty`: it has no file.
 * - `checking`: its file is being looked at.
 * - `uploading`: it is being sent.
 * - `ready`: it was taken, and has a link.
 * - `refused`: the file can't be used; another has to be chosen.
 * - `failed`: the file may be good, and could not be read or sent; `retry()` tries again.
 */
export type SlotState = "empty" | "checking" | "uploading" | "ready" | "refused" | "failed";

/** What is found about a file, in the shape of the findings of a report. */
export interface SlotFinding {
  /** That of a look at files, of {@link SlotMessages}, or `server` for what a server says. */
  readonly code: string;
  /** The place of the slot. */
  readonly path: string;
  readonly params?: object;
  /** The HTTP status of a server's answer. */
  readonly status?: number;
  readonly message: string;
}

/** All that is to know of a slot at a time. It never changes: another state is another snapshot. */
export interface SlotSnapshot {
  readonly state: SlotState;
  /** Undefined in `empty`. */
  readonly file: File | undefined;
  /** The link of the uploaded file, in `ready` only. */
  readonly uri: string | undefined;
  /** How much of the file has been sent, from 0 to 1; undefined where that is not known. */
  readonly progress: number | undefined;
  /** Why the file can't be used, or could not be sent; empty unless `refused` or `failed`. */
  readonly violations: readonly SlotFinding[];
  /** What a person should look at in the file; it is sent all the same. */
  readonly advice: readonly SlotFinding[];
  /** What was thrown by `check` or `upload`, for the developer. */
  readonly error: unknown;
}

/** The sentences that are the slot's own. */
export interface SlotMessages {
  /** An advice: another slot has the same file. */
  readonly file_duplicate: string;
  /** The file could not be read: it has been moved or changed since it was chosen. */
  readonly file_unreadable: string;
  /** The upload got no answer. */
  readonly upload_failed: string;
  /** The server answered that it can't at the moment. */
  readonly upload_busy: string;
  /** The server does not take the file, and did not say why. */
  readonly upload_refused: string;
}

export const english: SlotMessages = {
  file_duplicate: "This file is chosen in another place too. Check that it belongs in both.",
  file_unreadable: "This file could not be read. Choose it again.",
  upload_failed: "This file could not be sent. Check your connection, then try again.",
  upload_busy: "This file could not be sent just now. Try again in a moment.",
  upload_refused: "The server does not take this file. Choose another one.",
};
