/** What is pasted into a draft: a table of Word's, with all that Word sends along, and a very long text. */

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { browsers } from "./browsers.mjs";
import { assertMarked } from "./marks.mjs";
import { useOa } from "./oa.mjs";

/** Tasks, of which the second has a wrong rate and is due on a day that is none, and the last is nobody's. */
const ROWS = [
  ["序号", "工作任务", "责任单位", "完成时限"],
  ["1", "制定法治建设任务清单", "办公室", "12月"],
  ["2", "开展法治督察，受理投诉200件，办结150件，办结率为85%", "法治督察科", "2026年2月30日"],
  ["3", "做好普法工作", "办公室", "9月"],
  ["4", "加强队伍建设", "", "11月"],
];

/** The same as Word puts it on the clipboard. */
const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml"\r
xmlns:o="urn:schemas-microsoft-com:office:office"\r
xmlns:w="urn:schemas-microsoft-com:office:word"\r
xmlns="http://www.w3.org/TR/REC-html40">\r
\r
<head>\r
<meta http-equiv=Content-Type content="text/html; charset=utf-8">\r
<meta name=ProgId content=Word.Document>\r
<!--[if gte mso 9]><xml>\r
 <w:WordDocument>\r
  <w:View>Normal</w:View>\r
 </w:WordDocument>\r
</xml><![endif]-->\r
<style>\r
<!--\r
 /* Style Definitions */\r
 p.MsoNormal, li.MsoNormal, div.MsoNormal\r
	{mso-style-parent:"";\r
	margin:0cm;\r
	text-align:justify;\r
	font-size:10.5pt;\r
	font-family:等线;}\r
-->\r
</style>\r
<!--[if gte mso 10]>\r
<style>\r
 table.MsoNormalTable {mso-style-name:普通表格;}\r
</style>\r
<![endif]-->\r
</head>\r
\r
<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'>\r
<!--StartFragment-->\r
\r
<p class=MsoNormal align=center style='text-align:center'><b><span\r
style='font-size:16.0pt;font-family:方正小标宋简体'>临江区司法局<span lang=EN-US>2026</span>年工作要点<span\r
lang=EN-US><o:p></o:p></span></span></b></p>\r
\r
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0\r
 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;\r
 mso-yfti-tbllook:1184;mso-padding-alt:0cm 5.4pt 0cm 5.4pt'>\r
${ROWS.map(
  (row, index) => ` <tr style='mso-yfti-irow:${index}'>\r
${row.map(
    (cell) => `  <td width=138 valign=top style='width:103.7pt;border:solid windowtext 1.0pt;\r
  mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>\r
  <p class=MsoNormal><![if !supportEmptyParas]><![endif]>${cell.replace(/\d+/g, "<span lang=EN-US>$&</span>")}<span lang=EN-US\r
  style='mso-hansi-font-family:宋体'><o:p>${cell === "" ? "&nbsp;" : ""}</o:p></span></p>\r
  </td>\r
`,
  ).join("")} </tr>\r
`,
).join("")}</table>\r
\r
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\r
\r
<!--EndFragment-->\r
</body>\r
\r
</html>\r
`;
const PLAIN = `临江区司法局2026年工作要点\r\n${ROWS.map((row) => row.join("\t")).join("\r\n")}\r\n\r\n`;

/** A plan of more than a megabyte, with a wrong rate in each tenth paragraph and in the last. */
const PARAGRAPHS = 1600;
const LONG = Array.from({ length: PARAGRAPHS }, (_, index) => {
  const wrong = index % 10 === 9;
  const rest = "坚持问题导向，压实工作责任，健全长效机制，定期调度通报，确保各项任务落到实处。".repeat(5);
  return `${index + 1}.开展第${index + 1}项工作，受理投诉200件，办结150件，办结率为${wrong ? 85 : 75}%。${rest}（责任部门：办公室；完成时间：12月）`;
}).join("\n");

for (const { name, major, launch } of browsers) {
  describe(`pasting in ${name}`, { timeout: 240_000 }, () => {
    const oa = useOa({ launch, major }, { text: "", html: "<p><br></p>" });
    const find = () => window.drafts[0].draft;
    let page;

    beforeEach(() => {
      page = oa.page;
    });

    /** Waits until the draft was checked and this many findings are known. */
    const found = (count) =>
      page.waitForFunction((count) => window.drafts[0].watch.findings.length === count, { timeout: 60_000 }, count);

    const undo = () => page.evaluate(() => document.execCommand("undo"));

    for (const kind of ["a textarea", "an element", "a shadow tree"]) {
      it(`reads a table of Word's in ${kind}`, async () => {
        await oa.open(kind);
        await oa.paste({ "text/html": WORD, "text/plain": PLAIN });
        await found(3);
        await assertMarked(page, find, [
          ["error", "85%"],
          ["error", "2026年2月30日"],
          ["error", "4"],
        ]);
        await undo();
        await found(0);
        await assertMarked(page, find, []);
        // What the page's policy keeps of Word's styles is the page's own affair.
        assert.deepEqual(oa.noises.splice(0).filter((noise) => !/inline style/.test(noise)), []);
      });

      it(`takes a megabyte in ${kind}`, async () => {
        assert.ok(Buffer.byteLength(LONG) > 1_000_000);
        await oa.open(kind);
        await page.evaluate(() => {
          window.ranges = 0;
          const { createRange } = Document.prototype;
          Document.prototype.createRange = function () {
            window.ranges += 1;
            return createRange.call(this);
          };
        });
        await oa.paste({ "text/plain": LONG });
        await found(PARAGRAPHS / 10);
        // Each range that lives makes every change slower: one for each mark would keep this from being undone.
        assert.ok((await page.evaluate(() => window.ranges)) < 10);
        await page.evaluate(() => {
          const { draft, watch } = window.drafts[0];
          draft.scrollTop = draft.scrollHeight;
          document.execCommand("insertText", false, "。");
        });
        await assertMarked(page, find, [["error", "85%"]], 250);
        await undo();
        await undo();
        await found(0);
        await assertMarked(page, find, []);
        assert.equal(await page.evaluate(() => (window.drafts[0].draft.value ?? window.drafts[0].draft.innerText).trim()), "");
      });
    }
  });
}
