/** The drafting page as one file, which works by a double click. */

import { createHash } from "node:crypto";

/**
 * Puts all that index.html loads into it.
 *
 * @param {string} html the text of index.html
 * @param {object} parts
 * @param {string} parts.script a classic script
 * @param {string} parts.style
 * @param {string} parts.notices the licences of what the script was made of: a file that travels alone carries its own
 */
export function singleFile(html, { script, style, notices }) {
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return [
    [
      / *<!--[^]*?-->\s*<meta\s+http-equiv="Content-Security-Policy"[^>]*>/,
      `    <!--
      The browser itself keeps this page from sending anything anywhere: it may speak to nobody, and runs only what stands
      in it. Browsers before Chromium 97 let WebAssembly run under 'unsafe-eval' alone.
    -->
    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    ],
    [/<link rel="stylesheet"[^>]*>/, `<style>${contained(style, /<\/style/i)}</style>`],
    [/ *<script [^>]*><\/script>\n/, ""],
    // Unlike a module, a classic script does not wait for the document.
    [/(?=  <\/body>)/, `    <script>${contained(script, /<\/script|<!--/i)}</script>\n`],
    [/$/, `<!--\n${contained(notices, /--!?>/)}-->\n`],
  ].reduce(replaced, html);
}

function replaced(html, [pattern, replacement]) {
  if (!pattern.test(html)) {
    throw new Error(`index.html has nothing like ${pattern}`);
  }
  // Not the text itself: `$` would have a meaning in it.
  return html.replace(pattern, () => replacement);
}

/** `text`, which must not end the element that it is put into. esbuild escapes what would, as a rule. */
function contained(text, end) {
  if (end.test(text)) {
    throw new Error(`what is put into the page has ${end} in it`);
  }
  return text;
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
