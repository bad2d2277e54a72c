import type { Ledger, Task, Unit } from "../types.js";
import type { LedgerKind } from "./table.js";

/** A task, and the document that it is a task of. */
export type TaskRow = Task & { document: string };

/** The tasks of a ledger as rows. */
export function taskRows({ tasks, parts }: Ledger): TaskRow[] {
  return tasks.map((task) => ({ ...task, document: parts[task.part]?.title ?? "" }));
}

/** Everyone who has a part in a task, those who lead it first. */
export function unitsOf({ lead, responsible, supporting }: Task): string[] {
  return Array.from(new Set([...lead, ...responsible, ...supporting].map(({ name }) => name)));
}

/** Who does what by when. */
export const TASKS: LedgerKind<TaskRow> = {
  name: "任务台账",
  empty: "没有读到任务：任务须有序号，或写在表格里",
  filter: { label: "单位", of: unitsOf },
  columns: [
    { title: "任务", text: ({ ordinal, title }) => ordinal + title, order: ({ title }) => title, where: "screen" },
    { title: "单位", text: assigned, order: (task) => unitsOf(task).join(), where: "screen" },
    { title: "序号", text: ({ ordinal }) => ordinal, where: "file" },
    { title: "任务", text: ({ title }) => title, where: "file" },
    { title: "牵头单位", text: ({ lead }) => names(lead), where: "file" },
    { title: "责任单位", text: ({ responsible }) => names(responsible), where: "file" },
    { title: "配合单位", text: ({ supporting }) => names(supporting), where: "file" },
    { title: "完成时间", text: ({ deadline }) => deadline?.text ?? "", order: due },
    { title: "最迟日期", text: ({ deadline }) => deadline?.latest ?? "", where: "file" },
    { title: "所在文件", text: ({ document }) => document, where: "file" },
  ],
};

/** Work without an end comes after all that has one. */
function due({ deadline }: Task): string {
  return deadline?.latest ?? (deadline === null ? "" : `9999 ${deadline.text}`);
}

function assigned({ lead, responsible, supporting }: Task): string {
  const groups: [string, Unit[]][] = [
    ["牵头：", lead],
    [lead.length + supporting.length === 0 ? "" : "责任：", responsible],
    ["配合：", supporting],
  ];
  return groups
    .filter(([, units]) => units.length > 0)
    .map(([role, units]) => role + names(units))
    .join("；");
}

function names(units: readonly Unit[]): string {
  return units.map(({ name }) => name).join("、");
}
