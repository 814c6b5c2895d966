// The order of numbers as the floors need it: two columns, one by the other.
type Column = Uint32Array<ArrayBuffer>;

/** Sorts pairs of columns by one of them, the earlier order kept among equals. */
export function radix(keys: Column, others: Column): [Column, Column] {
  const n = keys.length;
  let [key, other, nextKey, nextOther] = [keys, others, new Uint32Array(n), new Uint32Array(n)];
  for (let shift = 0; shift < 32; shift += 11) {
    const starts = new Uint32Array(2049);
    for (let i = 0; i < n; i++) (starts[(((key[i] as number) >>> shift) & 2047) + 1] as number)++;
    if (starts.includes(n)) continue;
    for (let digit = 1; digit < 2048; digit++) (starts[digit] as number) += starts[digit - 1] as number;
    for (let i = 0; i < n; i++) {
      const place = (starts[((key[i] as number) >>> shift) & 2047] as number)++;
      nextKey[place] = key[i] as number;
      nextOther[place] = other[i] as number;
    }
    [key, other, nextKey, nextOther] = [nextKey, nextOther, key, other];
  }
  return [key, other];
}
