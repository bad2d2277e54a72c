/** The line and column of an offset (UTF-16 code units), both from 1; `\n`, `\r\n` and a lone `\r` each end a line. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
