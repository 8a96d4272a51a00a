// Section 10: what a PDF says of itself. Its bytes are the characters of a text.
const start = 1024;
const headBytes = 65_536;
const garbledTimes = 16;

/** A linearised file says at its start how long it is. */
function isShorterThanItSays(file) {
  const text = file.slice(0, start);
  if (!text.includes("/Linearized")) return false;
  const [, length] = /\/L[\0\t\n\f\r ]+([0-9]+)/.exec(text) ?? [];
  return length !== undefined && BigInt(length) > BigInt(file.length);
}

function isCutOff(file) {
  const end = file.lastIndexOf("%%EOF");
  if (end === -1) return true;
  return /[0-9] obj/.test(file.slice(end + "%%EOF".length)) || isShorterThanItSays(file);
}

export const pdfOf = (file) => ({
  cutOff: isCutOff(file),
  protected: /\/Encrypt(?![A-Za-z0-9])/.test(file),
  garbled: file.slice(0, headBytes).split("\xef\xbf\xbd").length - 1 >= garbledTimes,
});
