/** A line and its number, from 1. */
export interface NumberedLine {
  /** Its bytes; null where they are too many. */
  line: Uint8Array | null;
  number: number;
}

const NEWLINE = 0x0a;

/**
 * Lines that end with a line feed, empty ones left out. Node's `readline` would also end them at U+2028, which JSON may hold.
 *
 * @param longest how many bytes of a line are kept
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<NumberedLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length > longest) {
      parts = [];
    } else {
      parts.push(part);
    }
  };
  const ended = (): NumberedLine | null => {
    const line = length > longest ? null : Buffer.concat(parts);
    const isEmpty = line !== null && line.every((byte) => byte === 0x0d || byte === 0x20 || byte === 0x09);
    parts = [];
    length = 0;
    number += 1;
    return isEmpty ? null : { line, number: number - 1 };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, to));
      from = to + 1;
      const line = ended();
      if (line !== null) {
        yield line;
      }
    }
    take(chunk.subarray(from));
  }
  const last = ended();
  if (last !== null) {
    yield last;
  }
}
