import { parse, type DefaultTreeAdapterTypes } from "parse5";

import { decode, tryDecode } from "../../decode.js";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What is not text, or is not shown. */
const LEFT_OUT = new Set(
  "head script style template noscript select textarea button svg math iframe object audio video canvas".split(" "),
);

/** What stands on lines of its own. */
const BLOCKS = new Set(
  ("address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul").split(" "),
);

/** How far down a page declares its encoding, as browsers look for it. */
const DECLARED_WITHIN = 1024;

/** Tables that claim more columns than this are not believed. */
const MOST_COLUMNS = 100;

/** Where a line is broken in the source between two Chinese characters: no blank to a reader. */
const BROKEN = /(?<=[\p{sc=Han}\p{Po}])[ \t]*[\r\n]\s*(?=[\p{sc=Han}\p{Ps}])/gu;

/** The text of a page as a reader sees it: blocks as lines, the rows of tables as lines with tabs between their cells. */
export function readHtml(bytes: Uint8Array): string {
  const page = new Page();
  const waiting: (Node | (() => void))[] = parse(decodePage(bytes)).childNodes.slice().reverse();
  // Not by recursion: pages nest as deep as they like.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "function") {
      next();
    } else if (next.nodeName === "#text") {
      page.write((next as DefaultTreeAdapterTypes.TextNode).value);
    } else if ("tagName" in next && isShown(next)) {
      waiting.push(page.enter(next), ...next.childNodes.slice().reverse());
    }
  }
  return page.text();
}

/** As browsers do, but UTF-8 is recognised whatever the page says: many were saved anew and still say `gb2312`. */
function decodePage(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString("latin1");
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = isMarked ? null : (tryDecode(bytes, "utf-8") ?? (declared === undefined ? null : tryDecode(bytes, declared)));
  return text ?? decode(bytes);
}

function attribute({ attrs }: Element, name: string): string | null {
  return attrs.find((attr) => attr.name === name)?.value ?? null;
}

function isShown(element: Element): boolean {
  return (
    !LEFT_OUT.has(element.tagName) &&
    attribute(element, "hidden") === null &&
    !/display\s*:\s*none/i.test(attribute(element, "style") ?? "")
  );
}

/** Lines being written: those of the page, or of a cell. */
interface Lines {
  done: string[];
  line: string;
}

interface Table {
  /** The cells of the row being read. */
  row: string[];
  /** For each column, how many rows a cell from above still reaches into. */
  reaching: number[];
}

/** A page being read. */
class Page {
  private lines: Lines = { done: [], line: "" };
  private readonly tables: Table[] = [];
  /** The number of the next item of each list that is open; null where its items are not numbered. */
  private readonly lists: (number | null)[] = [];
  private kept = 0;

  /** Writes text, its blanks run together unless they are kept. */
  write(text: string): void {
    if (this.kept > 0) {
      const [first = "", ...others] = text.split(/\r\n|\r|\n/);
      this.lines.line += first;
      for (const other of others) {
        this.lines.done.push(this.lines.line);
        this.lines.line = other;
      }
      return;
    }
    const joined = text.replace(BROKEN, "").replace(/[ \t\r\n\f]+/g, " ");
    this.lines.line += this.lines.line === "" || this.lines.line.endsWith(" ") ? joined.replace(/^ /, "") : joined;
  }

  /** Begins an element and gives what ends it. */
  enter(element: Element): () => void {
    const { tagName } = element;
    if (tagName === "br") {
      this.lines.done.push(this.lines.line.trimEnd());
      this.lines.line = "";
      return () => {};
    }
    if (tagName === "td" || tagName === "th") {
      return this.enterCell(element);
    }
    if (!BLOCKS.has(tagName)) {
      return () => {};
    }
    this.endLine();
    switch (tagName) {
      case "pre":
        this.kept += 1;
        return () => {
          this.kept -= 1;
          this.endLine();
        };
      case "table":
        this.tables.push({ row: [], reaching: [] });
        return () => {
          this.tables.pop();
          this.endLine();
        };
      case "tr":
        return () => this.endRow();
      case "ol":
      case "ul":
        this.lists.push(tagName === "ol" && isDecimal(element) ? Number(attribute(element, "start") ?? 1) || 1 : null);
        return () => {
          this.lists.pop();
          this.endLine();
        };
      case "li":
        this.beginItem(element);
        break;
    }
    return () => this.endLine();
  }

  text(): string {
    this.endLine();
    return this.lines.done.join("\n");
  }

  private endLine(): void {
    const line = this.lines.line.trimEnd();
    if (line !== "") {
      this.lines.done.push(line);
    }
    this.lines.line = "";
  }

  /** A number that the browser writes is one that the reader sees. */
  private beginItem(element: Element): void {
    const number = this.lists.at(-1);
    if (number != null) {
      const own = Number(attribute(element, "value") ?? number) || number;
      this.lines.line = `${own}.`;
      this.lists[this.lists.length - 1] = own + 1;
    }
  }

  private enterCell(element: Element): () => void {
    const table = this.tables.at(-1);
    if (table === undefined) {
      return () => {};
    }
    this.fillFromAbove(table);
    const outer = this.lines;
    this.lines = { done: [], line: "" };
    return () => {
      this.endLine();
      const text = this.lines.done.join(" ").replaceAll("\t", " ");
      this.lines = outer;
      const wide = spanOf(element, "colspan");
      const high = spanOf(element, "rowspan");
      for (let column = 0; column < wide; column += 1) {
        table.reaching[table.row.length] = high - 1;
        table.row.push(column === 0 ? text : "");
      }
    };
  }

  /** Leaves empty the columns that cells of rows above reach into. */
  private fillFromAbove(table: Table): void {
    for (let left = table.reaching[table.row.length] ?? 0; left > 0; left = table.reaching[table.row.length] ?? 0) {
      table.reaching[table.row.length] = left - 1;
      table.row.push("");
    }
  }

  private endRow(): void {
    const table = this.tables.at(-1);
    if (table !== undefined) {
      this.fillFromAbove(table);
      this.lines.line = table.row.join("\t");
      table.row = [];
    }
    this.endLine();
  }
}

function isDecimal(list: Element): boolean {
  return ["1", null].includes(attribute(list, "type")) && !/list-style(-type)?\s*:\s*none/i.test(attribute(list, "style") ?? "");
}

function spanOf(cell: Element, name: "colspan" | "rowspan"): number {
  return Math.max(1, Math.min(MOST_COLUMNS, Math.floor(Number(attribute(cell, name) ?? 1)) || 1));
}
