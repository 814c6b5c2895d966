// A text as a QR code: one SVG for within a page, with a name that can be spoken; it loads nothing and runs nothing.
import { encode } from "uqr";
import { type Html, html } from "./html.ts";

/** Four modules of quiet zone, and a quarter of the code may be soiled or folded: it is printed on paper slips. */
const PRINTED = { border: 4, ecc: "Q" } as const;

export function qrCode(text: string, title: string): Html {
  const { data, size } = encode(text, PRINTED);
  return html`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${title}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title>${title}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${pathOf(data)}"/></svg>`;
}

/** One stroke for each run of dark modules in a row. */
function pathOf(data: readonly (readonly boolean[])[]): string {
  return data
    .flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
    .join("");
}

function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  const cells = row.map(dark => (dark ? "1" : "0")).join("");
  return Array.from(cells.matchAll(/1+/g), ({ 0: run, index }) => [index, run.length] as const);
}
