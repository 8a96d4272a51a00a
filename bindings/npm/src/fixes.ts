/** What there is to do about findings, and doing it: `import { applyFixes, fixes } from "dossier-check/fixes"`. */
import { has } from "./boundary/own.js";
import { type FixCode, fixRows } from "./generated/fixes.js";

export type { FixCode } from "./generated/fixes.js";

/** An operation of RFC 6902. */
export type FixOperation =
  | { readonly op: "replace"; readonly path: string; readonly value: string }
  | { readonly op: "move"; readonly from: string; readonly path: string }
  | { readonly op: "remove"; readonly path: string };

/** What there is to do about a finding. It invents nothing: what it puts in place is what the finding suggests. */
export interface Fix {
  /** The code of the finding. */
  readonly code: FixCode;
  /** The place of the finding, a JSON Pointer (RFC 6901). */
  readonly path: string;
  readonly operation: FixOperation;
}

/** What fixes() reads of a finding. */
export interface FixableFinding {
  readonly code: string;
  readonly path: string;
  readonly params: object;
}

/** What fixes() reads of a report. */
export interface Fixable {
  readonly violations: readonly FixableFinding[];
  readonly advice: readonly FixableFinding[];
}

/**
 * The fixes of a report, in its order, violations first. One that leads where an earlier one leads is left out.
 *
 * Applied to the body of the report they succeed, and the report of what they make has none of the findings that were fixed. It may
 * have others, and fixes of its own: a type put right shows what it asks for. Applied again and again they come to an end.
 */
export function fixes(report: Fixable): Fix[] {
  const found: Fix[] = [];
  for (const finding of [...report.violations, ...report.advice]) {
    const fix = fixOf(finding);
    const leads = fix?.operation.path;
    if (fix && found.every(({ operation }) => operation.path !== leads)) found.push(fix);
  }
  return found;
}

function fixOf({ code, path, params }: FixableFinding): Fix | undefined {
  if (!isFixCode(code)) return undefined;
  const [op, onlyAt] = fixRows[code];
  const start = path.lastIndexOf("/") + 1;
  if (onlyAt !== undefined && path.slice(start) !== onlyAt) return undefined;
  if (op === "remove") return { code, path, operation: { op, path } };
  const { suggestion } = params as { readonly suggestion?: unknown };
  if (typeof suggestion !== "string") return undefined;
  if (op === "replace") return { code, path, operation: { op, path, value: suggestion } };
  return { code, path, operation: { op, from: path, path: path.slice(0, start) + suggestion } };
}

const isFixCode = (code: string): code is FixCode => has(fixRows, code);

/**
 * Applies fixes to the value that was checked. The given value is never changed: objects and lists on the way to what is fixed are
 * copied, all others are in both values.
 *
 * @throws TypeError if an operation finds no place in the value, such as one that is not the report's, or leads through `__proto__`.
 */
export function applyFixes<Body>(value: Body, fixes: readonly Fix[]): Body {
  return fixes.reduce<unknown>((body, { operation }) => applied(body, operation), value) as Body;
}

function applied(value: unknown, operation: FixOperation): unknown {
  const { path } = operation;
  const from = operation.op === "move" ? operation.from : path;
  const start = from.lastIndexOf("/") + 1;
  const last = path.slice(start);
  // What is moved stays in its object.
  if (!path.startsWith(from.slice(0, start)) || last.includes("/")) nowhere(path);
  const name = nameOf(last);

  /** A value with what lies at the end of some steps changed. */
  function changed(value: unknown, [step, ...more]: readonly string[]): unknown {
    if (Array.isArray(value)) {
      if (more.length === 0 || !isIndexOf(value, step)) nowhere(from);
      return (value as readonly unknown[]).map((element, i) =>
        String(i) === step ? changed(element, more) : element,
      );
    }
    if (step === undefined || !isObject(value)) nowhere(from);
    const member = nameOf(step);
    if (!has(value, member)) nowhere(from);
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, value]) => {
        if (key !== member) return [[key, value]];
        if (more.length > 0) return [[key, changed(value, more)]];
        if (operation.op === "remove") return [];
        return [operation.op === "move" ? [name, value] : [key, operation.value]];
      }),
    );
  }

  return changed(value, from.split("/").slice(1));
}

/** The name that a token of a pointer stands for. */
function nameOf(token: string): string {
  if (token === "__proto__") nowhere(token);
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}

const isIndexOf = (list: readonly unknown[], token: string | undefined) =>
  token !== undefined && /^(0|[1-9]\d*)$/.test(token) && Number(token) < list.length;

/** Whether JSON.stringify sends the members of a value. */
const isObject = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  typeof (value as { readonly toJSON?: unknown }).toJSON !== "function";

function nowhere(path: string): never {
  throw new TypeError(
    `There is nothing to fix at ${JSON.stringify(path)}. Apply fixes to the value of their report.`,
  );
}
