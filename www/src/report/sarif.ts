import type { Artifact, ArtifactChange, Location, Log, Notification, Region, ReportingDescriptor, Result, Run } from "sarif";

import type { Document } from "../files/document.js";
import type { Finding, Fix, Range, RuleInfo, Severity } from "../types.js";
import { indented } from "./json.js";
import { Lines } from "./lines.js";
import { addressOf, type Report, type Setting } from "./report.js";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, Result.level>;

/** SARIF 2.1.0 (OASIS), which code hosts and editors read. */
export function sarifReport({ version, rules }: Setting): Report {
  const failures: Notification[] = [];
  let separator = "";
  const result = (value: Result): string => {
    const written = `${separator}\n        ${indented(value, "        ")}`;
    separator = ",";
    return written;
  };
  return {
    begin() {
      const head = {
        $schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [
          {
            tool: {
              driver: { name: "hegao", fullName: "核稿", version, semanticVersion: version, language: "zh-CN", rules: rules.map(descriptor) },
            },
            columnKind: "utf16CodeUnits",
            newlineSequences: ["\r\n", "\n", "\r"],
            results: [],
          },
        ],
      } as const satisfies Log;
      // What follows is written as it is found.
      return JSON.stringify(head, null, 2).replace(/\]\s*\}\s*\]\s*\}$/, "");
    },
    document(document) {
      if (document.error !== undefined) {
        failures.push(failure(document, document.error));
        return "";
      }
      const lines = new Lines(document.text);
      return document.findings.map((finding) => result(resultOf(document, lines, finding, rules))).join("");
    },
    end() {
      const rest = {
        invocations: [{ executionSuccessful: failures.length === 0, toolExecutionNotifications: failures }],
      } satisfies Partial<Run>;
      const written = indented(rest, "    ").replace(/^\{\n {6}/, "");
      return `${separator === "" ? "" : "\n      "}],\n      ${written}\n  ]\n}\n`;
    },
  };
}

function descriptor({ id, name, severity, summary, why, wrong, right }: RuleInfo): ReportingDescriptor {
  return {
    id,
    name,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${why}\n\n错例：\n${wrong}\n正例：\n${right}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(document: Document, lines: Lines, finding: Finding, rules: readonly RuleInfo[]): Result {
  const { rule, severity, message, related, fix, fingerprint } = finding;
  const ruleIndex = rules.findIndex(({ id }) => id === rule);
  return {
    ruleId: rule,
    // A rule of the office's own is described nowhere.
    ...(ruleIndex < 0 ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [location(document, lines, finding)],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((other, id) => ({ id, ...location(document, lines, other), message: { text: other.message } })) }),
    partialFingerprints: { "hegao/v1": fingerprint },
    ...(fix === null || document.extracted ? {} : { fixes: [fixOf(document, lines, fix)] }),
  };
}

/** In a file that holds its text in some other form, the lines are not those of the text: they are told in words. */
function location(document: Document, lines: Lines, range: Range): Location {
  const { line, column } = lines.placeOf(range.start);
  return document.extracted
    ? {
        physicalLocation: { artifactLocation: artifact(document) },
        logicalLocations: [{ fullyQualifiedName: `正文第 ${line} 行第 ${column} 列` }],
      }
    : { physicalLocation: { artifactLocation: artifact(document), region: region(lines, range) } };
}

function region(lines: Lines, { start, end }: Range): Region {
  const from = lines.placeOf(start);
  const to = lines.placeOf(end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
  };
}

function fixOf(document: Document, lines: Lines, { label, safety, edits }: Fix): NonNullable<Result["fixes"]>[number] {
  const change: ArtifactChange = {
    artifactLocation: artifact(document),
    replacements: edits.map(({ start, end, text }) => ({
      deletedRegion: region(lines, { start, end }),
      ...(text === "" ? {} : { insertedContent: { text } }),
    })),
  };
  return { description: { text: label }, artifactChanges: [change], properties: { safety } };
}

function failure(document: Document, error: string): Notification {
  return {
    level: "error",
    message: { text: error },
    locations: [{ physicalLocation: { artifactLocation: artifact(document) } }],
  };
}

function artifact(document: Document): NonNullable<Artifact["location"]> {
  return { uri: addressOf(document) };
}
