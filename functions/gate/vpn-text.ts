// What fits into a text of the VPN service: so many bytes, no half characters, and nothing that OpenVPN's management interface,
// which takes it in quotes on one line, would read otherwise; pure.

/** OpenVPN takes 255 bytes for a reason and drops a longer one whole; AWS says 255 without saying of what. */
export const LONGEST = 255;

export function bytesIn(text: string): number {
  return Buffer.byteLength(text, "utf8");
}

/** Quotation marks become the printed ones, a backslash a slash, whatever is invisible a blank. */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("'", "’")
    .replaceAll('"', "”")
    .replaceAll("`", "‘")
    .replaceAll("\\", "/")
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, " ");
}

/** As many whole characters as fit. */
export function cut(text: string, longest = LONGEST): string {
  let kept = "";
  let bytes = 0;
  for (const character of plain(text)) {
    bytes += bytesIn(character);
    if (bytes > longest) break;
    kept += character;
  }
  return kept;
}
