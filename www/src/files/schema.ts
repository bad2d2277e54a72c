import { RULES } from "../../pkg/rules.js";
import { SEVERITIES, SEVERITY_NAMES } from "../severity.js";

/** As much of JSON Schema as describes the settings. */
export interface Schema {
  description?: string;
  type?: "object" | "array" | "string" | "integer";
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
  required?: readonly string[];
  items?: Schema;
  enum?: readonly string[];
  pattern?: string;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  anyOf?: readonly Schema[];
}

const text = (description?: string): Schema => ({ ...(description === undefined ? {} : { description }), type: "string" });
const list = (description: string, items: Schema): Schema => ({ description, type: "array", items });
const object = (description: string, properties: Record<string, Schema>, required: readonly string[] = []): Schema => ({
  description,
  type: "object",
  properties,
  additionalProperties: false,
  ...(required.length === 0 ? {} : { required }),
});
const filled: Schema = { type: "string", minLength: 1 };

const LEVELS: Schema = { enum: [...SEVERITIES, "off"] };

const rules = RULES.map(({ id, name, severity, summary }): [string, Schema] => [
  id,
  { ...LEVELS, description: `${name}（默认：${SEVERITY_NAMES[severity]}）：${summary}` },
]);

/** What hegao.config.json may hold: the settings of a check, and `extends`, which says what they add to. */
export const CONFIG_SCHEMA: Schema & { $schema: string; title: string } = {
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "核稿配置（hegao.config.json）",
  ...object("每一项都可以不写", {
    $schema: text("本 Schema 的地址，供编辑器提示"),
    extends: {
      description: "在哪些配置文件之上设置，路径相对于本文件；后面的盖过前面的，本文件盖过它们",
      anyOf: [filled, { type: "array", items: filled }],
    },
    rules: {
      description: "各条规则的级别：error、warning、info，或 off（关闭）。custom 中的规则也可写在这里",
      type: "object",
      properties: Object.fromEntries(rules),
      additionalProperties: LEVELS,
    },
    assignment: object("任务须写明什么", {
      require: { description: "何时要求写责任单位和完成时间：auto（别的任务写了就要求）、always、never", enum: ["auto", "always", "never"] },
      labels: object("除常用的以外，还有哪些标签，如把“主抓科室”当作牵头单位", {
        lead: list("牵头单位的标签", filled),
        responsible: list("责任单位的标签", filled),
        supporting: list("配合单位的标签", filled),
        deadline: list("完成时间的标签", filled),
      }),
      ongoing: list("除常用的以外，还有哪些词表示长期任务", text()),
    }),
    issued: { description: "成文日期，如 2026-02-09；文中没写或写错时用", type: "string", pattern: "^\\d{4}-\\d{1,2}-\\d{1,2}$" },
    planYear: { description: "只写月份的时间属于哪一年，如 2026", type: "integer", minimum: 0, maximum: 65535 },
    departments: list(
      "本单位的内设机构；写了以后，任务中的其他单位会被指出",
      object("一个单位", { name: { ...filled, description: "全称" }, aliases: list("其他叫法", text()) }, ["name"]),
    ),
    custom: list(
      "本单位自己的规则：凡与 pattern 相符的文字都指出",
      object(
        "一条规则",
        {
          id: { ...filled, description: "规则名" },
          pattern: { ...filled, description: "正则表达式（Rust regex 语法，不支持环视）" },
          message: { ...filled, description: "提示的话" },
          severity: { description: "级别，默认 warning", enum: SEVERITIES },
        },
        ["id", "pattern", "message"],
      ),
    ),
    ignore: list("不再提示的问题的指纹（fingerprint）", text()),
  }),
};
