/** The file between its choice and the request, without a framework: `import { fileSlot } from "dossier-check/file-slot"`. */
export { type UploadAnswer, uploadedUris } from "./slot/answer.js";
export { type SentAnswer, sendFile, type UploadOptions } from "./slot/send_file.js";
export { type FileSlot, fileSlot, type FileSlotOptions, type OtherSlot } from "./slot/slot.js";
export type { SlotFinding, SlotMessages, SlotSnapshot, SlotState } from "./slot/snapshot.js";
