/** What zips begin with, .docx among them; and what the binary formats of .doc, .wps and encrypted files do. */
const PACKAGES = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Whether a file is one of Word's, or of a kind that is taken for it: then the reader of Word files says what it is. */
export function isPackage(bytes: Uint8Array): boolean {
  return PACKAGES.some((head) => head.every((byte, index) => bytes[index] === byte));
}
