import { beginsWith, MAGIC } from "./magic.js";

/** A document or a configuration that could not be read. The message is Chinese, and says what is wrong and what to do. */
export class Unreadable extends Error {}

/** Files that people hand over in place of text. */
const OTHER_FORMATS: readonly [magic: string, what: string][] = [
  [MAGIC.zip, "这是 Word、WPS 等程序的文档或压缩包"],
  [MAGIC.compound, "这是旧版 Word 或 WPS 文档"],
  [MAGIC.pdf, "这是 PDF 文件"],
];

/**
 * The text of a file: UTF-8, UTF-16 with a byte order mark, or GB18030 (which holds GBK and GB2312). The mark is no part of
 * the text, so offsets count from behind it.
 *
 * @throws Unreadable when the bytes are no text, or are text in another encoding
 */
export function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (utf16 !== null) {
    const text = tryDecode(bytes, utf16);
    if (text === null) {
      throw new Unreadable("文件带有 UTF-16 标记，但内容不是有效的 UTF-16 文字，请重新另存为 UTF-8");
    }
    return text;
  }
  const other = OTHER_FORMATS.find(([magic]) => beginsWith(bytes, magic));
  if (other !== undefined) {
    throw new Unreadable(`${other[1]}，不是纯文本，请打开后另存为 .txt（编码选 UTF-8）再检查`);
  }
  if (bytes.includes(0)) {
    throw new Unreadable("这是二进制文件，不是纯文本，请另存为 .txt（编码选 UTF-8）再检查");
  }
  const text = tryDecode(bytes, "utf-8") ?? tryDecode(bytes, "gb18030");
  if (text === null) {
    throw new Unreadable("文字编码既不是 UTF-8 也不是 GB18030（GBK），请用编辑器另存为 UTF-8 再检查");
  }
  return text;
}

/** The text; null when the bytes are not wholly valid in the encoding. */
export function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // The decoders of the Unicode forms drop the mark themselves; that of GB18030 leaves it.
    return text.startsWith("\ufeff") ? text.slice(1) : text;
  } catch {
    return null;
  }
}
