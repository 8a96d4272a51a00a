// A file slot on a page, as the tests ask for it.
import { connectSlot } from "dossier-check/dom";
import { fileSlot, sendFile } from "dossier-check/file-slot";

const slot = fileSlot({
  upload: (file, options) => {
    const form = new FormData();
    form.append(options.path, file);
    return sendFile("upload", form, options, { "x-token": "1" });
  },
  path: "/files/0/uri",
});
const progress: number[] = [];
slot.subscribe(({ progress: share }) => {
  if (share !== undefined) progress.push(share);
});
const disconnect = connectSlot(document.getElementById("slot")!, slot);

Object.assign(globalThis, { slot, progress, disconnect, sendFile });
document.title = "ready";
