import type { Ledger } from "../types.js";
import { button, choices, element } from "./elements.js";
import { byMonth, dues, monthName, type Due } from "./months.js";
import { taskRows, unitsOf, type TaskRow } from "./tasks.js";
import type { TimelineChart } from "./timeline-chart.js";

/** What falls due when: a chart of units and months, and the tasks month by month. */
export class Timeline {
  readonly root = element("div", "timeline");
  private readonly filter = element("select", "");
  private readonly note = element("p", "note");
  private readonly frame = element("div", "chart");
  private readonly months = element("div", "months");
  private chart: Promise<TimelineChart | null> | null = null;
  private rows: readonly TaskRow[] = [];

  constructor(private readonly jump: (task: TaskRow) => void) {
    this.filter.setAttribute("aria-label", "只看一个单位");
    this.filter.addEventListener("change", () => this.refresh());
    this.note.setAttribute("role", "status");
    const head = element("div", "head");
    head.append(this.filter, this.note);
    const scrolled = element("div", "scrolled");
    scrolled.tabIndex = 0;
    scrolled.setAttribute("role", "region");
    scrolled.setAttribute("aria-label", "时间轴");
    scrolled.append(this.frame, this.months);
    this.root.append(head, scrolled);
  }

  /** Shows the tasks of `ledger` in place of those before. */
  show(ledger: Ledger): void {
    this.rows = taskRows(ledger);
    this.refresh();
  }

  remove(): void {
    this.chart?.then((chart) => chart?.remove());
  }

  private refresh(): void {
    choices(this.filter, "全部单位", this.rows.flatMap(unitsOf));
    const { value } = this.filter;
    const rows = value === "" ? this.rows : this.rows.filter((row) => unitsOf(row).includes(value));
    const dated = rows.filter(({ deadline }) => deadline?.latest != null);
    const ongoing = rows.filter(({ deadline }) => deadline?.ongoing === true).length;
    const others = rows.length - dated.length - ongoing;
    this.note.textContent =
      `${dated.length} 项有期限` +
      (ongoing > 0 ? `，${ongoing} 项持续推进` : "") +
      (others > 0 ? `，${others} 项没有写明何时完成` : "");
    const months = byMonth(dated);
    this.months.replaceChildren(...Array.from(months, ([month, tasks]) => this.month(month, tasks)));
    void this.draw(Array.from(months, ([month, tasks]) => dues(month, tasks, value)).flat());
  }

  private month(month: string, tasks: readonly TaskRow[]): HTMLElement {
    const section = element("section", "month");
    section.dataset.month = month;
    const list = element("ul", "");
    list.append(
      ...tasks.map((task) => {
        const item = element("li", "");
        const place = button("place", () => this.jump(task), `${task.ordinal}${task.title}`);
        item.append(place, element("span", "units", [task.deadline?.text, ...unitsOf(task)].join("　")));
        return item;
      }),
    );
    section.append(element("h2", "", `${monthName(month)}　${tasks.length} 项`), list);
    return section;
  }

  private async draw(dues: readonly Due[]): Promise<void> {
    this.frame.hidden = dues.length === 0;
    this.chart ??= import("./timeline-chart.js").then(
      ({ TimelineChart }) => new TimelineChart(this.frame, (due) => this.turnTo(due)),
      () => {
        this.frame.textContent = "未能载入图表 timeline-chart.js，请确认它已随网页一起部署；任务仍按月列在下面";
        return null;
      },
    );
    const chart = await this.chart;
    // What is hidden has no size to draw in: it is drawn when the reader turns to it.
    if (this.frame.clientWidth > 0) {
      chart?.show(dues);
    }
  }

  private turnTo({ month, unit }: Due): void {
    this.filter.value = unit;
    this.refresh();
    this.months.querySelector(`[data-month="${month}"]`)?.scrollIntoView({ block: "nearest" });
  }
}
