import { outcomeOf, type UploadAnswer } from "./answer.js";
import { sameContent } from "./same_content.js";
import type { UploadOptions } from "./send_file.js";
import {
  english,
  type SlotFinding,
  type SlotMessages,
  type SlotSnapshot,
  type SlotState,
} from "./snapshot.js";

/** A finding of a look at a file, with or without words. */
interface LookFinding {
  readonly code: string;
  readonly params?: object;
  readonly message?: string;
}

/** Options of {@link fileSlot}. */
export interface FileSlotOptions {
  /**
   * Looks at a file before its upload: `validator.checkFile` as it is. A file with violations is not sent. Where there is no
   * report, because the rules cannot be had (yet), the file is sent without a look, and the server decides; `error` holds what was thrown.
   */
  readonly check?:
    | ((
        file: File,
        name: string,
        options: { readonly signal: AbortSignal },
      ) => PromiseLike<
        | {
            readonly violations: readonly LookFinding[];
            readonly advice: readonly LookFinding[];
          }
        | undefined
      >)
    | undefined;
  /**
   * Sends the file, such as with `sendFile()`, and gives its link, or an answer of the service, in which there is just one. To reject is
   * to fail: the file is not to blame. `path` is that of the slot; a form's field of that name has the server's errors lead there.
   */
  readonly upload: (
    file: File,
    options: UploadOptions & { readonly path: string },
  ) => PromiseLike<string | UploadAnswer>;
  /** Where the findings lie in the body: a JSON Pointer, such as `/identifying_documents/0/files/0/uri`. Otherwise `""`. */
  readonly path?: string | undefined;
  /** The slots of the same request, this one too if that is simpler: that one of them has the same file is told as an advice. */
  readonly others?: (() => Iterable<OtherSlot>) | undefined;
  /** The slot's own sentences in another language than English. */
  readonly messages?: Partial<SlotMessages> | undefined;
  /** Ends the slot: once it is aborted, the slot is empty and stays so. */
  readonly signal?: AbortSignal | undefined;
}

/** What a slot needs of another one. */
export type OtherSlot = Pick<FileSlot, "path" | "getSnapshot" | "subscribe">;

/** A place for one file, from its choice to its link. Its methods need no `this`. */
export interface FileSlot {
  /** Where its findings lie. */
  readonly path: string;
  /** Takes a file in place of the one that it has, whose look or upload ends; the same as `clear()` without one. */
  choose(file: File | null | undefined): void;
  /** Tries again what has failed; otherwise does nothing. */
  retry(): void;
  /** Ends what is under way, and empties the slot. */
  clear(): void;
  /** How it stands: the same object until something changes. */
  getSnapshot(): SlotSnapshot;
  /**
   * Calls a function now and at every change, and gives what ends that: for React's `useSyncExternalStore(slot.subscribe,
   * slot.getSnapshot, slot.getSnapshot)`, as a store of Svelte, and for Vue's `slot.subscribe((now) => (state.value = now))`.
   */
  subscribe(listener: (snapshot: SlotSnapshot) => void): () => void;
  /** The snapshot once nothing is under way. */
  settled(): Promise<SlotSnapshot>;
}

const none: readonly SlotFinding[] = Object.freeze([]);
const empty: SlotSnapshot = Object.freeze({
  state: "empty",
  file: undefined,
  uri: undefined,
  progress: undefined,
  violations: none,
  advice: none,
  error: undefined,
});

/**
 * Makes a place for one file, which is looked at as soon as it is chosen, uploaded if it is good, and whose link is then there. The last
 * choice wins: whatever comes of an earlier one is not heeded. What could not be sent is sent anew when the connection returns.
 *
 * Nothing is done but by its methods, so it can be made on a server.
 *
 * ```js
 * const slot = fileSlot({
 *   check: async (...file) => (await createValidator()).checkFile(...file),
 *   upload: (file, options) => sendFile("/api/upload", file, options),
 * });
 * slot.choose(input.files[0]);
 * const { uri, violations } = await slot.settled();
 * ```
 */
