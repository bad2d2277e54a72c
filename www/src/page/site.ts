/** The drafting page as a site has it: the build puts the page below dist/, beside which the wasm module is. */

import { startPage } from "./page.js";

startPage(new URL("../hegao_bg.wasm", import.meta.url), async (bytes) => {
  const { openDocx } = await import("../docx.js");
  return openDocx(bytes);
});
