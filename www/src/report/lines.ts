/** A position as people and other programs count it: both from 1, columns in UTF-16 code units. */
export interface Place {
  line: number;
  column: number;
}

/** The lines of a text; `\n`, `\r\n` and a lone `\r` each end one. */
export class Lines {
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
  }

  /** Where an offset (UTF-16 code units) is. */
  placeOf(offset: number): Place {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}
