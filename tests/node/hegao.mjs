/** The command `hegao`, run in a copy of the fixtures by a shell, as a user would run it. */

import { spawn } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../www/bin/hegao.js", import.meta.url));
const FIXTURES = fileURLToPath(new URL("fixtures", import.meta.url));
const WORD = fileURLToPath(new URL("../../docx/tests/fixtures", import.meta.url));

/** A folder with the fixtures in it, and with what a repository cannot hold. */
export class Desk {
  static async lay() {
    // The real path of a folder that every user may enter: one test runs as another user.
    const root = await mkdtemp(join(tmpdir(), "hegao-"));
    await chmod(root, 0o755);
    const desk = new Desk(root);
    await cp(FIXTURES, desk.folder, { recursive: true });
    await mkdir(join(desk.folder, "空文件夹"));
    for (const [fixture, name] of [["plan", "要点"], ["number-levels", "编号"]]) {
      await cp(join(WORD, `${fixture}.docx`), join(desk.folder, "Word", `${name}.docx`));
    }
    await symlink("绕圈.txt", join(desk.folder, "绕圈.txt"));
    await mkdir(join(root, "bin"));
    await symlink(BIN, join(root, "bin", "hegao"));
    return desk;
  }

  constructor(root) {
    this.root = root;
    this.folder = join(root, "desk");
  }

  /** @returns {Promise<{stdout: string, stderr: string, code: number}>} */
  async run(command, { uid, env = {} } = {}) {
    const child = spawn("bash", ["-c", `set -o pipefail; ${command}`], {
      cwd: this.folder,
      uid,
      env: { PATH: `${join(this.root, "bin")}${delimiter}${process.env.PATH}`, LC_ALL: "C.UTF-8", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [stdout, stderr, code] = await Promise.all([
      textOf(child.stdout),
      textOf(child.stderr),
      new Promise((resolve, reject) => child.on("close", resolve).on("error", reject)),
    ]);
    return { stdout, stderr, code };
  }

  clear() {
    return rm(this.root, { recursive: true });
  }
}

async function textOf(stream) {
  return Buffer.concat(await stream.toArray()).toString();
}
