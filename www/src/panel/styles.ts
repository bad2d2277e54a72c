/** Colours that fit a page of any kind, by the scheme that the page's own text is set in. */
const COLOURS = `
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

export const PANEL = `${SHARED}
.frame { display: flex; flex-direction: column; max-height: 100%; min-width: 0; overflow: hidden; }
.head { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 8px 12px; border-bottom: 1px solid var(--line); }
.counts { flex: 1 1 12em; }
.count { font-weight: 600; color: var(--mark); }
.head select { max-width: 11em; padding: 1px 4px; background: var(--panel); border: 1px solid var(--line); border-radius: 4px; }
.head button { padding: 1px 8px; background: none; border: 1px solid var(--line); border-radius: 4px; }
.head button:hover { border-color: var(--focus); }
.trouble { padding: 8px 12px; color: var(--error); border-bottom: 1px solid var(--line); }
.trouble[hidden] { display: none; }
.findings { flex: 1 1 auto; overflow: auto; list-style: none; }
.finding { padding: 0 12px; border-bottom: 1px solid var(--line); border-left: 3px solid transparent; }
.finding[aria-current] { background: var(--active); border-left-color: var(--mark); }
.place { display: block; width: 100%; padding: 8px 0; text-align: start; background: none; border: 0; }
.place:hover .message { text-decoration: underline; text-underline-offset: 3px; }
.line { margin: 0 8px; color: var(--soft); font-size: 13px; white-space: nowrap; }
.message { overflow-wrap: anywhere; }
.more { padding: 8px 12px; color: var(--soft); }
.rule { margin-bottom: 8px; color: var(--soft); font-size: 13px; }
.rule summary { cursor: pointer; }
.rule pre { white-space: pre-wrap; font: inherit; overflow-wrap: anywhere; }
.rule figcaption { font-weight: 600; }
`;
