import type { Document } from "../files/document.js";
import { countOf, SEVERITIES, SEVERITY_NAMES } from "../severity.js";
import type { Finding, Fix, Ledger, Related } from "../types.js";
import { FIGURES } from "../panel/figures.js";
import type { LedgerKind } from "../panel/table.js";
import { taskRows, TASKS } from "../panel/tasks.js";
import { inOneLine, passage } from "./html-passage.js";
import { STYLE } from "./html-style.js";
import { timeline } from "./html-timeline.js";
import { Lines } from "./lines.js";
import { markup, Markup } from "./markup.js";
import { nameOf, type Report, type Setting } from "./report.js";
import { Spool } from "./spool.js";

/** How many changes of a fix are shown. */
const CHANGES = 3;

/** A report for people who were not there: one file that needs no network and no script, and can be printed. */
export function htmlReport({ rules, version }: Setting): Report {
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  // The overview comes first and is known last.
  const sections = new Spool();
  const overview: Markup[] = [];
  return {
    document(document) {
      const id = `document-${overview.length + 1}`;
      overview.push(overviewRow(document, id));
      sections.add(section(document, id, names).text);
      return "";
    },
    *end(tally) {
      yield head(tally.sentence(), overview, version).text;
      yield* sections.taken();
      yield "</main>\n</body>\n</html>\n";
    },
  };
}

function head(sentence: string, overview: readonly Markup[], version: string): Markup {
  const titles = SEVERITIES.map((severity) => markup`<th scope="col" class="number">${SEVERITY_NAMES[severity]}</th>`);
  return markup`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="hegao ${version}">
<title>核稿报告</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<header>
<h1>核稿报告</h1>
<p>${sentence}。</p>
<div class="scrolled"><table>
<thead><tr><th scope="col">文稿</th>${titles}</tr></thead>
<tbody>
${overview}</tbody>
</table></div>
<p class="soft">由核稿 ${version} 在本机生成。核稿只对照文稿本身，结论供核对时参考。</p>
</header>
<main>
`;
}

function overviewRow(document: Document, id: string): Markup {
  const counts =
    document.error === undefined
      ? SEVERITIES.map((severity) => {
          const count = countOf(document.findings, severity);
          return markup`<td class="number${count > 0 ? ` count ${severity}` : ""}">${count}</td>`;
        })
      : markup`<td class="trouble" colspan="${SEVERITIES.length}">未能检查</td>`;
  return markup`<tr><th scope="row"><a href="#${id}">${nameOf(document)}</a></th>${counts}</tr>\n`;
}

function section(document: Document, id: string, names: ReadonlyMap<string, string>): Markup {
  const { findings, ledger, error } = document;
  const body =
    error !== undefined
      ? markup`<p class="trouble">未能检查：${error}</p>\n`
      : [findingsSection(document, names), ...(ledger === undefined ? [] : ledgerSections(ledger))];
  return markup`<section class="document" id="${id}">
<h2>${nameOf(document)}</h2>
${findings.length > 0 ? markup`<p class="soft">${counts(findings)}</p>\n` : ""}${body}</section>
`;
}

function counts(findings: readonly Finding[]): string {
  return SEVERITIES.map((severity) => `${countOf(findings, severity)} 个${SEVERITY_NAMES[severity]}`).join("，");
}

function findingsSection({ text, findings }: Document, names: ReadonlyMap<string, string>): Markup {
  const lines = new Lines(text);
  const items = findings.map((finding) => {
    const { severity, rule, message, line, column, related, fix } = finding;
    return markup`<li class="finding ${severity}">
<p><span class="severity">${SEVERITY_NAMES[severity]}</span> ${message}</p>
<p class="excerpt">${passage(text, finding, related)}</p>
${related.map((other) => also(text, finding, other, lines))}${
      fix === null ? "" : proposal(text, fix)
    }<p class="soft">第 ${line} 行第 ${column} 列　${names.get(rule) ?? "本单位规则"}（${rule}）</p>
</li>
`;
  });
  return findings.length === 0
    ? markup`<p>没有发现问题。</p>\n`
    : markup`<h3>问题</h3>\n<ol class="findings">\n${items}</ol>\n`;
}

/** Another place, with its line where that is not shown already. */
function also(text: string, finding: Finding, other: Related, lines: Lines): Markup {
  const shown = inOneLine(text, finding, other) ? "" : markup`<p class="excerpt">${passage(text, other)}</p>\n`;
  return markup`<p class="soft">另见第 ${lines.placeOf(other.start).line} 行：${other.message}</p>\n${shown}`;
}

/** What a fix would change, while that is little enough to be read. */
function proposal(text: string, { label, edits }: Fix): Markup {
  const changes = edits.slice(0, CHANGES).map(({ start, end, text: put }) => {
    const taken = start === end ? "" : markup`<del>${text.slice(start, end)}</del>`;
    return markup` ${taken}${put === "" ? "" : markup`<ins>${put.trim()}</ins>`}`;
  });
  return markup`<p class="soft">建议：${label}${changes}${edits.length > CHANGES ? " ……" : ""}</p>\n`;
}

function ledgerSections(ledger: Ledger): Markup[] {
  return [
    table("tasks", TASKS, taskRows(ledger)),
    timeline(ledger),
    table("figures", FIGURES, ledger.claims),
  ];
}

function table<Row>(className: string, { name, columns, empty }: LedgerKind<Row>, rows: readonly Row[]): Markup {
  const shown = columns.filter(({ where }) => where !== "file");
  const line = (row: Row): Markup => {
    const [first, ...others] = shown.map((column) => column.text(row));
    return markup`<tr><th scope="row">${first ?? ""}</th>${others.map((text) => markup`<td>${text}</td>`)}</tr>\n`;
  };
  return rows.length === 0
    ? markup`<h3>${name}</h3>\n<p class="soft">${empty}。</p>\n`
    : markup`<h3>${name}（${rows.length} 项）</h3>
<div class="scrolled"><table class="${className}">
<thead><tr>${shown.map(({ title }) => markup`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${rows.map(line)}</tbody>
</table></div>
`;
}
