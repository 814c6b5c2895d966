// Whether a range belongs on a list at all, by what its addresses are for and by how wide it is; other ranges are not its concern.
import { type Family, sharePrefix } from "./address.ts";
import { lastRead, scanRange } from "./address-reading.ts";
import type { Range } from "./range.ts";
import { RANGE_FAULTS, type RangeFault } from "./range-fault.ts";

export interface RangeLimits {
  /** The shortest prefix length that a regulation allows. */
  readonly widest: Readonly<Record<Family, number>>;
  /** Addresses for examples are taken in tests and exercises, and only there. */
  readonly documentation: "refused" | "allowed";
  /** Networks, private ones too, that may be named because they are led to. */
  readonly targets?: readonly string[];
}

export interface Unfit {
  readonly fault: RangeFault;
  /** What it ran into: the block it touches, or the widest allowed. */
  readonly block: string;
}

/** What addresses are set aside for. A range that merely touches a block has addresses of it, so touching is enough. */
const BLOCKS: Partial<Record<RangeFault, readonly string[]>> = {
  unspecified: ["0.0.0.0/8", "::/128"],
  private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
  shared: ["100.64.0.0/10"],
  loopback: ["127.0.0.0/8", "::1/128"],
  "link-local": ["169.254.0.0/16", "fe80::/10"],
  multicast: ["224.0.0.0/4", "ff00::/8"],
  // Examples (RFC 5737, 3849, 9637), and trials of networks (RFC 2544): nobody in earnest comes from either.
  documentation: [
    ...["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15"],
    ...["2001:db8::/32", "3fff::/20"],
  ],
  // Nothing outside 2000::/3 is given out; inside it, protocols (2001::/23) and tunnels (2002::/16) have their own.
  reserved: [
    ...["192.0.0.0/24", "192.88.99.0/24", "240.0.0.0/4"],
    ...["::/3", "4000::/2", "8000::/1", "2001::/23", "2002::/16"],
  ],
};

const blocks = RANGE_FAULTS.flatMap(fault =>
  (BLOCKS[fault] ?? []).map(text => {
    const family = scanRange(text);
    return { fault, text, family, words: lastRead.words.slice(), prefix: lastRead.prefix };
  }),
);

export function unfit(range: Range, limits: RangeLimits): Unfit | undefined {
  const { family, words, prefix, text } = range;
  if (prefix === 0) return { fault: "everything", block: text };
  const touched = blocks.find(
    block =>
      block.family === family &&
      sharePrefix(block.words, words, Math.min(block.prefix, prefix)) &&
      (block.fault !== "documentation" || limits.documentation === "refused") &&
      (block.fault !== "private" || !isInTarget(range, limits)),
  );
  if (touched) return { fault: touched.fault, block: touched.text };
  if (prefix < limits.widest[family]) return { fault: "too-wide", block: `/${limits.widest[family]}` };
  return undefined;
}

function isInTarget({ family, words, prefix }: Range, { targets = [] }: RangeLimits): boolean {
  return targets.some(
    text =>
      scanRange(text) === family &&
      lastRead.prefix <= prefix &&
      sharePrefix(lastRead.words, words, lastRead.prefix),
  );
}
