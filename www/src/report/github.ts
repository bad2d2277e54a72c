import type { Severity } from "../types.js";
import { Lines } from "./lines.js";
import type { Report, Setting } from "./report.js";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

type Properties = Record<string, string | number>;

/** Workflow commands, which GitHub Actions shows beside the lines of a pull request. */
export function githubReport({ rules }: Setting): Report {
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  return {
    document(document) {
      const file = document.file.replaceAll("\\", "/");
      if (document.error !== undefined) {
        return command("error", { file, title: "未能检查" }, document.error);
      }
      const lines = new Lines(document.text);
      return document.findings
        .map(({ rule, severity, message, end, line, column, related }) => {
          const title = names.get(rule) ?? rule;
          const also = related.map((other) => `另见第 ${lines.placeOf(other.start).line} 行：${other.message}`);
          if (document.extracted) {
            // The lines of the file itself are others.
            return command(COMMANDS[severity], { file, title }, [`正文第 ${line} 行：${message}`, ...also].join("\n"));
          }
          const last = lines.placeOf(end);
          const columns: Properties = last.line === line ? { col: column, endColumn: last.column } : {};
          return command(COMMANDS[severity], { file, line, endLine: last.line, ...columns, title }, [message, ...also].join("\n"));
        })
        .join("");
    },
    end: () => "",
  };
}

function command(name: string, properties: Properties, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${written.join(",")}::${data(message)}\n`;
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
