/** Many documents at once: folders, threads, lines on standard input, and files that change. */

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmod, cp, mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, before, describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";

import * as hegao from "../../www/dist/files.js";
import { loadChecker } from "../../www/dist/node.js";
import { Desk } from "./hegao.mjs";

const checker = await loadChecker();

/** A plan with one slip: an item left out behind the `gap`th. */
const plan = (gap) => {
  const numbers = [1, 2, 3, 4, 5].map((item) => (item > gap ? item + 1 : item));
  return `临江区司法局2026年工作要点\n${numbers.map((number) => `${number}.开展法治督察。（责任单位：办公室；完成时间：6月）\n`).join("")}`;
};

describe("a folder", () => {
  let desk;

  before(async () => {
    desk = await Desk.lay();
  });

  after(() => desk.clear());

  /** Many documents; of them are some that cannot be checked, each in its own way. */
  async function fill(name) {
    const folder = join(desk.folder, name);
    await mkdir(folder);
    for (let index = 0; index < 40; index += 1) {
      await writeFile(join(folder, `${String(index).padStart(2, "0")}.txt`), plan(1 + (index % 4)));
    }
    await cp(join(desk.folder, "别的编码.txt"), join(folder, "05-残缺.txt"));
    await cp(join(desk.folder, "GB18030编码.txt"), join(folder, "06-国标.txt"));
    await cp(join(desk.folder, "空.txt"), join(folder, "07-空.txt"));
    await cp(join(desk.folder, "PDF/残缺.pdf"), join(folder, "08-残缺.pdf"));
    const huge = await open(join(folder, "09-巨大.txt"), "w");
    await huge.truncate(100 * 1024 * 1024);
    await huge.close();
    await writeFile(join(folder, "10-无权.txt"), plan(1));
    await chmod(join(folder, "10-无权.txt"), 0);
    return folder;
  }

  /** Root may read everything: then the command runs as a user who owns nothing. */
  const uid = process.getuid() === 0 ? 65534 : undefined;

  it("with bad files in it has each of them told, and the others checked", async (t) => {
    if ((await desk.run("hegao --version", { uid })).code !== 0) {
      t.skip("this folder is closed to other users");
      return;
    }
    await fill("很多");
    const { stdout, stderr, code } = await desk.run("hegao check 很多", { uid });
    assert.equal(
      stderr,
      [
        "hegao：很多/05-残缺.txt：文字编码既不是 UTF-8 也不是 GB18030（GBK），请用编辑器另存为 UTF-8 再检查",
        "hegao：很多/07-空.txt：文件是空的，没有可检查的内容",
        "hegao：很多/08-残缺.pdf：PDF 文件已损坏或不完整，请重新生成或下载再检查",
        "hegao：很多/09-巨大.txt：超过 16 MB 的上限，不像是文稿；确要检查，请用 --max-size 提高上限",
        "hegao：很多/10-无权.txt：没有读取权限，请修改权限，或由有权限的用户运行",
        "",
      ].join("\n"),
    );
    assert.match(stdout, /共检查 41 个文件：42 个错误，0 个警告，0 个提示；5 个文件未能检查\n$/);
    assert.equal(code, 2);
  });

  it("gives one result with any number of threads, in one order", async () => {
    await fill("线程");
    const outputs = await Promise.all([1, 2, 5].map((workers) => desk.run(`hegao check 线程 --format json --ledger --workers ${workers}`)));
    assert.equal(new Set(outputs.map(({ stdout }) => stdout)).size, 1);
    const names = JSON.parse(outputs[0].stdout).documents.map(({ file }) => file);
    assert.deepEqual(names, [...names].sort());
    assert.equal(names.length, 46);
  });

  it("finds no report that it writes itself, but those of others", async () => {
    await mkdir(join(desk.folder, "报告"));
    await writeFile(join(desk.folder, "报告/要点.txt"), plan(1));
    for (const round of [1, 2]) {
      const { stdout } = await desk.run("cd 报告 && hegao check . --format html -o 报告.html");
      assert.equal(stdout, "共检查 1 个文件：1 个错误，0 个警告，0 个提示\n", `round ${round}`);
    }
  });

  it("shows on a terminal how far it has come, when the result goes elsewhere", async (t) => {
    const onTerminal = (command) => desk.run(`script --quiet --return --command '${command}' /dev/null`, { env: { TERM: "xterm" } });
    if ((await onTerminal("true")).code !== 0) {
      t.skip("needs script of util-linux");
      return;
    }
    await fill("进度");
    const { stdout } = await onTerminal("hegao check 进度 --format json -o 结果.json");
    assert.match(stdout, /检查 .*\d+\/46/);
    for (const said of [/hegao：进度\/07-空\.txt：文件是空的/, /hegao：进度\/09-巨大\.txt：超过 16 MB 的上限/]) {
      assert.match(stdout, said);
    }
    assert.doesNotMatch((await onTerminal("hegao check 进度")).stdout, /\d+\/46/);
  });
});

