/** The drafting page as a single file, with the wasm module inside it. */

import { embeddedModule } from "../embedded.js";
import { startPage } from "./page.js";

startPage(embeddedModule);
