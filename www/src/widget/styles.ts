import { SHARED } from "../panel/styles.js";

/** Lines under words: drawn over a draft whose ground may be light or dark, whatever the page prefers. */
export const MARKS = `
.mark { position: absolute; box-sizing: border-box; border-bottom: 2px solid; }
.error { border-color: #d93025; }
.warning { border-color: #d08700; border-bottom-style: dashed; }
.info { border-color: #3b82d0; border-bottom-style: dotted; }
`;

export const CARD = `${SHARED}
.frame { max-width: 26em; padding: 8px 12px 4px; box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
.frame p { margin-bottom: 6px; overflow-wrap: anywhere; }
`;
