/** The time as Word keeps it: that of the office's own clock, which Word calls universal; `2026-03-01T08:00:00Z`. */
export function officeTime(date = new Date()): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().replace(/\.\d+/, "");
}
