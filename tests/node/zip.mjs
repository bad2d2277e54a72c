/** A look into a zip. */

import assert from "node:assert/strict";
import { inflateRawSync } from "node:zlib";

/** The text of a part of a zip. */
export function part(bytes, name) {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf("PK\x05\x06");
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, nameLength, extra, comment] = [zip.readUInt32LE(at + 20), ...[28, 30, 32].map((place) => zip.readUInt16LE(at + place))];
    if (zip.toString("utf8", at + 46, at + 46 + nameLength) === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return inflateRawSync(zip.subarray(start, start + packed)).toString();
    }
    at += 46 + nameLength + extra + comment;
  }
  return assert.fail(`no ${name}`);
}
