/** How many bytes more than characters a part of a text has in UTF-8; Infinity if it holds a lone surrogate. */
export function moreBytes(text: string, start: number, end: number): number {
  let more = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    more += unit < 0x800 ? 1 : 2;
    if ((unit & 0xf800) !== 0xd800) continue;
    // A pair is two units and four bytes.
    if (unit > 0xdbff || ++i === end || (text.charCodeAt(i) & 0xfc00) !== 0xdc00) return Infinity;
  }
  return more;
}

/** The number of bytes that TextEncoder makes of a text. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    length += unit < 0x800 ? 1 : 2;
    // A pair is two units and four bytes; a lone surrogate becomes U+FFFD, of three bytes.
    if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
  }
  return length;
}

/** A text as TextEncoder takes it: with U+FFFD for each lone surrogate. */
export const wellFormed = (text: string): string => text.replace(/[\ud800-\udfff]/gu, "\ufffd");
