/** Loaded only when a workbook is asked for. It imports nothing that the widget has, so that the build need not split more. */

import writeXlsxFile from "write-excel-file/browser";

/** A workbook of one sheet, all of it text: an ordinal such as `1.2` is no number, and a date stays as it was written. */
export function toXlsx(sheet: string, cells: readonly (readonly string[])[]): Promise<Blob> {
  const [titles = [], ...rows] = cells;
  const text = (value: string) => ({ value, type: String, wrap: true, alignVertical: "top" as const });
  return writeXlsxFile([titles.map((value) => ({ ...text(value), fontWeight: "bold" as const })), ...rows.map((row) => row.map(text))], {
    sheet,
    columns: titles.map((title, index) => ({ width: width(title, rows, index) })),
    stickyRowsCount: 1,
  }).toBlob();
}

/** A width in characters of the digits' size, of which a Chinese one fills two; long texts are wrapped. */
function width(title: string, rows: readonly (readonly string[])[], index: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, row[index]?.length ?? 0), title.length);
  return Math.min(60, 2 * longest + 2);
}
