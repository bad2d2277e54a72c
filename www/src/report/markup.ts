/** Text that is markup already. */
export class Markup {
  constructor(readonly text: string) {}
}

type Content = string | number | Markup | readonly Content[];

/** Markup for HTML and XML: whatever is put into it is text, unless it is markup itself. */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(parts.reduce((whole, part, index) => whole + written(contents[index - 1] ?? "") + part));
}

function written(content: Content): string {
  if (content instanceof Markup) {
    return content.text;
  }
  if (typeof content === "object") {
    return content.map(written).join("");
  }
  return escaped(String(content));
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** What no XML may hold, lone surrogates among it, is shown as a character that could not be. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