describe("a thread that goes down", () => {
  let desk;

  before(async () => {
    desk = await Desk.lay();
  });

  after(() => desk.clear());

  it("takes with it what it was at, and nothing else", async () => {
    const dist = join(desk.root, "dist");
    await cp(new URL("../../www/dist", import.meta.url), dist, { recursive: true });
    // Heard before the worker's own listener.
    const fatal = `
      import { parentPort as port } from "node:worker_threads";
      port.on("message", ({ input, number }) => {
        if (/[37]\\.txt$/.test(input?.name) || number % 10 === 3) process.exit(5);
      });
    `;
    await writeFile(join(dist, "worker.js"), `${fatal}\n${await readFile(join(dist, "worker.js"), "utf8")}`);
    const folder = join(desk.folder, "夺命");
    await mkdir(folder);
    for (let index = 0; index < 40; index += 1) {
      await writeFile(join(folder, `${String(index).padStart(2, "0")}.txt`), plan(2));
    }
    const { checkFiles, checkLines } = await import(join(dist, "files.js"));

    const documents = await Readable.from(checkFiles(folder, { workers: 2 })).toArray();
    assert.equal(documents.length, 40);
    documents.forEach(({ file, findings, error }, index) => {
      assert.ok(file.endsWith(`${String(index).padStart(2, "0")}.txt`));
      if ([3, 7].includes(index % 10)) {
        assert.match(error, /在这份文稿上中断.*线程退出（5）/);
      } else {
        assert.deepEqual([findings.length, error], [1, undefined]);
      }
    });

    const lines = Array.from({ length: 30 }, (_, id) => Buffer.from(`${JSON.stringify({ id, text: plan(1) })}\n`));
    const answers = (await Readable.from(checkLines(Readable.from(lines), { workers: 2 })).toArray()).map((line) => JSON.parse(line));
    assert.deepEqual(answers.filter(({ error }) => error !== undefined).map(({ line }) => line), [3, 13, 23]);
    assert.equal(answers.filter(({ findings }) => findings?.length === 1).length, 27);
  });
});

describe("lines on standard input", () => {
  const lines = (count, text) => Array.from({ length: count }, (_, id) => `${JSON.stringify({ id, text: text(id) })}\n`);

  it("are answered in their order, by one thread or more", async () => {
    const input = lines(200, (id) => (id % 50 === 7 ? "" : plan(1 + (id % 4))));
    for (const workers of [1, 3]) {
      const answers = [];
      for await (const line of hegao.checkLines(Readable.from(input.map((line) => Buffer.from(line))), { workers })) {
        answers.push(JSON.parse(line));
      }
      assert.deepEqual(answers.map(({ id }) => id), [...Array(200).keys()]);
      answers.forEach((answer, id) =>
        assert.deepEqual(answer, id % 50 === 7 ? { id, error: "没有文字，没有可检查的内容" } : { id, findings: checker.check(plan(1 + (id % 4))) }),
      );
    }
  });

  it("are put together however they were cut", async () => {
    const bytes = Buffer.from(lines(3, () => plan(2)).join(""));
    const cut = (size) =>
      Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
    for (const size of [1, 7, 100]) {
      const answers = await Readable.from(hegao.checkLines(Readable.from(cut(size)))).toArray();
      assert.deepEqual(answers.map((line) => JSON.parse(line).findings.length), [1, 1, 1]);
    }
  });

  it("are read no faster than they are answered", async () => {
    let given = 0;
    async function* endless() {
      for (;;) {
        given += 1;
        yield Buffer.from(`{"id": ${given}, "text": "甲"}\n`);
      }
    }
    for (const [workers, most] of [
      [1, 2],
      [2, 20],
    ]) {
      given = 0;
      const answers = hegao.checkLines(endless(), { workers });
      for (let index = 1; index <= 5; index += 1) {
        assert.equal(JSON.parse((await answers.next()).value).id, index);
      }
      assert.ok(given <= 5 + most, `${given} lines read for 5 answers of ${workers}`);
      await answers.return();
    }
  });
});

