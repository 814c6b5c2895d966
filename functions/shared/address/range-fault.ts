// Every reason for which a text is not taken as a range, and what a person reads; it decides nothing.
import { type Words, words } from "../words.ts";

/**
 * The order is the law: of several faults of one text the first is named, so that the same text always gets the same reason.
 * First how it is typed, then how it is built, then what it means, then what it meets on the lists.
 */
const SENTENCES = {
  "too-long": ["文字過長，不可能是位址", "The text is too long to be a range"],
  empty: ["沒有填位址", "The address is missing"],
  invisible: [
    "夾有看不見的字元，請重新輸入，不要貼上",
    "It contains invisible characters: type it instead of pasting",
  ],
  "white-space": ["夾有空白，請刪去", "It contains white space: remove it"],
  "full-width": ["含全形字元，請改用半形", "It contains full-width characters: use half-width ones"],
  several: ["一次只能填一個位址", "More than one address: give one at a time"],
  span: [
    "不接受起迄寫法，請寫成位址／長度",
    "A span from one address to another is not accepted: write address/length",
  ],
  wildcard: ["不接受萬用字元，請寫成位址／長度", "A wildcard is not accepted: write address/length"],
  url: ["這是網址，請填位址", "This is a web address: give the IP address"],
  port: ["請去掉連接埠", "Leave the port out"],
  brackets: ["請去掉括號或引號", "Leave brackets and quotation marks out"],
  zone: ["請去掉介面代號（% 之後）", "Leave the zone (after %) out"],
  "not-decimal": ["IPv4 請用十進位", "Write IPv4 in decimal"],
  "host-name": ["這是主機名稱，請填位址", "This is a host name: give the IP address"],
  mask: ["請用長度（例如 /24）代替遮罩", "Write a prefix length, such as /24, instead of a mask"],
  "bad-prefix": [
    "長度不正確：IPv4 為 0–32，IPv6 為 0–128",
    "The prefix length is not valid: 0 to 32 for IPv4, 0 to 128 for IPv6",
  ],
  "leading-zeros": [
    "數字前不可補零：有的軟體會當成八進位",
    "Leave out leading zeros: some software reads them as octal",
  ],
  "four-parts": ["IPv4 位址要有四段", "An IPv4 address has four parts"],
  "part-too-large": ["IPv4 每段最大為 255", "No part of an IPv4 address is above 255"],
  groups: [
    "IPv6 位址要有八組，每組至多四位，「::」只能出現一次",
    "An IPv6 address has eight groups of at most four digits, and :: once at most",
  ],
  "not-an-address": ["不是 IPv4 或 IPv6 位址", "This is not an IPv4 or IPv6 address"],
  mapped: ["這是以 IPv6 形式書寫的 IPv4，請直接寫 IPv4", "IPv4-mapped IPv6 address; enter it as IPv4"],
  "host-bits": [
    "長度以外的位元不是零：請改寫起始位址，或加長長度",
    "Bits after the prefix length are not zero: write the first address of the range, or a longer prefix",
  ],
  disputed: [
    "不同軟體對這個寫法的解讀不同，請改用一般寫法",
    "Different software reads this differently: write it in the plain form",
  ],
  everything: ["這是所有位址，等於沒有名單", "This is every address, which is not a list at all"],
  unspecified: ["含未指定位址（0.0.0.0/8 或 ::）", "It contains unspecified addresses (0.0.0.0/8 or ::)"],
  private: ["含私有位址，外面連不到", "It contains private addresses, from which nobody outside can connect"],
  shared: [
    "含電信業者共用位址（100.64.0.0/10），背後不只一戶",
    "It contains addresses that a carrier shares among customers (100.64.0.0/10)",
  ],
  loopback: ["含本機位址", "It contains loopback addresses"],
  "link-local": ["含鏈路區域位址", "It contains link-local addresses"],
  multicast: ["含群播位址", "It contains multicast addresses"],
  documentation: [
    "含範例或測試用位址，只能用於演練",
    "It contains addresses reserved for examples and tests: for exercises only",
  ],
  reserved: ["含保留位址", "It contains reserved addresses"],
  "too-wide": ["範圍比規定允許的大", "It is wider than the rules allow"],
  duplicate: ["名單上已有這個位址", "The list already contains this range"],
  overlap: ["與名單上另一個位址重疊", "It overlaps another range of the list"],
  "other-system": ["另一個體系的名單上有其中的位址", "Another system's list contains addresses of it"],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type RangeFault = keyof typeof SENTENCES;
export const RANGE_FAULTS = Object.keys(SENTENCES) as RangeFault[];

export function rangeFaultWords(fault: RangeFault): Words {
  const [zh, en] = SENTENCES[fault];
  return words(zh, en);
}
