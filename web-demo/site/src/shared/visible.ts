/**
 * Characters that a reader can't see or that change what stands around them: controls, the marks of bidirectional text,
 * zero-width and tag characters, line separators, lone surrogates.
 */
const hidden =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

function escape(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`;
  }).join("");
}

/** A text with its hidden characters written as JSON would escape them; all but the line breaks if they are to stay. */
export function visible(text: string, keepLines = false): string {
  return text.replace(hidden, (found) => (keepLines && found === "\n" ? found : escape(found)));
}

/** The hidden characters of a text that is being edited: line breaks and tabs belong there. */
export function hiddenCharacters(text: string): readonly { at: number; length: number }[] {
  const found: { at: number; length: number }[] = [];
  for (const { 0: character, index } of text.matchAll(hidden)) {
    if (character === "\n" || character === "\t") continue;
    if (found.push({ at: index, length: character.length }) === 100) break;
  }
  return found;
}

/** A text for a label: its hidden characters shown, and no longer than is of use to a reader. */
export function label(text: string, longest = 300): string {
  if (text.length <= longest) return visible(text);
  // Not half a character at the end.
  const start = text.slice(0, longest).replace(/[\ud800-\udbff]$/, "");
  return `${visible(start)}… (${text.length - start.length} characters more)`;
}
