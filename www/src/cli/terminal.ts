import { createColors } from "picocolors";

/** Where a report is written to, and what may be done there. */
export interface Terminal {
  /** Colours, or functions that do nothing where there are none. */
  colors: ReturnType<typeof createColors>;
  /** How many columns a line may take. */
  width: number;
}

/** Wide enough to read, narrow enough for a log. */
const DEFAULT_WIDTH = 80;

/** Looks at standard output. Colours are for people: a file or a pipe gets none, nor does anyone who set `NO_COLOR`. */
export function lookAtTerminal(): Terminal {
  const { isTTY, columns } = process.stdout;
  const colourful = isTTY && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";
  return { colors: createColors(colourful), width: isTTY ? columns : DEFAULT_WIDTH };
}

/**
 * The text without what a terminal does not show: control characters, which could move the cursor or forge a line of the
 * report, and lone surrogates.
 */
export function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}/gu, "\ufffd");
}
