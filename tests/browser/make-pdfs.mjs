/**
 * Makes the PDF files among the fixtures of tests/node: `node make-pdfs.mjs`. Those that look as from an office are printed by
 * Chromium; those that no program here makes are written by hand.
 */

import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

import { browsers } from "./browsers.mjs";

const FIXTURES = new URL("../node/fixtures/PDF/", import.meta.url);
const FONT = pathToFileURL(dirname(createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-sc/package.json")));

const STYLE = `<link rel="stylesheet" href="${FONT}/index.css"><style>
  body { font: 12pt/1.8 "Noto Sans SC Variable"; } h1 { text-align: center; font-size: 18pt; } p { text-indent: 2em; margin: 0; }
  table { width: 100%; border-collapse: collapse; } td, th { border: 1px solid; padding: 4pt; text-align: left; font-weight: 400; }
  .columns { columns: 2; column-gap: 2em; text-align: justify; }
  .seal { position: fixed; top: 300px; left: 100px; font-size: 60pt; transform: rotate(-40deg); color: #ddd; }
</style>`;

const TASKS = [
  "（一）制定法治建设任务清单，逐项明确目标要求、工作措施和完成标准，每季度通报一次进展。（责任部门：办公室；完成时间：12月）",
  "（三）开展法治督察，形成问题、责任、整改三张清单，整改情况向局党组报告并在一定范围内公开。（责任部门：法治督察科）",
];

const PAGES = {
  "要点.pdf": `<h1>临江区司法局2026年工作要点</h1><p>一、夯实基础</p>${TASKS.map((task) => `<p>${task}</p>`).join("")}
    <div class="seal">内部资料</div><div style="break-before: page"><p>二、任务分工</p>
    <table><tr><th>序号</th><th>重点任务</th><th>责任单位</th><th>完成时间</th></tr>
    <tr><td>1</td><td>开展普法宣传</td><td>普法科</td><td>6月</td></tr><tr><td>3</td><td>办好法律援助</td><td>法律援助中心</td><td>9月</td></tr></table></div>`,
  "分栏.pdf": `<h1>临江区司法局2026年工作要点</h1><div class="columns">${Array.from(
    { length: 8 },
    (_, index) => `<p>${index < 5 ? index + 1 : index + 2}.开展第${"一二三四五六七八"[index]}轮法治督察，形成问题、责任、整改三张清单，逐项销号。（责任部门：法治督察科；完成时间：${index + 3}月）</p>`,
  ).join("")}</div>`,
  "扫描件.pdf": `<svg width="300" height="200"><rect width="300" height="200" fill="#eee"/><circle cx="150" cy="100" r="40" fill="#a00"/></svg>`,
};

/** A file of these objects, the first of which is the catalogue. */
function written(objects, trailer = "") {
  let file = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
}

/** A page with a line in GBK, in a font that is not in the file: its characters are known from the maps that come with hegao. */
const GBK_LINES = [
  "c1d9bdadc7f8cbbeb7a8bed632303236c4eab9a4d7f7d2aab5e3",
  "312ebfaad5b9c6d5b7a8d0fbb4aba1a3a3a8d4f0c8ceb5a5ceba3a20c6d5b7a8bfc6a3bb".replace("ceba3a20", "cebba3ba"),
  "332ebfaad5b9b7a8d6ceb6bdb2eca1a3",
];
const content = `BT /F1 12 Tf 72 720 Td 20 TL ${GBK_LINES.map((line) => `<${line}> Tj T*`).join(" ")} ET`;
const page = (more) => [
  "<< /Type /Catalog /Pages 2 0 R >>",
  "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [6 0 R] >>",
  "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor 7 0 R >>",
  "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
  ...more,
];
const secret = "0".repeat(64);

await writeFile(new URL("未嵌字体.pdf", FIXTURES), written(page([])), "latin1");
await writeFile(
  new URL("加密.pdf", FIXTURES),
  written(page([`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${secret}> /U <${secret}> >>`]), `/Encrypt 8 0 R /ID [<${secret}> <${secret}>] `),
  "latin1",
);
await writeFile(new URL("残缺.pdf", FIXTURES), written(page([])).slice(0, 60), "latin1");

const browser = await browsers[0].launch();
for (const [name, body] of Object.entries(PAGES)) {
  const sheet = await browser.newPage();
  await sheet.goto(FONT.href);
  await sheet.setContent(`<!DOCTYPE html><html lang="zh">${STYLE}${body}</html>`, { waitUntil: "load" });
  await sheet.evaluate(async () => {
    await Promise.all(Array.from(new Set(document.body.textContent), (letter) => document.fonts.load('12pt "Noto Sans SC Variable"', letter)));
  });
  const footerTemplate = '<div style="width: 100%; font-size: 9pt; text-align: center">- <span class="pageNumber"></span> -</div>';
  const bytes = await sheet.pdf({ format: "A4", displayHeaderFooter: name !== "扫描件.pdf", headerTemplate: "<i></i>", footerTemplate, margin: { top: "30mm", bottom: "25mm", left: "25mm", right: "25mm" } });
  await writeFile(new URL(name, FIXTURES), bytes);
}
await browser.close();
