// Slips carry the address of their record as a QR code that prints, scales and can be spoken.
import { encode } from "uqr";
import { expect, test } from "vitest";
import { qrCode } from "../../../functions/shared/page/qr.ts";

const ADDRESS = "https://docgate.example/loans/財產-3140101-03-000123";

function modulesDrawn(svg: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  return modules;
}

test("every module of the code is drawn, with its quiet zone, so that a scanner reads the address", () => {
  const { data, size } = encode(ADDRESS, { ecc: "Q", border: 4 });
  const svg = String(qrCode(ADDRESS, "借用單"));
  expect(svg).toContain(`viewBox="0 0 ${size} ${size}"`);
  expect(modulesDrawn(svg, size)).toEqual(data);
});

test("the code is an image with a name, and neither name nor text can become markup", () => {
  const svg = String(qrCode("<script>", '借用單 "<script>"'));
  const name = "借用單 &quot;&lt;script&gt;&quot;";
  expect(svg).toContain(` role="img" aria-label="${name}" `);
  expect(svg).toContain(`<title>${name}</title>`);
  expect(svg).not.toContain("<script");
});

test("a text that no QR code holds is an error, not half a code", () => {
  expect(() => qrCode("x".repeat(3_000), "借用單")).toThrow();
});
