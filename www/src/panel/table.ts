import type { Range } from "../types.js";
import { button, choices, element } from "./elements.js";
import { copy, download, toCsv, type Cells } from "./export.js";

/** One column of a ledger. */
export interface Column<Row> {
  title: string;
  text(row: Row): string;
  /** Where rows stand when sorted by this column, if not by its text; what is empty comes last. */
  order?(row: Row): string;
  /** Where the column is: on the screen there is less room than in a file. */
  where?: "screen" | "file";
}

/** What a ledger is made of. */
export interface LedgerKind<Row> {
  /** What it is called, also as a file. */
  name: string;
  /** The first one on the screen leads to the place in the text. */
  columns: readonly Column<Row>[];
  /** What its rows may be chosen by. */
  filter: { label: string; of(row: Row): readonly string[] };
  /** Said where there are no rows. */
  empty: string;
}

/** More than anyone reads, and building them would be felt; files hold all. */
const SHOWN = 300;

const collator = new Intl.Collator("zh-CN", { numeric: true });

/** A table of what was read in a draft: sorted, filtered, and taken along. */
export class LedgerTable<Row extends Range> {
  readonly root = element("div", "ledger");
  private readonly filter = element("select", "");
  private readonly note = element("p", "note");
  private readonly table = element("table", "");
  private readonly body = element("tbody", "");
  private readonly onScreen: readonly Column<Row>[];
  private rows: readonly Row[] = [];
  private sorted: { column: Column<Row>; down: boolean } | null = null;

  constructor(
    private readonly kind: LedgerKind<Row>,
    private readonly jump: (row: Row) => void,
  ) {
    const { name, columns, filter } = kind;
    this.onScreen = columns.filter(({ where }) => where !== "file");
    this.filter.setAttribute("aria-label", `只看一种${filter.label}`);
    this.filter.addEventListener("change", () => this.refresh());
    this.note.setAttribute("role", "status");
    const head = element("div", "head");
    head.append(
      this.filter,
      button("", () => this.copyAll(), "复制"),
      button("", () => this.save("csv"), "CSV"),
      button("", () => this.save("xlsx"), "Excel"),
    );
    const titles = element("tr", "");
    titles.append(...this.onScreen.map((column) => this.title(column)));
    const top = element("thead", "");
    top.append(titles);
    this.table.append(element("caption", "unseen", name), top, this.body);
    const scrolled = element("div", "scrolled");
    scrolled.tabIndex = 0;
    scrolled.setAttribute("role", "region");
    scrolled.setAttribute("aria-label", name);
    scrolled.append(this.table);
    this.root.append(head, this.note, scrolled);
  }

  /** Shows `rows` in place of those before. */
  show(rows: readonly Row[]): void {
    this.rows = rows;
    this.refresh();
  }

  private title(column: Column<Row>): HTMLElement {
    const cell = element("th", "");
    cell.scope = "col";
    const sort = (): void => {
      const { sorted } = this;
      // Up, down, and as they stand in the text.
      this.sorted = sorted?.column !== column ? { column, down: false } : sorted.down ? null : { column, down: true };
      for (const other of Array.from(cell.parentElement?.children ?? [])) {
        other.removeAttribute("aria-sort");
      }
      if (this.sorted !== null) {
        cell.setAttribute("aria-sort", this.sorted.down ? "descending" : "ascending");
      }
      this.refresh();
    };
    cell.append(button("sort", sort, column.title));
    return cell;
  }

  private refresh(): void {
    const { of, label } = this.kind.filter;
    choices(this.filter, `全部${label}`, this.rows.flatMap(of));
    const rows = this.chosen();
    this.body.replaceChildren(...rows.slice(0, SHOWN).map((row) => this.line(row)));
    this.table.hidden = rows.length === 0;
    const more = rows.length > SHOWN ? `，此处列出前 ${SHOWN} 项，其余可筛选或下载` : "";
    this.say(this.rows.length === 0 ? this.kind.empty : `${rows.length} 项${more}`);
  }

  private line(row: Row): HTMLElement {
    const line = element("tr", "");
    this.onScreen.forEach((column, index) => {
      const cell = element(index === 0 ? "th" : "td", "");
      const text = column.text(row);
      if (index === 0) {
        cell.setAttribute("scope", "row");
        cell.append(button("place", () => this.jump(row), text));
      } else {
        cell.textContent = text;
      }
      line.append(cell);
    });
    return line;
  }

  /** The rows that the reader asked for, in the order asked for. */
  private chosen(): Row[] {
    const { value } = this.filter;
    const rows = this.rows.filter((row) => value === "" || this.kind.filter.of(row).includes(value));
    const { sorted } = this;
    if (sorted !== null) {
      const { text, order = text } = sorted.column;
      const keyed = rows.map((row) => ({ row, key: order(row) }));
      const turn = sorted.down ? -1 : 1;
      keyed.sort((a, b) => Number(a.key === "") - Number(b.key === "") || turn * collator.compare(a.key, b.key));
      return keyed.map(({ row }) => row);
    }
    return rows;
  }

  private cells(): Cells {
    const columns = this.kind.columns.filter(({ where }) => where !== "screen");
    return [columns.map(({ title }) => title), ...this.chosen().map((row) => columns.map(({ text }) => text(row)))];
  }

  private copyAll(): void {
    const copied = copy(this.cells(), this.root);
    this.say(copied ? "已复制，可粘贴到表格中" : "浏览器不允许复制，请改用下载");
  }

  private async save(form: "csv" | "xlsx"): Promise<void> {
    const { name } = this.kind;
    try {
      const cells = this.cells();
      const blob = form === "csv" ? toCsv(cells) : await (await import("./xlsx.js")).toXlsx(name, cells);
      download(blob, `${name}.${form}`);
      this.say(`已交给浏览器保存：${name}.${form}`);
    } catch {
      this.say("未能载入生成 Excel 文件的 xlsx.js，请确认它已随网页一起部署；也可以下载 CSV");
    }
  }

  private say(what: string): void {
    this.note.textContent = what;
  }
}
