import type { Context, Validator } from "dossier-check";

/** How long a check takes. */
export interface Timing {
  readonly micros: number;
  /** How many checks were made to find out. */
  readonly runs: number;
}

/**
 * Measures what a keystroke costs: a check from the texts to the report. Browsers tell the time in steps of up to 100 µs, in which
 * many checks take place, so the mean of many is taken; and the median of some such means, so that it matters little what else the
 * computer does.
 */
export function measure(validator: Validator, body: string, context: Context | undefined): Timing {
  const means: number[] = [];
  let runs = 0;
  while (means.length < 7) {
    const start = performance.now();
    let spent: number;
    let batch = 0;
    do {
      validator.validateText(body, context);
      batch += 1;
      spent = performance.now() - start;
    } while (spent < 2);
    means.push((1000 * spent) / batch);
    runs += batch;
  }
  const median = means.sort((a, b) => a - b)[means.length >> 1] ?? 0;
  return { micros: median, runs };
}

/** Lets the browser finish the compilation of the rules, which it does for code that runs often. */
export function warmUp(validator: Validator, body: string): void {
  const start = performance.now();
  while (performance.now() - start < 40) validator.validateText(body);
}

/** What a text holds: a context, or what keeps it from being one. */
export type ContextText =
  | { readonly context: Context | undefined }
  | { readonly problem: string; readonly offset: number | undefined; readonly path: string };

/** Reads the text of a context; a blank one is no context. */
export function readContext(validator: Validator, text: string): ContextText {
  if (text.trim() === "") return { context: undefined };
  // The core reads JSON more strictly than JSON.parse, which takes the last of two namesakes, and knows where it went wrong.
  const [finding] = validator.validateText(text).violations;
  if (finding?.code === "duplicate_member") {
    return { problem: finding.message, offset: undefined, path: finding.path };
  }
  try {
    return { context: JSON.parse(text) as Context };
  } catch (error) {
    const offset = finding?.code === "malformed_json" ? finding.params.offset : undefined;
    return { problem: String(error), offset, path: "" };
  }
}
