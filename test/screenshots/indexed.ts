// A picture of a page with at most 128 colours, a quarter of the size: pages have few, and letters' edges can share theirs; pure.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST_COLOURS = 128;
/** Squared distance in red, green and blue below which an eye sees one colour. */
const ALIKE = 60;

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** One number a pixel: red, green and blue. */
  readonly colours: Uint32Array;
}

export function indexed(png: Buffer): Buffer {
  const { width, height, colours } = pixelsOf(png);
  const palette = paletteOf(colours);
  const places = new Map<number, number>();
  const placeOf = (colour: number) => {
    const place = places.get(colour) ?? nearest(palette, colour);
    places.set(colour, place);
    return place;
  };
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = placeOf(colours[y * width + x] ?? 0);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap(parts));
  const body = deflateSync(lines, { level: 9, memLevel: 9 });
  const chunks = [
    chunk("IHDR", head),
    chunk("PLTE", table),
    chunk("IDAT", body),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

/** The most frequent first; one that looks like another already chosen stands back until all others have their place. */
function paletteOf(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour);
  if (byCount.length <= MOST_COLOURS) return byCount;
  const chosen: number[] = [];
  const alike: number[] = [];
  for (const colour of byCount) {
    if (chosen.length === MOST_COLOURS) break;
    const isAlike = chosen.some(each => distance(each, colour) < ALIKE);
    (isAlike ? alike : chosen).push(colour);
  }
  return [...chosen, ...alike.slice(0, MOST_COLOURS - chosen.length)];
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  for (let place = 1; place < palette.length; place += 1)
    if (distance(palette[place] ?? 0, colour) < distance(palette[best] ?? 0, colour)) best = place;
  return best;
}

const parts = (colour: number) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function distance(a: number, b: number): number {
  const [red, green, blue] = [
    (a >> 16) - (b >> 16),
    ((a >> 8) & 255) - ((b >> 8) & 255),
    (a & 255) - (b & 255),
  ];
  return red * red + green * green + blue * blue;
}

export function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** What a browser writes: eight bits of red, green, blue and perhaps opacity, lines from the top. */
function pixelsOf(png: Buffer): Pixels {
  const [width, height, depth, kind, interlaced] = [
    png.readUInt32BE(16),
    png.readUInt32BE(20),
    png[24],
    png[25],
    png[28],
  ];
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced)
    throw new Error("not a picture as a browser writes it");
  const step = kind === 2 ? 3 : 4;
  const bytes = unfiltered(inflateSync(dataIn(png)), width * step, step);
  const colours = Uint32Array.from({ length: width * height }, (_, at) => bytes.readUIntBE(at * step, 3));
  return { width, height, colours };
}

function dataIn(png: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(data);
}

/** Each line says how its bytes were foretold from those to the left and above; nothing stands around the picture. */
function unfiltered(lines: Buffer, length: number, step: number): Buffer {
  const height = lines.length / (length + 1);
  const bytes = Buffer.alloc(length * height);
  const around = (y: number, x: number) => (y < 0 || x < 0 ? 0 : (bytes[y * length + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const line = lines.subarray(y * (length + 1), (y + 1) * (length + 1));
    const foretell = FORETOLD[line[0] ?? 0];
    if (!foretell) throw new Error("an unknown filter");
    for (let x = 0; x < length; x += 1)
      bytes[y * length + x] =
        (line[x + 1] ?? 0) + foretell(around(y, x - step), around(y - 1, x), around(y - 1, x - step));
  }
  return bytes;
}

const FORETOLD: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  left => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  (left, above, corner) => {
    const guess = left + above - corner;
    const off = [left, above, corner].map(each => Math.abs(guess - each)) as [number, number, number];
    return off[0] <= off[1] && off[0] <= off[2] ? left : off[1] <= off[2] ? above : corner;
  },
];