export function fileSlot({
  check,
  upload,
  path = "",
  others,
  messages,
  signal: end,
}: FileSlotOptions): FileSlot {
  if (typeof upload !== "function") throw new TypeError("fileSlot() takes { upload }, a function.");

  const words = { ...english, ...messages };
  const listeners = new Set<{ readonly call: (snapshot: SlotSnapshot) => void }>();
  let now = empty;
  let job: AbortController | undefined;

  function set(next: SlotSnapshot): void {
    [next.violations, next.advice, next].forEach(Object.freeze);
    now = next;
    for (const { call } of [...listeners]) {
      if (now !== next) return; // a listener has changed it, and all know of that
      try {
        call(now);
      } catch (error) {
        queueMicrotask(() => {
          throw error; // as one of its own, which stops nothing here
        });
      }
    }
  }

  function choose(file: File | null | undefined): void {
    if (file != null && typeof file.size !== "number")
      throw new TypeError("choose() takes a File, or nothing.");
    job?.abort();
    job = undefined;
    if (file == null || end?.aborted) {
      if (now !== empty) set(empty);
      return;
    }
    job = new AbortController();
    void take(file, job.signal);
  }

  const clear = () => choose(undefined);

  function retry(): void {
    if (now.state === "failed") choose(now.file);
  }

  async function take(file: File, signal: AbortSignal): Promise<void> {
    let looked = none;
    let twin = none;

    const change = (state: SlotState, more?: Partial<SlotSnapshot>) => {
      if (signal.aborted) return;
      set({ ...empty, ...more, file, state, advice: [...looked, ...twin] });
    };
    const here = (finding: LookFinding): SlotFinding => ({
      message: finding.code,
      ...finding,
      path,
    });
    const say = (code: keyof SlotMessages, more?: object): SlotFinding =>
      here({ code, ...more, message: words[code] });

    /** Tells that another slot has the same file, for as long as it has. */
    async function tellTwin(): Promise<void> {
      const found = await findTwin(file, signal);
      if (signal.aborted || !(found ?? twin[0])) return;
      twin = found ? [say("file_duplicate", { params: { first: found.path } })] : [];
      change(now.state, now);
      if (!found) return;
      const its = found.getSnapshot().file;
      await reached(found, (other) => signal.aborted || other.file !== its);
      return tellTwin();
    }

    change("checking");
    void tellTwin();
    let error: unknown;
    try {
      const report = await check?.(file, file.name, { signal });
      looked = (report?.advice ?? []).map(here);
      const violations = (report?.violations ?? []).map(here);
      if (violations.length > 0) return change("refused", { violations });
    } catch (thrown) {
      error = thrown;
      if (isUnreadable(error))
        return change("failed", { violations: [say("file_unreadable")], error });
    }
    change("uploading", { error });
    if (signal.aborted) return;

    const onProgress = (share: number) => {
      if (now.state === "uploading" && share >= 0 && share !== now.progress)
        change("uploading", { progress: Math.min(share, 1), error });
    };
    const { state, uri, isForNow, ...outcome } = await outcomeOf(
      async () => upload(file, { signal, onProgress, path }),
      say,
    );
    if (isForNow && !signal.aborted) {
      // Goes on by itself as soon as there is a connection.
      const page = globalThis as Partial<EventTarget>;
      page.addEventListener?.("online", retry);
      signal.addEventListener("abort", () => page.removeEventListener?.("online", retry));
    }
    const violations = (outcome.violations ?? []).map(here);
    change(state, { uri, violations, error: outcome.error ?? error });
  }

  /** Another slot that has the same file. */
  async function findTwin(file: File, signal: AbortSignal): Promise<OtherSlot | undefined> {
    for (const other of others?.() ?? []) {
      const its = other === slot ? undefined : other.getSnapshot().file;
      if (its && (await sameContent(file, its, signal)) && other.getSnapshot().file === its)
        return other;
    }
    return undefined;
  }

  const slot: FileSlot = {
    path,
    choose,
    retry,
    clear,
    getSnapshot: () => now,
    subscribe(call) {
      const listener = { call };
      listeners.add(listener);
      call(now);
      return () => void listeners.delete(listener);
    },
    settled: () => reached(slot, (snapshot) => !isBusy(snapshot)),
  };
  end?.addEventListener("abort", clear);
  return slot;
}

/** The snapshot of a slot once it is of this kind. */
const reached = (slot: OtherSlot, isWanted: (snapshot: SlotSnapshot) => boolean) =>
  new Promise<SlotSnapshot>((resolve) => {
    const stop = slot.subscribe((snapshot) => {
      if (!isWanted(snapshot)) return;
      resolve(snapshot);
      void Promise.resolve().then(() => stop()); // which is not there yet where it is so from the start
    });
  });

const isBusy = ({ state }: SlotSnapshot) => state === "checking" || state === "uploading";

/** Whether an error is one of those that browsers have for files that they can't read. */
const isUnreadable = (error: unknown) =>
  /^(NotReadable|NotFound|Security)Error$/.test(
    String((error as Partial<Error> | undefined)?.name),
  );
