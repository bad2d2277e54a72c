/** The wasm module inside the script itself: for what must work as one file, from a disk or under a strict policy. */

/** The modules, gzipped, in base64: the build puts them here. Packed, they take less than half the room. */
declare const PACKED_MODULE: string;
declare const PACKED_DOCX: string;

/** The module of the checker. */
export const embeddedModule = (): Promise<BufferSource> => unpacked(PACKED_MODULE);

/** The module for Word files. */
export const embeddedDocx = (): Promise<BufferSource> => unpacked(PACKED_DOCX);

/**
 * Unpacks a module. No address is involved, not even that of a blob, so a policy without connect-src allows it.
 *
 * @throws Error with a Chinese message when the browser is too old to unpack
 */
async function unpacked(base64: string): Promise<BufferSource> {
  if (typeof DecompressionStream !== "function") {
    throw new Error("浏览器版本过低，无法展开文件内的检查程序：单文件版须 Chromium 80 及以上内核");
  }
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
}
