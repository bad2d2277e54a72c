import { COLOURS } from "../panel/styles.js";

/** The looks of a report that stands on its own, on a screen and on paper. */
export const STYLE = `${COLOURS.replaceAll(":host", ":root")}
body {
  max-width: 60em; margin: 0 auto; padding: 24px 20px 64px; color: var(--ink); background: var(--panel);
  font: 15px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
h1 { margin: 0 0 4px; font-size: 26px; }
h2 { margin: 48px 0 4px; padding-top: 12px; font-size: 20px; border-top: 2px solid var(--ink); overflow-wrap: anywhere; }
h3 { margin: 28px 0 8px; font-size: 16px; }
h4 { margin: 16px 0 4px; font-size: 15px; }
p { margin: 4px 0; }
a { color: var(--focus); }
.soft { color: var(--soft); font-size: 13px; }
.count, .severity { color: var(--mark); font-weight: 600; }
.trouble { color: var(--error); }
.findings { margin: 0; padding: 0; list-style: none; }
.finding { margin: 0 0 14px; padding: 2px 0 2px 12px; border-left: 3px solid var(--mark); break-inside: avoid; }
.excerpt { margin: 4px 0; padding: 6px 10px; background: var(--active); border-radius: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
mark { color: inherit; background: none; border-bottom: 2px solid var(--mark, var(--ink)); font-weight: 600; }
mark.other { border-bottom: 1px dashed var(--soft); font-weight: 400; }
.point { padding: 0 1px; border-left: 2px solid var(--mark, var(--ink)); }
ins { text-decoration: none; border-bottom: 2px solid var(--focus); }
del { color: var(--soft); }
.scrolled { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 13px; line-height: 1.5; }
th, td { padding: 5px 8px; text-align: start; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--soft); background: var(--active); font-weight: 600; white-space: nowrap; }
tr { break-inside: avoid; }
.tasks th:first-child, .figures th:first-child { width: 45%; }
.calendar th, .calendar td { border: 1px solid var(--line); }
.calendar tbody th { white-space: nowrap; }
.calendar td { min-width: 2em; text-align: center; }
.calendar .due { font-weight: 600; background: var(--active); box-shadow: inset 0 -3px 0 var(--focus); }
.months { margin: 0; padding-left: 1.4em; font-size: 14px; }
.number { text-align: right; white-space: nowrap; }
@media print {
  @page { margin: 18mm 16mm; }
  :root { color-scheme: light; --ink: #000000; --soft: #444444; --panel: #ffffff; --line: #bbbbbb; --active: #f2f2f2; --focus: #1a5fb4; --error: #b3150f; --warning: #7a4700; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .document + .document { break-before: page; }
  h2, h3, h4 { break-after: avoid; }
  .scrolled { overflow: visible; }
  .calendar { font-size: 7.5pt; }
  .calendar th, .calendar td { min-width: 0; padding: 1pt 2pt; white-space: normal; }
  a { color: inherit; text-decoration: none; }
  .excerpt, .calendar .due, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
