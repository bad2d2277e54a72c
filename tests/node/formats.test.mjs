/** Forms of the result that other programs read, held against what those programs ask for. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { Desk } from "./hegao.mjs";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const Ajv = require("ajv-draft-04").default;
const addFormats = require("ajv-formats").default;
const { parse } = await import(require.resolve("parse5"));
const SARIF = require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");

const DRAFTS = fileURLToPath(new URL("../drafts", import.meta.url));

describe("the result", () => {
  let desk;

  before(async () => {
    desk = await Desk.lay();
  });

  after(() => desk.clear());

  /** Of all drafts, of names and texts that are full of marks, and of what cannot be read. */
  const check = async (format) =>
    (await desk.run(`hegao check ${DRAFTS} 怪字符 UTF-16小端.txt 回车换行.txt 二进制.txt --format ${format}`)).stdout;

  it("as SARIF is what its schema says, and its regions are those of the findings", async () => {
    const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
    const isSarif = ajv.compile(SARIF);
    const log = JSON.parse(await check("sarif"));
    assert.ok(isSarif(log), JSON.stringify(isSarif.errors, null, 2));
    assert.ok(!isSarif({ ...log, version: "2.0.0" }), "the schema tells");

    const { documents } = JSON.parse(await check("json"));
    const findings = documents.flatMap((document) => document.findings);
    const [{ results, invocations, tool }] = log.runs;
    assert.equal(results.length, findings.length);
    assert.ok(results.some(({ fixes }) => fixes !== undefined) && results.some(({ relatedLocations }) => relatedLocations !== undefined));
    results.forEach((result, index) => {
      const { rule, start, end, line, column } = findings[index];
      const { region } = result.locations[0].physicalLocation;
      assert.equal(tool.driver.rules[result.ruleIndex].id, rule);
      assert.deepEqual([region.startLine, region.startColumn], [line, column]);
      assert.deepEqual([region.charOffset, region.charLength], [start, end - start]);
    });
    assert.equal(invocations[0].toolExecutionNotifications.length, 1);
    for (const { uri } of results.map(({ locations }) => locations[0].physicalLocation.artifactLocation)) {
      const file = uri.startsWith("file:") ? fileURLToPath(uri) : join(desk.folder, decodeURIComponent(uri));
      await readFile(file);
    }
  });

  it("of a PDF is all that is written, where no library for drawing is installed", async () => {
    const refuse = `
      import module from "node:module";
      const load = module._load;
      module._load = (name, ...rest) => {
        if (name.includes("canvas")) throw new Error("not installed");
        return load(name, ...rest);
      };
    `;
    const hidden = `--import=data:text/javascript;base64,${Buffer.from(refuse).toString("base64")}`;
    const { stdout, stderr } = await desk.run("hegao check --format json PDF/要点.pdf", { env: { NODE_OPTIONS: hidden } });
    assert.equal(JSON.parse(stdout).summary.files, 1);
    assert.equal(stderr, "");
  });

  it("as HTML is strict, and asks for nothing", async () => {
    const html = await check("html");
    const errors = [];
    const document = parse(html, { onParseError: (error) => errors.push(error) });
    assert.deepEqual(errors, []);
    const elements = [document];
    for (const { childNodes = [] } of elements) {
      elements.push(...childNodes);
    }
    const attributes = elements.flatMap(({ attrs = [] }) => attrs);
    assert.ok(!elements.some(({ tagName }) => ["script", "img", "link", "iframe", "b"].includes(tagName)));
    assert.ok(!attributes.some(({ name }) => name === "src" || name.startsWith("on")));
    assert.ok(attributes.filter(({ name }) => name === "href").every(({ value }) => /^#document-\d+$/.test(value)));
    assert.doesNotMatch(html, /url\(|@import/);
    const ids = attributes.filter(({ name }) => name === "id").map(({ value }) => value);
    assert.equal(new Set(ids).size, ids.length);
  });
});
