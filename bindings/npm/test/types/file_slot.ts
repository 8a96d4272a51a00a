// The types of file slots: what frameworks and validators have fits as it is.
import { applyToForm, connectSlot } from "dossier-check/dom";
import { type FileSlot, fileSlot, sendFile, type SlotSnapshot } from "dossier-check/file-slot";
import { type FormValidator, withoutMessages } from "dossier-check/forms";

declare const validator: FormValidator;
declare const form: HTMLFormElement;
declare const useSyncExternalStore: <T>(
  subscribe: (onChange: () => void) => () => void,
  getSnapshot: () => T,
  getServerSnapshot?: () => T,
) => T;
interface Readable<T> {
  subscribe(run: (value: T) => void, invalidate?: () => void): () => void;
}

export const slots: FileSlot[] = [
  fileSlot({ check: validator.checkFile, upload: (file, options) => sendFile("/", file, options) }),
  fileSlot({ check: withoutMessages().createValidatorSync().checkFile, upload: async () => "/a" }),
  fileSlot({
    check: async (...file) => (await withoutMessages().createValidator()).checkFile(...file),
    upload: (file, { signal }) => fetch("/", { method: "POST", body: file, signal }),
    path: "/files/0/uri",
    others: () => slots,
    messages: { upload_failed: "…" },
    signal: new AbortController().signal,
  }),
];
const [slot] = slots as [FileSlot];

export const snapshot: SlotSnapshot = useSyncExternalStore(
  slot.subscribe,
  slot.getSnapshot,
  slot.getSnapshot,
);
export const store: Readable<SlotSnapshot> = slot;
applyToForm(form, snapshot, {});
connectSlot(form, slot)();
slot.choose(form["file"].files[0]);
if (snapshot.state === "ready") snapshot.file?.name satisfies string | undefined;
// @ts-expect-error there is no such state
if (snapshot.state === "done") slot.retry();
// @ts-expect-error a snapshot never changes
snapshot.uri = "/a";
// @ts-expect-error an upload is needed
fileSlot({ check: validator.checkFile });
// @ts-expect-error nobody says that
fileSlot({ upload: async () => "/a", messages: { upload_fialed: "…" } });
