import { createColors } from "picocolors";

/** Where a report is written to, and what may be done there. */
export interface Terminal {
  /** Colours, or functions that do nothing where there are none. */
  colors: Record<"bold" | "red" | "yellow" | "cyan", (text: string) => string>;
  /** How many columns a line may take. */
  width: number;
}

/** Wide enough to read, narrow enough for a log. */
const DEFAULT_WIDTH = 80;

/**
 * Looks at standard output. Colours are for people: a file or a pipe gets none, nor does anyone who set `NO_COLOR`; `FORCE_COLOR`
 * overrules all of this, as it does in Node.
 */
export function lookAtTerminal({ isTTY = false, columns = DEFAULT_WIDTH } = process.stdout): Terminal {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const colourful = FORCE_COLOR === undefined ? isTTY && !NO_COLOR && TERM !== "dumb" : !["0", "false"].includes(FORCE_COLOR);
  return { colors: createColors(colourful), width: isTTY ? columns : DEFAULT_WIDTH };
}

/** What a report is shown on that goes into a file. */
export const PAPER: Terminal = { colors: createColors(false), width: DEFAULT_WIDTH };

/**
 * The text without what a terminal does not show: control characters, which could move the cursor or forge a line of the
 * report, and lone surrogates.
 */
export function printable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}/gu, "\ufffd");
}
