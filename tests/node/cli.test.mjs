/**
 * The command by transcripts. Each file in transcripts/ holds commands (`$ hegao …`) and what they gave: standard output,
 * then standard error where there was any, then the exit code. Commands are written by hand; `UPDATE=1` records the rest.
 */

import assert from "node:assert/strict";
import { chmod, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";

import { Desk } from "./hegao.mjs";

const TRANSCRIPTS = new URL("transcripts/", import.meta.url);

describe("the command", () => {
  let desk;

  before(async () => {
    desk = await Desk.lay();
  });

  after(() => desk.clear());

  /** Runs the commands of a transcript anew. */
  async function record(transcript) {
    let recorded = "";
    for (const [, command] of transcript.matchAll(/^\$ (.+)$/gm)) {
      const { stdout, stderr, code } = await desk.run(command);
      recorded += `$ ${command}\n${stdout}${stderr === "" ? "" : `--- 标准错误\n${stderr}`}--- 退出码 ${code}\n\n`;
    }
    return recorded;
  }

  it("goes as its transcripts say", async (t) => {
    const names = (await readdir(TRANSCRIPTS)).filter((name) => name.endsWith(".txt"));
    assert.notEqual(names.length, 0);
    for (const name of names) {
      await t.test(name, async () => {
        const file = new URL(name, TRANSCRIPTS);
        const expected = await readFile(file, "utf8");
        const actual = await record(expected);
        if (process.env.UPDATE) {
          await writeFile(file, actual);
        } else {
          assert.equal(actual, expected);
        }
      });
    }
  });

  it("names a file that may not be read, and checks the others", async (t) => {
    // Root may read everything: then the command runs as a user who owns nothing.
    const uid = process.getuid() === 0 ? 65534 : undefined;
    if ((await desk.run("hegao --version", { uid })).code !== 0) {
      t.skip("this folder is closed to other users");
      return;
    }
    await chmod(join(desk.folder, "空.txt"), 0);
    const { stdout, stderr, code } = await desk.run("hegao check 空.txt 没有问题.txt", { uid });
    assert.equal(stderr, "hegao：空.txt：没有读取权限，请修改权限，或由有权限的用户运行\n");
    assert.equal(stdout, "共检查 1 个文件：没有发现问题；1 个文件未能检查\n");
    assert.equal(code, 2);
  });

  it("writes the JSON of the contract", async () => {
    const { stdout } = await desk.run("hegao check --format json --ledger 要点.txt 没有这个文件.txt");
    const { version, documents, summary, ...rest } = JSON.parse(stdout);
    assert.deepEqual([version, rest], [1, {}]);
    const [read, failed] = documents;
    assert.deepEqual(Object.keys(read), ["file", "findings", "ledger"]);
    assert.deepEqual(Object.keys(failed), ["file", "findings", "error"]);
    const errors = read.findings.filter(({ severity }) => severity === "error").length;
    assert.deepEqual(summary, { files: 1, errors, warnings: read.findings.length - errors, infos: 0 });
  });

  it("gives one result for one text in any encoding", async () => {
    const findings = async (name) => {
      const { documents } = JSON.parse((await desk.run(`hegao check --format json ${name}`)).stdout);
      return documents[0].findings;
    };
    const expected = await findings("要点.txt");
    assert.notEqual(expected.length, 0);
    for (const name of ["UTF-8带标记.txt", "UTF-16小端.txt", "UTF-16大端.txt", "GB18030带标记.txt"]) {
      assert.deepEqual(await findings(name), expected, name);
    }
  });

  describe("on a terminal", () => {
    /** `script` (of util-linux) runs a command on a terminal of its own. */
    const onTerminal = (command, env = {}) =>
      desk.run(`script --quiet --return --command '${command}' /dev/null`, { env: { TERM: "xterm", ...env } });

    before(async (t) => {
      if ((await onTerminal("true")).code !== 0) {
        t.skip("needs script of util-linux");
      }
    });

    it("colours what people see, unless they asked for none", async () => {
      const { stdout, code } = await onTerminal("hegao check 要点.txt");
      assert.equal(code, 1);
      assert.match(stdout, /\x1b\[31m错误/);
      assert.doesNotMatch((await onTerminal("hegao check 要点.txt", { NO_COLOR: "1" })).stdout, /\x1b/);
      assert.doesNotMatch((await desk.run("hegao check 要点.txt")).stdout, /\x1b/);
    });

    it("tells how it is used when it is given nothing", async () => {
      const { stdout, code } = await onTerminal("hegao check");
      assert.match(stdout, /没有指定要检查的文件/);
      assert.equal(code, 2);
    });
  });

  it("is not upset by a reader who has seen enough", async () => {
    // More than a pipe holds, so that it is still being written when the reader goes.
    const items = Array.from({ length: 2000 }, (_, index) => `${2 * index + 1}.开展法治督察。\n`);
    await writeFile(join(desk.folder, "很长.txt"), `临江区司法局2026年工作要点\n${items.join("")}`);
    const { stdout, stderr, code } = await desk.run("hegao check --format json 很长.txt | head -c 14");
    assert.equal(stdout, '{\n  "version":');
    assert.equal(stderr, "");
    assert.equal(code, 1, "the exit code still tells of the errors");
  });
});
