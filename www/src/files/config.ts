import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

import type { Checker } from "../checker.js";
import { decode, Unreadable } from "../decode.js";
import { meant } from "../meant.js";
import { Lines } from "../report/lines.js";
import type { Config, Severity } from "../types.js";
import { CONFIG_SCHEMA, type Schema } from "./schema.js";
import { unreadable } from "./unreadable.js";

/** The name of the files that are looked for. */
export const CONFIG_FILE = "hegao.config.json";

/** What each rule weighs, by its id. */
export type Levels = Readonly<Record<string, Severity | "off">>;

/** Settings, and where they come from. */
export interface Settings {
  config: Config;
  /** The files that had a say, as people would write their paths, what they extend before them. */
  sources: readonly string[];
}

/** Where the settings of documents are taken from. */
export interface ConfigSource {
  /** One file for all documents; null when none is to be read; else each document's own is looked for, upward from its folder. */
  file?: string | null | undefined;
  /** Settings that no file is read for. */
  config?: Config | undefined;
  /** What overrules the files. */
  rules?: Levels | undefined;
}

const NONE: Settings = { config: {}, sources: [] };

/** The settings of documents. Each file is read once. */
export class Configs {
  private readonly byFile = new Map<string, Promise<Settings>>();
  private readonly byFolder = new Map<string, Promise<Settings>>();

  constructor(
    private readonly checker: Checker,
    private readonly source: ConfigSource,
  ) {}

  /**
   * The settings for the documents in a folder.
   *
   * @throws Unreadable that names the file, and the key where one is wrong
   */
  async forFolder(folder: string): Promise<Settings> {
    const { file, config, rules = {} } = this.source;
    const settings =
      config !== undefined
        ? { config, sources: [] }
        : file === null
          ? NONE
          : file === undefined
            ? await this.above(resolve(folder))
            : await this.read(resolve(file), []);
    return { ...settings, config: withLevels(settings.config, rules) };
  }

  /** The settings of the nearest file in `folder` or above it. */
  private above(folder: string): Promise<Settings> {
    const known = this.byFolder.get(folder);
    if (known !== undefined) {
      return known;
    }
    const settings = this.lookUp(folder);
    this.byFolder.set(folder, settings);
    return settings;
  }

  private async lookUp(folder: string): Promise<Settings> {
    const file = join(folder, CONFIG_FILE);
    if (await stat(file).then(() => true, () => false)) {
      return this.read(file, []);
    }
    const parent = dirname(folder);
    return parent === folder ? NONE : this.above(parent);
  }

  /** @param extending the files that led to this one */
  private read(file: string, extending: readonly string[]): Promise<Settings> {
    if (extending.includes(file)) {
      const circle = [...extending.slice(extending.indexOf(file)), file].map(shown).join(" → ");
      return Promise.reject(new Unreadable(`配置文件互相 extends，绕成了圈：${circle}`));
    }
    const known = this.byFile.get(file);
    if (known !== undefined) {
      return known;
    }
    const settings = this.load(file, extending).catch((error: unknown) => {
      throw error instanceof ConfigError ? error : new ConfigError(file, extending.at(-1), error);
    });
    // A circle is told as it was met, and must not wait for itself.
    if (extending.length === 0) {
      this.byFile.set(file, settings);
    }
    return settings;
  }

  private async load(file: string, extending: readonly string[]): Promise<Settings> {
    const { extends: bases = [], $schema, ...own } = parse(decode(await readFile(file)));
    let config: Config = {};
    const sources: string[] = [];
    for (const base of basesOf(bases)) {
      const settings = await this.read(resolve(dirname(file), base), [...extending, file]);
      config = merged(config, settings.config);
      sources.push(...settings.sources);
    }
    config = merged(config, own);
    const custom = Array.isArray(config.custom) ? config.custom.map((rule) => rule?.id).filter((id) => typeof id === "string") : [];
    const complaint = misspelt(own, CONFIG_SCHEMA, "", custom);
    if (complaint !== null) {
      throw new Unreadable(complaint);
    }
    // Whatever else is wrong, the checker knows.
    this.checker.check("", config);
    return { config, sources: [...sources, shown(file)] };
  }
}

