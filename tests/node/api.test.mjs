/** The package as a program would use it: loaded by its name, given text, giving plain data. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

/** By its own package.json, the package may be asked for by name: what `exports` says is what is tested. */
const require = createRequire(new URL("../../www/package.json", import.meta.url));
const { loadChecker } = await import(pathToFileURL(require.resolve("hegao")));

const TITLE = "临江区司法局2026年工作要点\n";

/** The second item has the wrong number. */
const GAP = `${TITLE}一、主要任务\n（一）第一项\n（三）第二项\n`;

describe("loadChecker", () => {
  it("takes the module in the package, a URL of it, its bytes, or the module", async () => {
    const url = pathToFileURL(require.resolve("hegao/hegao_bg.wasm"));
    const bytes = await readFile(url);
    for (const source of [undefined, url, bytes, await WebAssembly.compile(bytes)]) {
      const checker = await loadChecker(source);
      assert.deepEqual(checker.check(""), []);
    }
  });

  it("tells the version of the package", async () => {
    const { version } = require("hegao/package.json");
    assert.equal((await loadChecker()).version, version);
  });
});

describe("a checker", () => {
  let checker;

  before(async () => {
    checker = await loadChecker();
  });

  /** The one finding of a rule. */
  function found(text, rule, config) {
    const findings = checker.check(text, config).filter((finding) => finding.rule === rule);
    assert.equal(findings.length, 1, `one ${rule} in ${JSON.stringify(text)}`);
    return findings[0];
  }

  it("says what is wrong and where", () => {
    const finding = found(GAP, "number-gap");
    assert.equal(finding.severity, "error");
    assert.match(finding.message, /（二）/);
    assert.equal(GAP.slice(finding.start, finding.end), "（三）");
    assert.deepEqual([finding.line, finding.column], [4, 1]);
    assert.equal(typeof finding.fingerprint, "string");
    assert.notEqual(finding.fingerprint, "");
  });

  it("has the keys of the contract, and no others", () => {
    const finding = found(GAP, "number-gap");
    assert.deepEqual(
      Object.keys(finding),
      ["rule", "severity", "message", "start", "end", "line", "column", "related", "fix", "fingerprint"],
    );
    for (const related of finding.related) {
      assert.deepEqual(Object.keys(related).sort(), ["end", "message", "start"]);
    }
  });

  for (const [what, change] of [
    ["emoji", (text) => text.replace("主要任务", "主要😀任务👨‍👩‍👧")],
    ["lone surrogates", (text) => text.replace("主要", "主\ud83d要\ude00")],
    ["CRLF", (text) => text.replaceAll("\n", "\r\n")],
    ["CR", (text) => text.replaceAll("\n", "\r")],
    ["characters beyond the basic plane", (text) => text.replace("第一项", "𠮷𠮷")],
  ]) {
    it(`counts UTF-16 code units behind ${what}`, () => {
      const text = change(GAP);
      const finding = found(text, "number-gap");
      assert.equal(finding.start, text.indexOf("（三）"));
      assert.equal(text.slice(finding.start, finding.end), "（三）");
      assert.deepEqual([finding.line, finding.column], [4, 1]);
    });
  }

  it("counts columns in UTF-16 code units", () => {
    const text = GAP.replace("（三）", "\t（三）");
    assert.equal(found(text, "number-gap").column, 2);
  });

  it("gives plain data", () => {
    for (const value of [checker.check(GAP), checker.read(GAP), checker.rules()]) {
      assert.deepEqual(structuredClone(value), value);
      assert.deepEqual(JSON.parse(JSON.stringify(value)), value, "nothing that JSON would drop");
      assertPlain(value);
    }
  });

  it("gives results that are the caller's own", () => {
    const first = checker.check(GAP);
    first[0].message = "改过";
    first.length = 0;
    assert.notEqual(checker.check(GAP)[0]?.message, "改过");
  });

  it("reads what there is into a ledger", () => {
    const text = `${TITLE}一、主要任务\n1.制定清单。（牵头部门：办公室；责任部门：法治督察科。完成时间：6月底前）\n`;
    const { parts, tasks, claims, issued } = checker.read(text);
    assert.equal(issued, null);
    assert.deepEqual(claims, []);
    assert.deepEqual(parts.map(({ kind }) => kind), ["plan"]);
    assert.equal(tasks.length, 1);
    const [task] = tasks;
    assert.deepEqual(
      Object.keys(task),
      ["part", "ordinal", "title", "start", "end", "lead", "responsible", "supporting", "deadline", "inherited"],
    );
    assert.deepEqual([task.part, task.ordinal, task.inherited], [0, "1.", null]);
    assert.deepEqual(task.lead.map(({ name }) => name), ["办公室"]);
    assert.deepEqual(task.responsible.map(({ start, end }) => text.slice(start, end)), ["法治督察科"]);
    assert.deepEqual(task.deadline, {
      text: "6月底前",
      start: text.indexOf("6月底前"),
      end: text.indexOf("6月底前") + 4,
      ongoing: false,
      latest: "2026-06-30",
    });
  });

  it("tells its rules, each with an example that it flags and one that it does not", () => {
    const rules = checker.rules();
    assert.ok(rules.length > 0);
    for (const rule of rules) {
      assert.deepEqual(Object.keys(rule), ["id", "name", "severity", "summary", "why", "wrong", "right"]);
      // One rule asks for a roster.
      const config = rule.id === "unit-unknown" ? { departments: [{ name: "普法与依法治理科" }, { name: "行政复议科" }] } : {};
      const flagged = (text) => checker.check(text, config).some((finding) => finding.rule === rule.id);
      assert.ok(flagged(rule.wrong), `${rule.id} flags its wrong example`);
      assert.ok(!flagged(rule.right), `${rule.id} is silent on its right example`);
    }
  });

  it("reads with the words and the roster of the office", () => {
    const text = "2026年工作要点\n1.甲。（主抓科室：普法科。交账时间：6月）\n2.乙。（主抓科室：普法与依法治理科。交账时间：滚动推进）\n";
    const config = {
      assignment: { labels: { lead: ["主抓科室"], deadline: ["交账时间"] }, ongoing: ["滚动推进"] },
      departments: [{ name: "普法与依法治理科" }],
    };
    const { tasks } = checker.read(text, config);
    assert.deepEqual(tasks.map((task) => task.lead.map((unit) => unit.name)), [["普法科"], ["普法与依法治理科"]]);
    assert.deepEqual(tasks.map(({ deadline }) => [deadline.latest, deadline.ongoing]), [["2026-06-30", false], [null, true]]);
    const [unknown] = checker.check(text, config);
    assert.equal(unknown.rule, "unit-unknown");
    assert.equal(unknown.fix.safety, "review");
    assert.deepEqual(unknown.fix.edits.map(({ text }) => text), ["普法与依法治理科"]);
    assert.throws(() => checker.check(text, { assignment: { labels: { leader: [] } } }), /assignment\.labels\.leader/);
  });

  it("takes no configuration, an empty one, undefined and null for the same", () => {
    const findings = checker.check(GAP);
    for (const config of [{}, undefined, null]) {
      assert.deepEqual(checker.check(GAP, config), findings);
    }
  });

  it("switches rules off and weighs them", () => {
    assert.deepEqual(checker.check(GAP, { rules: { "number-gap": "off" } }).filter(({ rule }) => rule === "number-gap"), []);
    assert.equal(found(GAP, "number-gap", { rules: { "number-gap": "info" } }).severity, "info");
  });

  for (const [config, named] of [
    [{ rules: { "number-gab": "off" } }, /number-gab/],
    [{ rules: { "number-gap": "fatal" } }, /rules\.number-gap.*fatal/],
    [{ ruels: {} }, /ruels/],
    [[], /配置项.*列表/],
    ["number-gap", /配置项/],
  ]) {
    it(`names what is wrong in the configuration ${JSON.stringify(config)}`, () => {
      for (const call of [checker.check, checker.read]) {
        assert.throws(
          () => call(GAP, config),
          (error) => error instanceof Error && named.test(error.message) && /\p{Script=Han}/u.test(error.message),
        );
      }
    });
  }

  it("goes on after a configuration that was wrong", () => {
    assert.throws(() => checker.check(GAP, { ruels: {} }));
    found(GAP, "number-gap");
  });
});

/** That every object within is an array or an object literal, with nothing but data in it. */
function assertPlain(value) {
  if (value !== null && typeof value === "object") {
    const prototype = Array.isArray(value) ? Array.prototype : Object.prototype;
    assert.equal(Object.getPrototypeOf(value), prototype);
    Object.values(value).forEach(assertPlain);
  } else {
    assert.ok(value === null || ["string", "number", "boolean"].includes(typeof value), `${value} is plain`);
  }
}
