/** What becomes of a checker whose module traps: it says so, and goes on with a fresh instance. */

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { Desk } from "./hegao.mjs";
import { exhausted, POISON, trapping } from "./trapping.mjs";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const { loadChecker } = await import(pathToFileURL(require.resolve("hegao")));

const DRAFT = "临江区司法局2026年工作要点\n一、主要任务\n（一）第一项\n（三）第二项\n";

/** What `work` throws. */
function thrown(work) {
  try {
    work();
  } catch (error) {
    return error;
  }
  return assert.fail("nothing was thrown");
}

describe("a checker that breaks down", () => {
  let bytes;
  let checker;
  let expected;

  before(async () => {
    bytes = await trapping();
    expected = (await loadChecker()).check(DRAFT);
    assert.notEqual(expected.length, 0);
  });

  beforeEach(async () => {
    checker = await loadChecker(bytes);
    assert.deepEqual(checker.check(DRAFT), expected);
  });

  it("names the cause, and can check again when it said it could", async () => {
    const crash = thrown(() => checker.check(POISON + DRAFT));
    assert.match(crash.message, /检查程序出错，正在重新启动/);
    assert.ok(crash.cause instanceof WebAssembly.RuntimeError, String(crash.cause));
    await crash.restarted;
    assert.deepEqual(checker.check(DRAFT), expected);
    assert.notDeepEqual(checker.read(DRAFT).parts, []);
  });

  it("looks at no text until then", async () => {
    const { restarted } = thrown(() => checker.check(POISON));
    for (const work of [() => checker.check(DRAFT), () => checker.read(DRAFT)]) {
      const crash = thrown(work);
      assert.equal(crash.cause, undefined);
      assert.equal(crash.restarted, restarted);
    }
    await restarted;
  });

  it("may do so again and again", async () => {
    for (let time = 0; time < 3; time += 1) {
      await thrown(() => checker.check(POISON)).restarted;
      assert.deepEqual(checker.check(DRAFT), expected);
    }
  });

  it("takes no part of another with it", async () => {
    const other = await loadChecker(bytes);
    const { restarted } = thrown(() => checker.check(POISON));
    assert.deepEqual(other.check(DRAFT), expected);
    await restarted;
  });

  it("recovers where the stack was exhausted", async () => {
    await exhausted(checker).restarted;
    assert.deepEqual(checker.check(DRAFT), expected);
  });

  it("recovers where a caller's own settings threw through it", async () => {
    const cause = new Error("a getter");
    const config = Object.defineProperty({}, "rules", {
      enumerable: true,
      get() {
        throw cause;
      },
    });
    const crash = thrown(() => checker.check(DRAFT, config));
    assert.equal(crash.cause, cause);
    await crash.restarted;
    assert.deepEqual(checker.check(DRAFT), expected);
  });

  it("is not what throws at a wrong setting", () => {
    const error = thrown(() => checker.check(DRAFT, { ruels: {} }));
    assert.ok(!("restarted" in error));
    assert.deepEqual(checker.check(DRAFT), expected);
  });

  it("says when it cannot be restarted, and tries once more when it is next asked", async (t) => {
    const { restarted } = thrown(() => checker.check(POISON));
    const instantiate = t.mock.method(WebAssembly, "instantiate", () => Promise.reject(new Error("no memory")));
    await assert.rejects(restarted, /无法重新启动/);
    instantiate.mock.restore();
    await thrown(() => checker.check(DRAFT)).restarted;
    assert.deepEqual(checker.check(DRAFT), expected);
  });

  it("lets the memory of the instance go", async (t) => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc");
    const memories = [];
    const { instantiate } = WebAssembly;
    // By hand: a mock keeps what it gave.
    t.after(() => (WebAssembly.instantiate = instantiate));
    WebAssembly.instantiate = async (...args) => {
      const instance = await instantiate(...args);
      memories.push(new WeakRef(instance.exports.memory));
      return instance;
    };
    const witness = await loadChecker(bytes);
    // The crash is kept, as a page may keep it in a log.
    const crash = thrown(() => witness.check(POISON));
    await crash.restarted;
    assert.deepEqual(witness.check(DRAFT), expected);
    const alive = () => memories.map((memory) => memory.deref() !== undefined);
    for (let turn = 0; turn < 100 && alive()[0]; turn += 1) {
      await new Promise(setImmediate);
      collect();
    }
    assert.deepEqual(alive(), [false, true], String(crash.cause));
  });
});

describe("the command", () => {
  let desk;

  before(async () => {
    desk = await Desk.lay();
  });

  after(() => desk.clear());

  it("names a file that the checker breaks down over, and checks the others", async () => {
    const [module, trap, bad] = ["hegao.wasm", "trap.mjs", "出错.txt"].map((name) => join(desk.folder, name));
    await writeFile(module, await trapping());
    await writeFile(
      trap,
      `import { readFile } from "node:fs/promises";
      const { compile } = WebAssembly;
      const trapping = await readFile(${JSON.stringify(module)});
      WebAssembly.compile = () => compile(trapping);`,
    );
    await writeFile(bad, POISON + DRAFT);
    const env = { NODE_OPTIONS: `--import=${pathToFileURL(trap)}` };
    const alone = await desk.run("hegao check 要点.txt");
    const { stdout, stderr, code } = await desk.run("hegao check 出错.txt 要点.txt", { env });
    assert.equal(stderr, "hegao：出错.txt：检查程序内部出错，请把文稿和这条信息反馈给开发者：RuntimeError: unreachable\n");
    assert.equal(stdout, alone.stdout.replace(/\n$/, "；1 个文件未能检查\n"));
    assert.equal(code, 2);
  });
});
