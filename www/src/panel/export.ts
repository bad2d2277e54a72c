/** Tables of text, taken out of the page: to the clipboard, or into a file that the browser keeps where its user says. */

/** The title row and the rows of a table. */
export type Cells = readonly (readonly string[])[];

/** A CSV as Excel and WPS read it without asking: UTF-8 with its mark, lines ended by CRLF. */
export function toCsv(cells: Cells): Blob {
  const lines = cells.map((row) => row.map(quoted).join(","));
  return new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv" });
}

function quoted(cell: string): string {
  // A spreadsheet would run what begins like this as a formula.
  const tame = /^[=+\-@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(tame) ? `"${tame.replace(/"/g, '""')}"` : tame;
}

/** Puts a table on the clipboard; pasted into a spreadsheet, it fills cells. Tells whether the browser let it. */
export function copy(cells: Cells, near: HTMLElement): boolean {
  // The newer clipboard is only for sites with a certificate, which those inside an office seldom have.
  const { ownerDocument } = near;
  const root = near.getRootNode() as Document | ShadowRoot;
  const focused = root.activeElement as HTMLElement | null;
  const area = ownerDocument.createElement("textarea");
  area.className = "unseen";
  area.value = cells.map((row) => row.map((cell) => cell.replace(/\s+/g, " ")).join("\t")).join("\n");
  near.append(area);
  area.select();
  const copied = ownerDocument.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  return copied;
}

/** Has the browser save `blob` under `name`. Nothing is sent: the address is one of the page's own memory. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken hold of it by then, but not before this task is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
