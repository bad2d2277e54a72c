import { decode, Unreadable } from "../decode.js";
import { beginsWith, MAGIC } from "../magic.js";

/** What a file holds for the checker. */
export interface Extract {
  text: string;
  /** Whether the file holds its text in some other form, so that its own lines are others. */
  extracted: boolean;
}

/** A form that documents come in. */
interface Form {
  /** The endings of its files. */
  endings: readonly string[];
  /** What its files begin with, where that tells more than their names. */
  magic?: string;
  /**
   * Takes the text out.
   *
   * @throws Unreadable
   */
  read(bytes: Uint8Array, name: string): string | Promise<string>;
  /** Whether the text is the file's own, line by line. */
  isPlain?: boolean;
}

/** Whether a file of that name is a document of a known form. */
export function isDocumentName(name: string): boolean {
  return endsWithOne(name, ENDINGS);
}

function endsWithOne(name: string, endings: readonly string[]): boolean {
  return endings.some((ending) => name.toLowerCase().endsWith(ending));
}

async function readWord(bytes: Uint8Array): Promise<string> {
  const { openWordFile } = await import("./readers/word.js");
  return (await openWordFile(bytes)).text;
}

/** Every form, the first of which also takes files of no known ending. What reads large forms is loaded when it is first needed. */
const FORMS: readonly [Form, ...Form[]] = [
  { endings: [".txt", ".md"], read: decode, isPlain: true },
  { endings: [".html", ".htm"], read: async (bytes) => (await import("./readers/html.js")).readHtml(bytes) },
  { endings: [".pdf"], magic: `${MAGIC.pdf}-`, read: async (bytes) => (await import("./readers/pdf.js")).readPdf(bytes) },
  { endings: [".docx"], magic: MAGIC.zip, read: readWord },
  // The reader of Word files says which it is.
  { endings: [".doc", ".wps"], magic: MAGIC.compound, read: readWord },
];

/** The endings of the files that a folder is searched for. */
export const ENDINGS: readonly string[] = FORMS.flatMap(({ endings }) => endings);

/**
 * Takes the text out of a file.
 *
 * @param name its ending tells what it is, unless its first bytes do
 * @throws Unreadable that says what is wrong with it and what to do
 */
export async function extract(bytes: Uint8Array, name: string): Promise<Extract> {
  const form =
    FORMS.find(({ magic }) => magic !== undefined && beginsWith(bytes, magic)) ??
    FORMS.find(({ endings, magic }) => magic === undefined && endsWithOne(name, endings)) ??
    FORMS[0];
  const text = await form.read(bytes, name);
  if (text.trim() === "") {
    throw new Unreadable(bytes.length === 0 ? "文件是空的，没有可检查的内容" : "文件里没有文字，没有可检查的内容");
  }
  return { text, extracted: form.isPlain !== true };
}
