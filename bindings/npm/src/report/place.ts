import type { Place } from "./speak.js";

/** The document and the file that a path leads into, if it does. */
export function placeAt(path: string): Place | undefined {
  const found =
    /^\/(identifying|address)_documents\/(0|[1-9]\d{0,8})(?:\/files\/(0|[1-9]\d{0,8}))?(?=\/|$)/.exec(
      path,
    );
  if (!found) return undefined;
  const [, kind, document, file] = found;
  return {
    kind: kind as Place["kind"],
    document: Number(document),
    file: file === undefined ? undefined : Number(file),
  };
}