/** Names the file that is wrong, once, however many extend it. */
class ConfigError extends Unreadable {
  constructor(file: string, extending: string | undefined, cause: unknown) {
    const reason = cause instanceof Error && !("code" in cause) ? cause.message : unreadable(cause).message;
    const through = extending === undefined ? "" : `（由 ${shown(extending)} 的 extends 引入）`;
    super(`配置文件 ${shown(file)}${through}：${reason}`, { cause });
  }
}

/** A path as people would write it. */
function shown(file: string): string {
  const near = relative(process.cwd(), file);
  return near.startsWith("..") ? file : near;
}

function parse(text: string): Config & { extends?: unknown } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    const { line, column } = new Lines(text).placeOf(at === undefined ? text.length : Number(at));
    throw new Unreadable(`不是有效的 JSON，第 ${line} 行第 ${column} 列附近有误`, { cause: error });
  }
  if (!isGroup(value)) {
    throw new Unreadable('应是一组配置项，如 {"rules": {"number-gap": "off"}}');
  }
  return value;
}

function basesOf(value: unknown): string[] {
  const bases: unknown[] = Array.isArray(value) ? value : [value];
  if (!bases.every((base) => typeof base === "string" && base !== "")) {
    throw new Unreadable("配置项“extends”有误：应是配置文件的路径，或由路径组成的列表");
  }
  return bases as string[];
}

/** `over` upon `base`: groups of settings key by key, anything else as a whole. */
function merged<T extends object>(base: T, over: T): T {
  const both = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(over)) {
    const below = both[key];
    // A plain assignment to `__proto__` would be lost.
    Object.defineProperty(both, key, {
      value: isGroup(below) && isGroup(value) ? merged(below, value) : value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  return both as T;
}

function isGroup(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The levels of `rules` upon `config`, but for rules of another office's own. */
function withLevels(config: Config, rules: Levels): Config {
  const known = Object.entries(rules).filter(([id]) => isRule(id) || config.custom?.some((rule) => rule.id === id));
  return known.length === 0 ? config : { ...config, rules: { ...config.rules, ...Object.fromEntries(known) } };
}

/** Whether a rule of that name is built in. */
export function isRule(id: string): boolean {
  return ruleIds().includes(id);
}

/** What to say where there is no such rule. */
export function noSuchRule(id: string, custom: readonly string[] = []): string {
  return `没有规则 ${id}${meant(id, [...ruleIds(), ...custom]) || "，全部规则见 hegao rules"}`;
}

function ruleIds(): string[] {
  return Object.keys(CONFIG_SCHEMA.properties?.["rules"]?.properties ?? {});
}

/** What to say of the first key that there is none of; null where all are known. */
function misspelt(value: unknown, schema: Schema, path: string, custom: readonly string[]): string | null {
  if (Array.isArray(value)) {
    const { items } = schema;
    const complaints = items === undefined ? [] : value.map((item) => misspelt(item, items, `${path}[]`, custom));
    return complaints.find((complaint) => complaint !== null) ?? null;
  }
  const { properties } = schema;
  if (!isGroup(value) || properties === undefined) {
    return null;
  }
  for (const [key, inner] of Object.entries(value)) {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const name = path === "" ? key : `${path}.${key}`;
    if (known !== undefined) {
      const complaint = misspelt(inner, known, name, custom);
      if (complaint !== null) {
        return complaint;
      }
    } else if (schema.additionalProperties === false) {
      const keys = Object.keys(properties);
      return `没有配置项 ${name}${meant(key, keys, path === "" ? "" : `${path}.`) || `，可用的有：${keys.join("、")}`}`;
    } else if (!custom.includes(key)) {
      return noSuchRule(key, custom);
    }
  }
  return null;
}
