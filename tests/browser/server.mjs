/** A static server for www/, on this machine only. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const WWW = new URL("../../www/", import.meta.url);
const PACKAGES = new URL("node_modules/", import.meta.url);
const FONTS = new URL("@fontsource-variable/noto-sans-sc/", PACKAGES);

/** What stands under names of its own; all else is in www/. */
const ROOTS = new Map([
  ["fonts", FONTS],
  ["packages", PACKAGES],
]);

/** As old IIS and Tomcat have it: no MIME type for .wasm. */
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2" };

/**
 * @param {object} options
 * @param {Record<string, string>} [options.headers] sent with every response
 * @param {string} [options.wasmType] the content type of .wasm files
 * @param {Record<string, {status?: number, body?: string}>} [options.replace] what to send in place of a file, by its path
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export async function serve({ headers = {}, wasmType = "application/octet-stream", replace = {} } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const type = extname(pathname) === ".wasm" ? wasmType : (TYPES[extname(pathname)] ?? "text/html");
    const { status = 200, body = await fileAt(pathname) } = replace[pathname] ?? {};
    response.writeHead(body === null ? 404 : status, { "content-type": `${type}; charset=utf-8`, ...headers });
    response.end(body ?? "");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

async function fileAt(pathname) {
  const [, folder, path] = pathname.match(/^\/(fonts|packages)\/(.*)$/) ?? [];
  const file = new URL(path ?? (pathname === "/" ? "index.html" : pathname.slice(1)), ROOTS.get(folder) ?? WWW);
  return readFile(file).catch(() => null);
}
