// Whether an implementation says what the model does, whose reports have no messages.
import { MalformedContext } from "./context.mjs";
import { textOf } from "./report.mjs";

/** What the model says: { report } or, where it finds the context malformed, the { members } at fault. */
export function attempt(check) {
  try {
    return { report: check() };
  } catch (error) {
    if (!(error instanceof MalformedContext)) throw error;
    return { members: error.members };
  }
}

/** A report's text without its messages: the quotes of a member's name stand in no string of a report unescaped. */
export const withoutMessages = (report) => report.replace(/,"message":"(?:[^"\\]|\\.)*"/g, "");

/** What stands in a text as it is, whatever a program makes of what a terminal cannot show: a blank, or `\u{202e}`. */
const visible = (text) => text.replace(/\\u\{[\da-f]+\}|[^!-~]/g, "");

/** Whether an error's text is of a malformed context, and names one of the members at fault if there are any. */
export const names = (members, text) =>
  members.length === 0
    ? text.startsWith("The context ")
    : members.some((name) => visible(text).startsWith(visible(`The context's member ${name} `)));

export const agree = ({ report, members }, answer) =>
  report === undefined
    ? answer.startsWith("error: ") && names(members, answer.slice("error: ".length))
    : textOf(report) === withoutMessages(answer);
