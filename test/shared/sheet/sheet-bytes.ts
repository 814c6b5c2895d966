// The bytes of sheets for the tests; Big5 from a small table, since the runtime reads it but cannot write it.
const BYTES: Readonly<Record<string, number>> = {
  財: 0xb05d,
  產: 0xb2a3,
  編: 0xbd73,
  號: 0xb8b9,
  機: 0xbef7,
  關: 0xc3f6,
  備: 0xb3c6,
  註: 0xb5f9,
  啟: 0xb1d2,
  用: 0xa5ce,
  日: 0xa4e9,
  期: 0xb4c1,
  臺: 0xbb4f,
  南: 0xab6e,
  市: 0xa5ab,
  碁: 0xf9d6,
  簡: 0xc2b2,
  許: 0xb35c,
  功: 0xa55c,
  蓋: 0xbb5c,
  "１": 0xa2b0,
  "２": 0xa2b1,
  "－": 0xa1d0,
};

export function big5(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap(bytesOf));
}

function bytesOf(character: string): number[] {
  const pair = BYTES[character];
  if (pair !== undefined) return [pair >> 8, pair & 0xff];
  if (character > "\x7f") throw new Error(`the table has no ${character}`);
  return [character.charCodeAt(0)];
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]));
}
