// What the types of fixes tell.
import type { AttachRequest, Report } from "dossier-check";
import { type Fix, type FixCode, applyFixes, fixes } from "dossier-check/fixes";

export function repair(body: AttachRequest, report: Report): AttachRequest {
  const found: Fix[] = fixes(report);
  for (const { code, operation } of found) {
    const known: FixCode = code;
    // @ts-expect-error no fix does that
    if (operation.op === "add") return body;
    if (operation.op === "move") sink(known, operation.from, operation.path);
    // @ts-expect-error only what is replaced has a value
    else sink(operation.value);
  }
  return applyFixes(body, found);
}

declare function sink(...texts: string[]): void;
