/**
 * The contract of the checker: what goes in and what comes out, all of it plain data.
 *
 * `start` and `end` are offsets into the text that was passed in, in UTF-16 code units (what JavaScript strings, textareas and
 * most editors count in), half-open: `text.slice(start, end)` is the place. Lines and columns count from 1; columns are UTF-16
 * code units too. A line ends at `\n`, `\r\n` or a lone `\r`.
 */

/** A stretch of the text, in UTF-16 code units, half-open. */
export interface Range {
  /** The first code unit. */
  start: number;
  /** One past the last code unit; equal to `start` where something is missing. */
  end: number;
}

/** How much a finding weighs: `error` should not be signed with, `warning` is probably a slip, `info` is worth knowing. */
export type Severity = "error" | "warning" | "info";

/** One slip, at one place. */
export interface Finding extends Range {
  /** The id of the rule that reported it, such as `number-gap`, or the id of one of the configuration's own rules. */
  rule: string;
  /** How much it weighs, after the configuration had its say. */
  severity: Severity;
  /** What is wrong and what would be right, in Chinese. */
  message: string;
  /** The line of `start`, from 1. */
  line: number;
  /** The column of `start`, from 1, in UTF-16 code units. */
  column: number;
  /** Other places it speaks of. */
  related: Related[];
  /** A change that would settle it, where one can be offered. */
  fix: Fix | null;
  /** A stable name for `Config.ignore`: it survives edits elsewhere in the document. */
  fingerprint: string;
}

/** Another place that a finding speaks of. */
export interface Related extends Range {
  /** What stands there, in Chinese. */
  message: string;
}

/** A change to the text that would settle a finding. */
export interface Fix {
  /** What the change does, in Chinese, as a button would say it. */
  label: string;
  /** `safe` keeps the meaning of the document; `review` is a proposal that a person has to look at. */
  safety: "safe" | "review";
  /** The replacements, in text order, not overlapping; all offsets are those of the text as it was checked. */
  edits: Edit[];
}

/** One replacement; an empty range inserts. */
export interface Edit extends Range {
  /** What to put there. */
  text: string;
}

/** What was read in a document, whether anything is wrong with it or not. */
export interface Ledger {
  /** The documents within the file (通知, 工作总结, 工作要点, …), in text order. */
  parts: Part[];
  /** The tasks of the plans, in text order. */
  tasks: Task[];
  /** The figures that claim something of other figures, in text order. */
  claims: Claim[];
  /** The date of signing (成文日期), `YYYY-MM-DD`. */
  issued: string | null;
}

/** A document within the file, with numbering of its own. */
export interface Part extends Range {
  /** Its title line. */
  title: string;
  /** A `plan` looks forward (工作要点, 责任分工), a `report` looks back (工作总结), a `notice` covers others (通知). */
  kind: "plan" | "report" | "notice" | "other";
}

/** A task of a plan, with who does it and by when. */
export interface Task extends Range {
  /** The index of its part in `Ledger.parts`. */
  part: number;
  /** Its number as written, such as `（一）`; empty where it has none. */
  ordinal: string;
  /** Its heading or first clause. */
  title: string;
  /** Units that lead (牵头). */
  lead: Unit[];
  /** Units responsible (责任). */
  responsible: Unit[];
  /** Units that support (配合). */
  supporting: Unit[];
  /** By when; null where none is stated. */
  deadline: Deadline | null;
  /** Where the assignment was taken from when the task has none of its own. */
  inherited: null | "heading" | "table" | "clause";
}

/** A unit named in an assignment. */
export interface Unit extends Range {
  /** Its name, without spaces that broken lines put in. */
  name: string;
}

/** A time limit as written. */
export interface Deadline extends Range {
  /** The words that state it. */
  text: string;
  /** Whether it is work without an end (持续推进, 长期坚持). */
  ongoing: boolean;
  /** The last day it allows, `YYYY-MM-DD`, where it has one. */
  latest: string | null;
}

/** A figure that claims something of other figures: a rate, a share, a growth, a sum. */
export interface Claim extends Range {
  /** The words that state it. */
  text: string;
  /** What it is called in the text, such as `调解成功率` or `同比增长`; empty where it has no name. */
  name: string;
  /** What it claims to be. */
  kind: "rate" | "share" | "completion" | "growth" | "points" | "multiple" | "sum" | "target" | "bare";
  /** Whether the text bears it out. */
  verdict: "match" | "truncated" | "mismatch" | "unverifiable" | "not-applicable";
  /** How it was computed, with the figures as written, such as `996÷1348`; null where nothing could be computed. */
  formula: string | null;
  /** What that gives, with as many digits as the text states, such as `73.9%`. */
  computed: string | null;
  /** The figures it was computed from. */
  operands: Operand[];
  /** Other calculations that make sense and were tried, where none bore it out. */
  alternatives: { formula: string; computed: string }[];
  /** Why the verdict is what it is, in Chinese. */
  reason: string;
}

/** A figure that a claim was computed from. */
export interface Operand extends Range {
  /** Its place in the computation. */
  role: "part" | "whole" | "base" | "current" | "addend";
  /** The figure as written. */
  text: string;
}

/** A rule, as a page of help or a settings dialog would show it. */
export interface RuleInfo {
  /** Its name in findings and configurations, such as `number-gap`. */
  id: string;
  /** What it is called in Chinese. */
  name: string;
  /** What it weighs unless the configuration says otherwise. */
  severity: Severity;
  /** What it reports, in one Chinese sentence. */
  summary: string;
  /** Why that matters, and the source it rests on, in Chinese. */
  why: string;
  /** A draft that it flags. */
  wrong: string;
  /** The same draft put right. */
  right: string;
}

/** The settings of a check; `hegao.config.json` holds the same. Every key may be left out; an unknown key is an error. */
export interface Config {
  /** The address of the file's JSON Schema, for editors; nothing is done with it. */
  $schema?: string;
  /** What each rule weighs, by its id. */
  rules?: Record<string, Severity | "off">;
  /** What tasks must carry. */
  assignment?: {
    /** When a unit and a time limit are required: `auto` asks them of plans that have some already. */
    require?: "auto" | "always" | "never";
    /** Labels besides the usual ones, by what they announce; 主抓科室 of `lead` is read like 牵头科室. */
    labels?: Partial<Record<"lead" | "responsible" | "supporting" | "deadline", string[]>>;
    /** Words besides the usual ones that say that a task goes on without an end. */
    ongoing?: string[];
  };
  /** The day of signing, `YYYY-MM-DD`, where the text does not state it or states it wrongly. */
  issued?: string;
  /** The year that months without one belong to. */
  planYear?: number;
  /** The units that tasks may be given to, and what else they may be called; without any, every unit may. */
  departments?: Department[];
  /** Rules of the office's own. */
  custom?: CustomRule[];
  /** Fingerprints of findings that are not to be shown. */
  ignore?: string[];
}

/** A rule of the office's own: whatever its pattern matches is reported. */
export interface CustomRule {
  /** Its name in findings. */
  id: string;
  /** A regular expression in the syntax of the Rust `regex` crate: linear in time, so without look-around. */
  pattern: string;
  /** What to tell the drafter. */
  message: string;
  /** What it weighs; `warning` when left out. */
  severity?: Severity;
}

/** A unit of the office. */
export interface Department {
  /** Its full name. */
  name: string;
  /** Other names it may be called by. */
  aliases?: string[];
}
