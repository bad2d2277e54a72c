/** Loaded only when the timeline is opened. Of the widget's own it imports types alone, so that the build need not split more. */

import { BubbleController, CategoryScale, Chart, PointElement, Tooltip, type TooltipItem } from "chart.js";

import { busiest, monthsBetween } from "./axes.js";
import type { Due } from "./months.js";

Chart.register(BubbleController, CategoryScale, PointElement, Tooltip);

/** A bubble: where it stands on the two axes, and how big it is, in pixels. */
interface Bubble {
  x: string;
  y: string;
  r: number;
  due: Due;
}

/** The height of a unit's line, in pixels, and the room that the months take. */
const LINE = 28;
const MARGIN = 48;

/** Units and months: a bubble where a unit has tasks due, the bigger the more. */
export class TimelineChart {
  private readonly canvas = document.createElement("canvas");
  private readonly dark = matchMedia("(prefers-color-scheme: dark)");
  private chart: Chart<"bubble", Bubble[], string> | null = null;
  private dues: readonly Due[] = [];
  private readonly redraw = (): void => this.show(this.dues);

  /** @param turnTo called with what the reader clicked on */
  constructor(
    private readonly frame: HTMLElement,
    private readonly turnTo: (due: Due) => void,
  ) {
    this.canvas.setAttribute("role", "img");
    frame.replaceChildren(this.canvas);
    this.dark.addEventListener("change", this.redraw);
  }

  /** Draws `dues` in place of those before. */
  show(dues: readonly Due[]): void {
    this.dues = dues;
    this.chart?.destroy();
    const months = monthsBetween(dues.map(({ month }) => month));
    const units = busiest(dues);
    const shown = dues.filter(({ unit }) => units.includes(unit));
    this.frame.style.height = `${units.length * LINE + MARGIN}px`;
    this.canvas.setAttribute("aria-label", `各单位每月到期的任务：${months.length} 个月，${units.length} 个单位，逐月列在下面`);
    const colour = (name: string): string => getComputedStyle(this.frame).getPropertyValue(name).trim();
    const axis = { type: "category", offset: true, border: { color: colour("--line") }, grid: { color: colour("--line") } } as const;
    const ticks = { color: colour("--soft"), autoSkip: false, font: { size: 12, family: getComputedStyle(this.frame).fontFamily } };
    this.chart = new Chart<"bubble", Bubble[], string>(this.canvas, {
      type: "bubble",
      data: {
        datasets: [
          {
            data: shown.map((due) => ({ x: due.month, y: due.unit, r: Math.min(LINE / 2 - 1, 4 + 2 * Math.sqrt(due.count)), due })),
            backgroundColor: colour("--focus"),
          },
        ],
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        onClick: (_, [hit]) => {
          const due = hit && shown[hit.index];
          if (due) {
            this.turnTo(due);
          }
        },
        scales: {
          x: { ...axis, position: "top", labels: months, ticks: { ...ticks, autoSkip: months.length > 12, maxRotation: 0, callback: (_, index) => shortName(months, index) } },
          y: { ...axis, labels: units, ticks: { ...ticks, callback: (_, index) => shortened(units[index] ?? "") } },
        },
        plugins: {
          tooltip: {
            displayColors: false,
            callbacks: {
              label: ({ raw }: TooltipItem<"bubble">) => {
                const { unit, month, count } = (raw as Bubble).due;
                return `${unit}：${month.slice(0, 4)}年${Number(month.slice(5))}月 ${count} 项`;
              },
            },
          },
        },
      },
    });
  }

  remove(): void {
    this.dark.removeEventListener("change", this.redraw);
    this.chart?.destroy();
  }
}

/** The number of a month, under the year where that is another than before. */
function shortName(months: readonly string[], index: number): string | string[] {
  const month = months[index] ?? "";
  const year = month.slice(0, 4);
  const number = String(Number(month.slice(5)));
  return year === months[index - 1]?.slice(0, 4) ? number : [`${year}年`, `${number}月`];
}

function shortened(unit: string): string {
  return unit.length > 9 ? `${unit.slice(0, 8)}…` : unit;
}
