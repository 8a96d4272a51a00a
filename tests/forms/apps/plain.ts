// A form of plain HTML with reports on it.
import { createValidator } from "dossier-check";
import { applyToForm } from "dossier-check/dom";
import { fromServer } from "dossier-check/from-server";

Object.assign(globalThis, { applyToForm, fromServer, dossier: await createValidator() });
document.title = "ready";
