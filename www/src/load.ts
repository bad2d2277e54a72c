/** Brings the wasm module into a browser, and says what to do where that fails. */

import type { Checker } from "./checker.js";
import { checkerOf } from "./module.js";

/** Where the wasm module comes from: its address, a response that carries it, its bytes, or the module once compiled. */
export type Source = URL | Response | BufferSource | WebAssembly.Module;

/** What every wasm file begins with. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** The smallest module there is. */
const NOTHING = new Uint8Array([...MAGIC, 1, 0, 0, 0]);

/**
 * Loads the checker.
 *
 * @param source the module, or what gives its bytes when they are needed
 * @param fallback the address of `plain.js`, which is loaded in its place where the page may not run WebAssembly
 * @throws Error with a Chinese message that says why it could not be loaded and what to do about it
 */
export async function loadFrom(source: Source | (() => Promise<BufferSource>), fallback?: URL): Promise<Checker> {
  return fallback !== undefined && refusal() !== null ? loadPlain(fallback) : checkerOf(await compiled(source));
}

/**
 * Brings a wasm module into the page.
 *
 * It is compiled from its bytes, not from the response as it streams in: streaming asks for the MIME type `application/wasm`, which
 * old IIS and Tomcat do not send.
 *
 * @param source the module, or what gives its bytes when they are needed
 * @throws Error with a Chinese message that says why it could not be loaded and what to do about it
 */
export async function compiled(source: Source | (() => Promise<BufferSource>)): Promise<WebAssembly.Module> {
  const refused = refusal();
  if (refused !== null) {
    throw refused;
  }
  let module = typeof source === "function" ? await source() : source;
  if (module instanceof URL || module instanceof Response) {
    module = await bytesOf(module);
  }
  try {
    return "byteLength" in module ? await WebAssembly.compile(module) : module;
  } catch (error) {
    throw new Error(
      "检查程序无法启动：文件不完整，或浏览器版本过低（须 Chromium 75 及以上内核）。" +
        `浏览器的说明：${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

/** Why the page may not run any WebAssembly; null where it may. Told by a module in which nothing can be wrong. */
function refusal(): Error | null {
  if (typeof WebAssembly !== "object") {
    return new Error("此浏览器不支持 WebAssembly，无法检查：请换用 Chromium 75 及以上内核的浏览器，或改用 plain.js");
  }
  try {
    new WebAssembly.Module(NOTHING);
    return null;
  } catch (error) {
    return new Error(
      "内容安全策略（CSP）不允许运行 WebAssembly：请在 script-src 中加入 'wasm-unsafe-eval'" +
        "（Chromium 97 以前的浏览器只认 'unsafe-eval'），或改用 plain.js",
      { cause: error },
    );
  }
}

async function loadPlain(address: URL): Promise<Checker> {
  let plain: typeof import("./plain.js");
  try {
    plain = await import(address.href);
  } catch (error) {
    throw new Error(
      `此网页不能运行 WebAssembly，也无法载入代替它的 ${address.href}：请确认该文件已随网页一起部署，` +
        "且内容安全策略（CSP）的 script-src 允许该地址",
      { cause: error },
    );
  }
  return plain.loadChecker();
}

async function bytesOf(source: URL | Response): Promise<ArrayBuffer> {
  const response = source instanceof Response ? source : await request(source);
  const name = response.url || "检查程序";
  if (!response.ok) {
    throw new Error(
      `无法载入 ${name}：服务器返回 ${response.status}。请确认该文件已随网页一起部署；` +
        "IIS 须为扩展名 .wasm 添加 MIME 类型 application/wasm",
    );
  }
  const bytes = await response.arrayBuffer();
  const head = new Uint8Array(bytes, 0, Math.min(MAGIC.length, bytes.byteLength));
  if (!MAGIC.every((byte, index) => head[index] === byte)) {
    throw new Error(`无法载入 ${name}：服务器返回的不是 WebAssembly 文件（可能是登录页或错误页），请检查部署`);
  }
  return bytes;
}

async function request(url: URL): Promise<Response> {
  try {
    return await fetch(url.href);
  } catch (error) {
    throw new Error(
      `无法载入 ${url.href}：网络不通，或内容安全策略（CSP）的 connect-src 不允许访问该地址；` +
        "直接双击打开的网页（file://）也不能载入，请改用单文件版 hegao.html 或 hegao.iife.js",
      { cause: error },
    );
  }
}
