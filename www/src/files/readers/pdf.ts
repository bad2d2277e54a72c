import { fileURLToPath } from "node:url";

import { Unreadable } from "../../decode.js";
import { linesOf, type Piece } from "./pdf-lines.js";

/** Character maps that Chinese files without maps of their own refer to; beside the bundle that this becomes a part of. */
const CMAPS = fileURLToPath(new URL("./cmaps/", import.meta.url));

const REASONS: Readonly<Record<string, string>> = {
  PasswordException: "这份 PDF 加了密码，请去掉密码再检查",
  InvalidPDFException: "PDF 文件已损坏或不完整，请重新生成或下载再检查",
};

/** The text layer of a PDF, page by page and line by line as it is laid out. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument, VerbosityLevel } = await load();
  const task = getDocument({
    // What is given is taken away.
    data: new Uint8Array(bytes),
    cMapUrl: CMAPS,
    cMapPacked: true,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    const lines: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      lines.push(...linesOf(items.flatMap((item) => ("str" in item ? [pieceOf(item)] : [])).filter((piece) => piece !== null)));
      page.cleanup();
    }
    if (lines.length === 0) {
      throw new Unreadable("这份 PDF 没有文字层（可能是扫描件），请用文字识别（OCR）软件转成文字，或找原稿检查");
    }
    return lines.join("\n");
  } catch (error) {
    if (error instanceof Unreadable) {
      throw error;
    }
    const { name, message } = error as Error;
    throw new Unreadable(REASONS[name] ?? `读不了这份 PDF（${message}），请重新生成或另存为 .txt 再检查`, { cause: error });
  } finally {
    await task.destroy();
  }
}

interface TextItem {
  str: string;
  transform: number[];
  width: number;
}

/** Where a piece of text stands; null for what is turned, as stamps across the page are. */
function pieceOf({ str, transform: [scale = 0, slant = 0, , height = 0, x = 0, y = 0], width }: TextItem): Piece | null {
  return Math.abs(slant) > Math.abs(scale) * 0.1 ? null : { text: str, x, y, width, size: Math.abs(height) || Math.abs(scale) };
}

/**
 * pdf.js, which does in this thread what it would do in a worker of a browser. It draws nothing here, but as it is loaded it looks for what
 * it would draw with, and complains on standard output, where a result may be written.
 */
async function load(): Promise<typeof import("pdfjs-dist")> {
  const globals = globalThis as Record<string, unknown>;
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) {
    globals[name] ??= class {};
  }
  const { log, warn } = console;
  console.log = console.warn = () => {};
  try {
    await import("pdfjs-dist/legacy/build/pdf.worker.min.mjs");
    return await import("pdfjs-dist/legacy/build/pdf.min.mjs");
  } finally {
    Object.assign(console, { log, warn });
  }
}
