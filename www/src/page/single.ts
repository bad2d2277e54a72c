/** The drafting page as a single file, with the wasm module inside it. */

import { embeddedDocx, embeddedModule } from "../embedded.js";
import { compiled } from "../load.js";
import { openWith } from "../word/word.js";
import { startPage } from "./page.js";

startPage(embeddedModule, async (bytes) => openWith(await compiled(embeddedDocx), bytes));
