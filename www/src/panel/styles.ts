/** Colours that fit a page of any kind, by the scheme that the page's own text is set in. */
export const COLOURS = `
:host {
  color-scheme: light dark;
  --ink: #22201c; --soft: #5d5850; --panel: #ffffff; --line: #ddd7cb; --active: #f6f4ef; --focus: #1a5fb4;
  --error: #c5221f; --warning: #9a5b00; --info: #1a5fb4;
}
@media (prefers-color-scheme: dark) {
  :host {
    --ink: #e8e5de; --soft: #b3aea4; --panel: #26282b; --line: #4a4c50; --active: #303236; --focus: #8ab4f8;
    --error: #ff8a80; --warning: #f0b45a; --info: #8ab4f8;
  }
}
* { box-sizing: border-box; }
.error { --mark: var(--error); }
.warning { --mark: var(--warning); }
.info { --mark: var(--info); }
`;

/** What a panel and a card have in common. */
export const SHARED = `${COLOURS}
:host { all: initial; display: block; height: 100%; }
.frame {
  color: var(--ink); background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
  font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; text-align: start;
}
button, select { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
p, ol, figure, pre { margin: 0; padding: 0; }
.severity { color: var(--mark); font-weight: 600; }
.related, .fix, .ignore { display: inline-block; margin: 0 6px 6px 0; padding: 1px 8px; font-size: 13px; text-align: start; border-radius: 4px; }
.related, .ignore { color: var(--soft); background: none; border: 1px solid transparent; text-decoration: underline; text-underline-offset: 3px; }
.fix { background: none; border: 1px solid var(--line); }
.fix:hover { border-color: var(--focus); }
`;

/** The panel. Heads wrap and tables break their words: it may stand in a column of 320 pixels. */
export const PANEL = `${SHARED}
.frame { display: flex; flex-direction: column; height: 100%; min-width: 0; overflow: hidden; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.tabs { display: flex; flex-wrap: wrap; border-bottom: 1px solid var(--line); }
.tab { padding: 8px 12px; color: var(--soft); background: none; border: 0; border-bottom: 2px solid transparent; }
.tab:hover { color: var(--ink); }
.tab[aria-selected="true"] { color: var(--ink); font-weight: 600; border-bottom-color: var(--focus); }
.review, .view, .ledger, .timeline { display: flex; flex: 1 1 auto; flex-direction: column; min-height: 0; }
.head { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 8px 12px; border-bottom: 1px solid var(--line); }
.counts { flex: 1 1 100%; }
.count { font-weight: 600; color: var(--mark); }
.head select { flex: 0 1 auto; min-width: 0; max-width: 14em; padding: 1px 4px; background: var(--panel); border: 1px solid var(--line); border-radius: 4px; }
.head button { padding: 1px 8px; background: none; border: 1px solid var(--line); border-radius: 4px; }
.head button:hover { border-color: var(--focus); }
.note { padding: 4px 12px; color: var(--soft); font-size: 13px; }
.head .note { padding: 0; }
.trouble { padding: 8px 12px; color: var(--error); border-bottom: 1px solid var(--line); }
.scrolled { flex: 1 1 auto; min-height: 0; overflow: auto; }
h2 { margin: 0; padding: 6px 12px; color: var(--mark, inherit); font-size: 13px; font-weight: 600; background: var(--active); }
ol, ul { margin: 0; padding: 0; list-style: none; }
.finding { padding: 0 12px; border-bottom: 1px solid var(--line); border-left: 3px solid transparent; }
.finding[aria-current] { background: var(--active); border-left-color: var(--mark); }
.place { display: block; width: 100%; padding: 0; text-align: start; background: none; border: 0; overflow-wrap: anywhere; }
.finding .place { padding: 8px 0; }
.place:hover, .place:hover .message { text-decoration: underline; text-underline-offset: 3px; }
.line { margin-right: 8px; color: var(--soft); font-size: 13px; white-space: nowrap; }
.message { overflow-wrap: anywhere; }
.more { padding: 8px 12px; color: var(--soft); }
.rule { margin-bottom: 8px; color: var(--soft); font-size: 13px; }
.rule-name { padding: 0; color: inherit; background: none; border: 0; }
.rule-name::before { content: "＋"; }
.rule-name[aria-expanded="true"]::before { content: "－"; }
.rule pre { white-space: pre-wrap; font: inherit; overflow-wrap: anywhere; }
.rule figcaption { font-weight: 600; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th, td { min-width: 4.5em; padding: 6px 8px; text-align: start; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th:first-child, td:first-child { padding-left: 12px; }
thead th { position: sticky; top: 0; color: var(--soft); background: var(--active); white-space: nowrap; }
tbody th { width: 45%; }
.sort { padding: 0; color: inherit; background: none; border: 0; }
[aria-sort="ascending"] .sort::after { content: " ↑"; }
[aria-sort="descending"] .sort::after { content: " ↓"; }
.chart { position: relative; margin: 8px 12px; }
.month li { padding: 6px 12px; border-bottom: 1px solid var(--line); }
.units { color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
@media print { .frame, .scrolled { height: auto; overflow: visible; } .head { display: none; } }
`;

/** A draft from a file above its panel. */
export const FILE_PANEL = `${SHARED}
.file-frame { display: flex; flex-direction: column; gap: 8px; height: 100%; color: var(--ink); }
.bar { display: flex; flex-wrap: wrap; gap: 8px; }
.bar button { padding: 4px 12px; background: var(--panel); border: 1px solid var(--line); border-radius: 4px; }
.trouble { color: var(--error); }
.draft {
  flex: 1 1 50%; min-height: 0; padding: 8px 12px; resize: none; font: 16px/1.75 serif;
  color: var(--ink); background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
}
.beside { flex: 1 1 50%; min-height: 0; }
`;
