import type { Finding, Ledger } from "../types.js";

/** What became of one input. */
export interface Document {
  /** Its name, as the user would write it; `-` for standard input. */
  file: string;
  /** The text that was checked; empty where there was none. */
  text: string;
  /** Whether the text was taken out of a file that holds it in some other form, so that the file's own lines are others. */
  extracted?: boolean;
  /** The configuration files that had a say. */
  config?: readonly string[];
  /** What was found, in text order. */
  findings: Finding[];
  /** What was read, where that was asked for. */
  ledger?: Ledger;
  /** Why it could not be checked, in Chinese. */
  error?: string;
}
