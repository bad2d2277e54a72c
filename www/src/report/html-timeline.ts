import { busiest, monthsBetween } from "../panel/axes.js";
import { byMonth, dues, monthName, type Due } from "../panel/months.js";
import { taskRows, unitsOf } from "../panel/tasks.js";
import type { Ledger } from "../types.js";
import { markup, type Markup } from "./markup.js";

/** What falls due when: how much of it each unit has each month, then the tasks by month. */
export function timeline(ledger: Ledger): Markup {
  const dated = byMonth(taskRows(ledger).filter(({ deadline }) => deadline?.latest != null));
  if (dated.size === 0) {
    return markup`<h3>时间轴</h3>\n<p class="soft">没有写明期限的任务。</p>\n`;
  }
  const months = Array.from(dated, ([month, tasks]) => {
    const items = tasks.map((task) => {
      const details = [task.deadline?.text ?? "", ...unitsOf(task)].join("　");
      return markup`<li>${task.ordinal}${task.title}　<span class="soft">${details}</span></li>\n`;
    });
    return markup`<h4>${monthName(month)}（${tasks.length} 项）</h4>\n<ul class="months">\n${items}</ul>\n`;
  });
  return markup`<h3>时间轴</h3>\n${calendar(Array.from(dated, ([month, tasks]) => dues(month, tasks, "")).flat())}${months}`;
}

/** More months than a page has room for. */
const COLUMNS = 15;

function calendar(all: readonly Due[]): Markup {
  const units = busiest(all);
  if (units.length === 0) {
    return markup``;
  }
  const between = monthsBetween(all.map(({ month }) => month));
  const busy = new Set(all.map(({ month }) => month));
  // A page is no wider for years in which little is due.
  const months = between.length > COLUMNS ? between.filter((month) => busy.has(month)) : between;
  const counts = new Map(all.map(({ unit, month, count }) => [`${month} ${unit}`, count]));
  const cell = (unit: string, month: string): Markup => {
    const count = counts.get(`${month} ${unit}`);
    return count === undefined ? markup`<td></td>` : markup`<td class="due">${count}</td>`;
  };
  const years = new Map<string, number>();
  for (const month of months) {
    const year = month.slice(0, 4);
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  return markup`<div class="scrolled"><table class="calendar">
<thead>
<tr><th scope="col" rowspan="2">单位</th>${Array.from(years, ([year, span]) => markup`<th scope="colgroup" colspan="${span}">${year}年</th>`)}</tr>
<tr>${months.map((month) => markup`<th scope="col">${Number(month.slice(5))}月</th>`)}</tr>
</thead>
<tbody>
${units.map((unit) => markup`<tr><th scope="row">${unit}</th>${months.map((month) => cell(unit, month))}</tr>\n`)}</tbody>
</table></div>
`;
}
