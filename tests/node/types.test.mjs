/** That what TypeScript is told is told in full: no `any`, in our own sources or in the declarations that are published. */

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { it } from "node:test";
import { fileURLToPath } from "node:url";

const WWW = fileURLToPath(new URL("../../www/", import.meta.url));

for (const folder of ["src", "dist/types"]) {
  it(`nothing in ${folder} is of type any`, async () => {
    const names = await readdir(join(WWW, folder), { recursive: true });
    const sources = names.filter((name) => name.endsWith(".ts"));
    assert.notEqual(sources.length, 0);
    for (const name of sources) {
      assert.deepEqual(anys(await readFile(join(WWW, folder, name), "utf8")), [], name);
    }
  });
}

it("an any would be seen", () => {
  assert.deepEqual(anys("const a: any = 1; // any comment\nconst b = <any>a; f<any>(a as any); let c: any[];"), [
    ": any",
    "<any",
    "<any",
    "as any",
    ": any",
  ]);
  assert.deepEqual(anys("/** for any text: any one */ const s = 'as any';"), []);
});

/** Where a source uses the type, comments and strings aside. */
function anys(source) {
  const code = source.replace(/\/\*[^]*?\*\/|\/\/.*|"[^"\n]*"|'[^'\n]*'/g, "");
  return code.match(/(?:\bas|[:<|&,=>(])\s*any\b/g) ?? [];
}
