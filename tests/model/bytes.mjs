// Numbers in the bytes of a file, which are the characters of a text: the first byte is the most significant.
const bytes = (file, at, count) => Buffer.from(file.slice(at, at + count), "latin1");

export const number16 = (file, at) => bytes(file, at, 2).readUInt16BE();
export const number32 = (file, at) => bytes(file, at, 4).readUInt32BE();
