import { isCrash, type Checker } from "../checker.js";
import { Unreadable } from "../decode.js";
import type { Finding, Ledger } from "../types.js";
import type { Configs } from "./config.js";
import type { Input } from "./inputs.js";
import { extract } from "./readers.js";

/** What became of one input. */
export interface Document {
  /** Its name, as the user would write it. */
  file: string;
  /** The text that was checked; empty where there was none. */
  text: string;
  /** Whether the text was taken out of a file that holds it in some other form, so that the file's own lines are others. */
  extracted?: boolean;
  /** What was found, in text order. */
  findings: Finding[];
  /** What was read, where that was asked for. */
  ledger?: Ledger;
  /** Why it could not be checked, in Chinese. */
  error?: string;
}

/** Reads and checks one input. Whatever goes wrong with it is told in the result, so that the others still have their turn. */
export async function checkInput(
  checker: Checker,
  input: Input,
  configs: Configs,
  withLedger: boolean,
): Promise<Document> {
  const document: Document = { file: input.name, text: "", findings: [] };
  try {
    const { config } = await configs.forFolder(input.folder);
    Object.assign(document, await extract(await input.read(), input.name));
    document.findings = checker.check(document.text, config);
    if (withLedger) {
      document.ledger = checker.read(document.text, config);
    }
  } catch (error) {
    document.error =
      error instanceof Unreadable
        ? error.message
        : `检查程序内部出错，请把文稿和这条信息反馈给开发者：${String((isCrash(error) && error.cause) || error)}`;
    if (isCrash(error)) {
      // Whether it can be restarted is told by the next document.
      await error.restarted.catch(() => {});
    }
  }
  return document;
}
