import type { Document } from "../files/document.js";
import { SEVERITY_NAMES } from "../severity.js";
import type { Finding } from "../types.js";
import { markup, type Markup } from "./markup.js";
import { nameOf, type Report, type Setting } from "./report.js";
import { fails, type FailOn } from "./summary.js";

/** JUnit's XML, which most build servers show: a suite for each document, a case for each finding. */
export function junitReport({ failOn }: Setting): Report {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="hegao">\n',
    document: (document) => suite(document, failOn).text,
    end: () => "</testsuites>\n",
  };
}

function suite(document: Document, failOn: FailOn): Markup {
  const { findings, error } = document;
  const name = nameOf(document);
  const failures = findings.filter(({ severity }) => fails(severity, failOn)).length;
  const cases =
    error !== undefined
      ? markup`    <testcase classname="${name}" name="读取">\n      <error message="${error}"/>\n    </testcase>\n`
      : findings.length === 0
        ? markup`    <testcase classname="${name}" name="没有发现问题"/>\n`
        : findings.map((finding) => testcase(name, finding, failOn));
  const errors = error === undefined ? 0 : 1;
  return markup`  <testsuite name="${name}" tests="${Math.max(1, findings.length)}" failures="${failures}" errors="${errors}">
${cases}  </testsuite>
`;
}

/** What weighs less than a failure is told beside a case that passes. */
function testcase(name: string, { rule, severity, message, line, column }: Finding, failOn: FailOn): Markup {
  const what = `第 ${line} 行第 ${column} 列 ${SEVERITY_NAMES[severity]}：${message}`;
  const told = fails(severity, failOn)
    ? markup`<failure type="${rule}" message="${message}">${what}</failure>`
    : markup`<system-out>${what}</system-out>`;
  return markup`    <testcase classname="${name}" name="${rule} ${line}:${column}">\n      ${told}\n    </testcase>\n`;
}
