import type { Finding } from "../types.js";
import type { WordRemark } from "./word.js";

/** What is said of a finding in the margin of the file: all that a reader of it alone has to know. */
export function commentOn({ start, end, message, fix, related }: Finding, text: string): WordRemark {
  const lines = [message];
  if (related.length > 0) {
    lines.push(`另见：${related.map((place) => told(place.message, text.slice(place.start, place.end))).join("，")}`);
  }
  if (fix !== null) {
    lines.push(`建议：${fix.label}`);
  }
  return { start, end, message: lines.join("\n") };
}

/** A place as it is told where nobody can follow a link to it: with the words that stand there. */
function told(message: string, words: string): string {
  const shown = excerpt(words);
  return message.includes(shown) ? message : `${message}“${shown}”`;
}

/** Longer words are cut, in characters. */
const LONGEST = 20;

function excerpt(words: string): string {
  const characters = Array.from(words.replace(/\s+/g, " ").trim());
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join("")}…` : characters.join("");
}
