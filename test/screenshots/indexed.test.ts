// A picture with a table of colours shows what it showed before: exactly where it has few, and hardly otherwise where it has many.
import { deflateSync, inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { chunk, indexed } from "./indexed.ts";

const WIDTH = 16;
type Colour = readonly [red: number, green: number, blue: number];

/** As a browser writes it, each line foretold in another of the five ways. */
function picture(colours: readonly Colour[]): Buffer {
  const bytes = colours.flat();
  const length = WIDTH * 3;
  const at = (y: number, x: number) => (y < 0 || x < 0 ? 0 : (bytes[y * length + x] ?? 0));
  const lines = Array.from({ length: bytes.length / length }, (_, y) => {
    const kind = y % 5;
    const foretold = (x: number) => {
      const [left, above, corner] = [at(y, x - 3), at(y - 1, x), at(y - 1, x - 3)];
      const guess = left + above - corner;
      const [a, b, c] = [left, above, corner].map(each => Math.abs(guess - each)) as [number, number, number];
      const paeth = a <= b && a <= c ? left : b <= c ? above : corner;
      return [0, left, above, Math.floor((left + above) / 2), paeth][kind] ?? 0;
    };
    return [kind, ...Array.from({ length }, (__, x) => (at(y, x) - foretold(x)) & 255)];
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(lines.length, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const body = deflateSync(Buffer.from(lines.flat()));
  return Buffer.concat([Buffer.alloc(8), chunk("IHDR", head), chunk("IDAT", body)]);
}

function shown(png: Buffer): Colour[] {
  const from = (type: string) => {
    const place = png.indexOf(type);
    return png.subarray(place + 4, place + 4 + png.readUInt32BE(place - 4));
  };
  const [palette, lines] = [from("PLTE"), inflateSync(from("IDAT"))];
  return [...lines].flatMap((place, at) =>
    at % (WIDTH + 1) === 0 ? [] : [[...palette.subarray(place * 3, place * 3 + 3)] as unknown as Colour],
  );
}

test("few colours stay as they were, whichever way a line was foretold", () => {
  const colours = Array.from({ length: WIDTH * 8 }, (_, at): Colour => [at, (at * 7) % 256, (at * 31) % 256]);
  expect(shown(indexed(picture(colours)))).toEqual(colours);
});

test("of many, each is shown by one that is near", () => {
  const colours = Array.from({ length: WIDTH * 64 }, (_, at): Colour => [at % 256, Math.floor(at / 64), 200]);
  const far = shown(indexed(picture(colours))).map((colour, at) =>
    Math.max(...colour.map((part, of) => Math.abs(part - (colours[at]?.[of] ?? 0)))),
  );
  expect(Math.max(...far)).toBeLessThan(16);
});
