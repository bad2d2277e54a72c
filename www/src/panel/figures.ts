import type { Claim } from "../types.js";
import type { LedgerKind } from "./table.js";

/** What is said of a figure that was looked into. */
const VERDICTS: Readonly<Record<Claim["verdict"], string>> = {
  mismatch: "不符",
  truncated: "截断",
  match: "相符",
  unverifiable: "未能核对",
  "not-applicable": "不必核对",
};

const ORDER = Object.keys(VERDICTS);

/** Every percentage and its like, and whether the text bears it out. */
export const FIGURES: LedgerKind<Claim> = {
  name: "数字台账",
  empty: "没有读到百分比、倍数、增幅一类的数字",
  filter: { label: "结论", of: ({ verdict }) => [VERDICTS[verdict]] },
  columns: [
    { title: "数字", text: ({ name, text }) => (name === "" || text.includes(name) ? text : `${name} ${text}`), where: "screen" },
    { title: "名称", text: ({ name }) => name, where: "file" },
    { title: "数字", text: ({ text }) => text, where: "file" },
    { title: "结论", text: ({ verdict }) => VERDICTS[verdict], order: ({ verdict }) => String(ORDER.indexOf(verdict)) },
    { title: "算式和说明", text: arithmetic },
  ],
};

function arithmetic({ formula, computed, alternatives, reason }: Claim): string {
  const tried = [...(formula === null ? [] : [{ formula, computed }]), ...alternatives].map(({ formula, computed }) =>
    computed === null ? formula : `${formula}＝${computed}`,
  );
  return [...tried, ...(reason === "" ? [] : [reason])].join("；");
}
