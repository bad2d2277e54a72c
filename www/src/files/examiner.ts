import { isCrash, type Checker } from "../checker.js";
import { decode, Unreadable } from "../decode.js";
import { loadChecker } from "../node.js";
import type { Config, Finding, Ledger } from "../types.js";
import { Configs, type Levels } from "./config.js";
import type { Document } from "./document.js";
import type { Input } from "./inputs.js";
import { MAX_SIZE, read, tooLarge } from "./read.js";
import { extract } from "./readers.js";

/** How documents are checked. */
export interface CheckOptions {
  /**
   * The settings; or the file that has them; or null for none. When left out, each document's own `hegao.config.json` is looked for,
   * upward from its folder.
   */
  config?: Config | string | null | undefined;
  /** What overrules the settings: what rules weigh, by their ids. */
  rules?: Levels | undefined;
  /** Whether what was read is given as well as what is wrong. */
  ledger?: boolean | undefined;
  /** How many bytes a document may have; 16 MB when left out. */
  maxSize?: number | undefined;
}

/** What a line of documents says of one of them. */
type Told = { id: unknown; findings: Finding[]; ledger?: Ledger } | { id: unknown; line?: number; error: string };

/** Checks documents one by one. Whatever goes wrong with one is told in its result, so that the others still have their turn. */
export class Examiner {
  private constructor(
    private readonly checker: Checker,
    private readonly configs: Configs,
    private readonly options: CheckOptions,
  ) {}

  static async open(options: CheckOptions): Promise<Examiner> {
    const { config, rules } = options;
    const checker = await loadChecker();
    const source = typeof config === "object" && config !== null ? { config, rules } : { file: config, rules };
    return new Examiner(checker, new Configs(checker, source), options);
  }

  /** Reads and checks an input. */
  async check(input: Input): Promise<Document> {
    const document: Document = { file: input.name, text: "", findings: [] };
    try {
      const { config, sources } = await this.configs.forFolder(input.folder);
      if (sources.length > 0) {
        document.config = sources;
      }
      Object.assign(document, await extract(await read(input, this.maxSize), input.name));
      document.findings = this.checker.check(document.text, config);
      if (this.options.ledger) {
        document.ledger = this.checker.read(document.text, config);
      }
    } catch (error) {
      document.error = await this.told(error);
    }
    return document;
  }

  /**
   * Checks a document that comes as a line of JSON, `{"id": …, "text": "…"}`.
   *
   * @param line its bytes; null where they were too many to be kept
   * @param number the line's, from 1
   * @returns the line that answers it: `{"id": …, "findings": […]}`, or `{"id": …, "error": "…"}`
   */
  async checkLine(line: Uint8Array | null, number: number): Promise<string> {
    let told: Told = { id: null, line: number, error: "" };
    try {
      if (line === null) {
        throw new Unreadable(tooLarge(this.maxSize));
      }
      const { id, text } = parseLine(line);
      told = { id, error: "" };
      if (typeof text !== "string") {
        throw new Unreadable('没有 text，或不是文字；每行应是 {"id": …, "text": "…"}');
      }
      if (text.trim() === "") {
        throw new Unreadable("没有文字，没有可检查的内容");
      }
      const { config } = await this.configs.forFolder(".");
      told = { id, findings: this.checker.check(text, config), ...(this.options.ledger ? { ledger: this.checker.read(text, config) } : {}) };
    } catch (error) {
      told = { ...told, error: await this.told(error) };
    }
    return JSON.stringify(told);
  }

  private get maxSize(): number {
    return this.options.maxSize ?? MAX_SIZE;
  }

  private async told(error: unknown): Promise<string> {
    if (error instanceof Unreadable) {
      return error.message;
    }
    if (isCrash(error)) {
      // Whether it can be restarted is told by the next document.
      await error.restarted.catch(() => {});
    }
    return `检查程序内部出错，请把文稿和这条信息反馈给开发者：${String((isCrash(error) && error.cause) || error)}`;
  }
}

function parseLine(line: Uint8Array): { id: unknown; text?: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(decode(line));
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("这一行不是有效的 JSON", { cause: error });
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Unreadable('每行应是 {"id": …, "text": "…"}');
  }
  return { id: null, ...value };
}
