// Whether a text is a range that a system can come from: canonical, public, no wider than the rules allow; pure.
import { BITS, type Family, hasHostBits, isMapped, sharePrefix } from "../shared/address.ts";
import { lastRead, scanRange } from "../shared/address-reading.ts";
import { writeRange } from "../shared/address-writing.ts";
import { profileOf } from "../shared/profile.ts";
import type { Words } from "../shared/words.ts";

export type EgressReading =
  | { readonly kind: "range"; readonly range: string }
  | { readonly kind: "refused"; readonly code: string; readonly words: Words };

/** Blocks nobody outside can come from, with what they are. Documentation addresses stay: exercises are run with them. */
const NOT_PUBLIC: readonly (readonly [block: string, code: string, zh: string, en: string])[] = [
  ["10.0.0.0/8", "private", "私有位址", "a private address"],
  ["172.16.0.0/12", "private", "私有位址", "a private address"],
  ["192.168.0.0/16", "private", "私有位址", "a private address"],
  ["fc00::/7", "private", "私有位址", "a private address"],
  ["100.64.0.0/10", "shared", "電信業者共用位址", "an address shared by a carrier"],
  ["127.0.0.0/8", "loopback", "本機位址", "a loopback address"],
  ["::1/128", "loopback", "本機位址", "a loopback address"],
  ["169.254.0.0/16", "link-local", "鏈路區域位址", "a link-local address"],
  ["fe80::/10", "link-local", "鏈路區域位址", "a link-local address"],
  ["224.0.0.0/4", "multicast", "群播位址", "a multicast address"],
  ["ff00::/8", "multicast", "群播位址", "a multicast address"],
  ["0.0.0.0/8", "reserved", "保留位址", "a reserved address"],
  ["240.0.0.0/4", "reserved", "保留位址", "a reserved address"],
  ["::/128", "reserved", "保留位址", "a reserved address"],
];

const blocks = NOT_PUBLIC.map(([block, code, zh, en]) => {
  const family = scanRange(block);
  return { family, words: lastRead.words.slice(), prefix: lastRead.prefix, code, zh, en };
});

export function readEgress(text: string): EgressReading {
  const family = scanRange(text);
  if (family === undefined)
    return refused("not-a-range", "不是 IPv4 或 IPv6 位址", "is no IPv4 or IPv6 range");
  const words = lastRead.words.slice();
  const { prefix } = lastRead;
  if (hasHostBits(words, prefix)) {
    return refused("host-bits", "遮罩以外的位元不是零", "has bits set behind its prefix");
  }
  if (family === 6 && isMapped(words)) {
    return refused("mapped", "請以 IPv4 形式填寫", "is an IPv4 address in IPv6 dress: write it as IPv4");
  }
  const inside = blocks.find(
    block => block.family === family && sharePrefix(block.words, words, Math.min(block.prefix, prefix)),
  );
  if (inside)
    return refused(
      inside.code,
      `是${inside.zh}，不是體系對外的位址`,
      `is ${inside.en}, not where a system comes from`,
    );
  if (prefix < widestOf(family)) {
    return refused("too-wide", `範圍過大，至多 /${widestOf(family)}`, `is wider than /${widestOf(family)}`);
  }
  return { kind: "range", range: writeRange(family, words, prefix) };
}

/** Without a rule nothing is wide enough to be refused for it but everything is: only single addresses pass. */
function widestOf(family: Family): number {
  const { widestIpv4Prefix, widestIpv6Prefix } = profileOf("tainan-2021").parameters;
  return (family === 4 ? widestIpv4Prefix : widestIpv6Prefix)?.value ?? BITS[family];
}

function refused(code: string, zh: string, en: string): EgressReading {
  return { kind: "refused", code, words: { "zh-TW": zh, en } };
}