describe("files that change", () => {
  let desk;

  before(async () => {
    desk = await Desk.lay();
    await mkdir(join(desk.folder, "看着"));
    await writeFile(join(desk.folder, "看着/要点.txt"), plan(5));
  });

  after(() => desk.clear());

  it("are checked again, and so are those whose settings change", { timeout: 60_000 }, async () => {
    const child = spawn(join(desk.root, "bin/hegao"), ["check", "看着", "--watch", "--format", "json", "-o", "结果.json"], {
      cwd: desk.folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    try {
      const errors = child.stderr.setEncoding("utf8")[Symbol.asyncIterator]();
      const round = async () => {
        for (let said = ""; !said.includes("正在看着"); ) {
          said += (await errors.next()).value;
        }
        return JSON.parse(await readFile(join(desk.folder, "结果.json"), "utf8")).documents.map(({ findings }) => findings.length);
      };
      // A change may be seen in several steps, and make several rounds.
      const come = async (expected) => {
        while (!isDeepStrictEqual(await round(), expected));
      };
      await come([0]);
      await writeFile(join(desk.folder, "看着/要点.txt"), plan(2));
      await come([1]);
      await writeFile(join(desk.folder, "看着/又一份.txt"), plan(3));
      await come([1, 1]);
      await writeFile(join(desk.folder, "看着/hegao.config.json"), '{ "rules": { "number-gap": "off" } }');
      await come([0, 0]);
      await rm(join(desk.folder, "看着/要点.txt"));
      await come([0]);
    } finally {
      child.kill();
    }
  });
});

describe("the functions for Node", () => {
  let desk;

  before(async () => {
    desk = await Desk.lay();
  });

  after(() => desk.clear());

  it("check a file, a folder, and write what the command writes", async () => {
    const file = join(desk.folder, "要点.txt");
    const document = await hegao.checkFile(file, { rules: { "missing-deadline": "off" }, ledger: true });
    assert.deepEqual(document.findings.map(({ rule }) => rule), ["number-gap"]);
    assert.equal(document.ledger.tasks.length, 2);
    assert.match((await hegao.checkFile(join(desk.folder, "没有.txt"))).error, /文件不存在/);

    const sarif = Buffer.concat((await Readable.from(hegao.writeReport(hegao.checkFiles(file), "sarif")).toArray()).map(Buffer.from));
    assert.equal(JSON.parse(sarif).runs[0].results.length, 2);
    const { config, sources } = await hegao.findConfig(join(desk.folder, "配置/科室"));
    assert.equal(config.rules["missing-deadline"], "info");
    assert.equal(sources.length, 2);
    await assert.rejects(hegao.findConfig(join(desk.folder, "配置/写错")), /是否为 missing-responsibility/);
  });

  it("watch until they are told to stop", async () => {
    const stop = new AbortController();
    const rounds = [];
    for await (const round of hegao.watchFiles(join(desk.folder, "文件夹"), { signal: stop.signal })) {
      rounds.push((await Readable.from(round).toArray()).length);
      stop.abort();
    }
    assert.deepEqual(rounds, [3]);
  });
});
