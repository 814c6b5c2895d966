// IPv4 ranges of networks as a stage writes them: read, compared and cut into pieces; pure.

export interface NetworkRange {
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/** Only the canonical form is one: no host bits, no leading zeros. */
export function readNetworkRange(text: string): NetworkRange | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - prefix);
  if (prefix > 32 || first % size !== 0 || networkRange(first, prefix).text !== text) return undefined;
  return networkRange(first, prefix);
}

/** Of a text that was found to be one. */
export function writtenRange(text: string): NetworkRange {
  const range = readNetworkRange(text);
  if (!range) throw new Error(`compared before it was read: ${text}`);
  return range;
}

export function networkRange(first: number, prefix: number): NetworkRange {
  const parts = [24, 16, 8, 0].map(shift => Math.floor(first / 2 ** shift) % 256);
  return { text: `${parts.join(".")}/${prefix}`, first, last: first + 2 ** (32 - prefix) - 1 };
}

export function overlap(one: NetworkRange, other: NetworkRange): boolean {
  return one.first <= other.last && other.first <= one.last;
}

export function isWithin(inner: NetworkRange, outer: NetworkRange): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function prefixOfRange({ first, last }: NetworkRange): number {
  return 32 - Math.log2(last - first + 1);
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].flatMap(
  text => readNetworkRange(text) ?? [],
);

/** Of those that no network outside may use (RFC 1918). */
export function isPrivateRange(range: NetworkRange): boolean {
  return PRIVATE.some(block => isWithin(range, block));
}
