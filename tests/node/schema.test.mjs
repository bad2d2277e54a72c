/** The published schema of the settings, held against what the checker itself accepts. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, it } from "node:test";

import { loadChecker } from "../../www/dist/node.js";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const Ajv = require("ajv").default;
const SCHEMA = require("./dist/config.schema.json");

const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true });
const isConfig = ajv.compile(SCHEMA);
const checker = await loadChecker();

/** Whether the checker takes a configuration. */
function isAccepted(config) {
  try {
    checker.check("", config);
    return true;
  } catch {
    return false;
  }
}

/** What has to be said of each kind of key, right and wrong. */
const RIGHT = [
  {},
  { $schema: "https://example.org/config.schema.json" },
  ...["error", "warning", "info", "off"].map((level) => ({ rules: { "number-gap": level } })),
  ...["auto", "always", "never"].map((require) => ({ assignment: { require } })),
  ...["lead", "responsible", "supporting", "deadline"].map((role) => ({ assignment: { labels: { [role]: ["主抓"] } } })),
  { assignment: { ongoing: ["常抓不懈"] } },
  { issued: "2026-02-09", planYear: 2026 },
  { departments: [{ name: "办公室" }, { name: "法治督察科", aliases: ["督察科"] }] },
  { custom: [{ id: "甲", pattern: "乙", message: "丙" }], rules: { 甲: "off" } },
  { custom: [{ id: "甲", pattern: "乙", message: "丙", severity: "info" }] },
  { ignore: ["f9b464c5fd2040aa"] },
];

const WRONG = [
  [],
  { rule: {} },
  { rules: { "number-gap": "fatal" } },
  { rules: [] },
  { assignment: { require: "sometimes" } },
  { assignment: { labels: { leader: [] } } },
  { assignment: { labels: { lead: [""] } } },
  { assignment: { labels: { lead: "主抓" } } },
  { assignment: { requires: "auto" } },
  { issued: "二月九日" },
  { issued: 20260209 },
  { planYear: "2026" },
  { planYear: 2026.5 },
  { planYear: -1 },
  { planYear: 70_000 },
  { departments: [{ aliases: [] }] },
  { departments: [{ name: "" }] },
  { departments: [{ name: "办公室", alias: [] }] },
  { custom: [{ id: "甲", pattern: "乙" }] },
  { custom: [{ id: "", pattern: "乙", message: "丙" }] },
  { custom: [{ id: "甲", pattern: "乙", message: "丙", severity: "off" }] },
  { custom: {} },
  { ignore: {} },
  { ignore: [1] },
];

describe("the schema", () => {
  it("accepts what the checker accepts", () => {
    for (const config of RIGHT) {
      assert.ok(isAccepted(config), JSON.stringify(config));
      assert.ok(isConfig(config), `${JSON.stringify(config)} ${JSON.stringify(isConfig.errors)}`);
    }
  });

  it("refuses what the checker refuses", () => {
    for (const config of WRONG) {
      assert.ok(!isAccepted(config), JSON.stringify(config));
      assert.ok(!isConfig(config), JSON.stringify(config));
    }
  });

  it("knows the keys and rules that the checker knows, and no others", () => {
    const keysOf = (config) => {
      try {
        checker.check("", config);
      } catch (error) {
        return /可用的有：(.*)$/.exec(error.message)[1].split("、").sort();
      }
      return assert.fail("the checker accepted it");
    };
    const { rules, assignment, departments, custom, ...others } = SCHEMA.properties;
    const known = (properties) => Object.keys(properties).filter((key) => key !== "extends").sort();
    assert.deepEqual(keysOf({ "?": 1 }), known(SCHEMA.properties));
    assert.ok(Object.hasOwn(others, "extends"));
    assert.deepEqual(keysOf({ assignment: { "?": 1 } }), known(assignment.properties));
    assert.deepEqual(keysOf({ assignment: { labels: { "?": 1 } } }), known(assignment.properties.labels.properties));
    assert.deepEqual(keysOf({ departments: [{ "?": 1 }] }), known(departments.items.properties));
    assert.deepEqual(keysOf({ custom: [{ "?": 1 }] }), known(custom.items.properties));
    assert.deepEqual(keysOf({ rules: { "?": "off" } }), known(rules.properties));
  });

  it("says in Chinese what every key is for", () => {
    for (const [key, { description }] of Object.entries(SCHEMA.properties)) {
      assert.match(description ?? "", /\p{Script=Han}/u, key);
    }
  });
});
