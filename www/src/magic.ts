/** What files begin with, in latin1, that hold their text in some other form. */
export const MAGIC = {
  /** A zip: .docx among others. */
  zip: "PK\x03\x04",
  /** A compound file, as Microsoft calls it: .doc, .wps, and a .docx with a password. */
  compound: "\xd0\xcf\x11\xe0",
  pdf: "%PDF",
} as const;

/** Whether a file begins so. */
export function beginsWith(bytes: Uint8Array, magic: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, magic.length)) === magic;
}
