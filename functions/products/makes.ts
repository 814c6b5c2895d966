// Whether two names mean one make, whoever typed them: width, case, blanks, legal form and known other names; and what is nearly
// one. Light, since every question at the gate loads it; pure.
import known from "../../policies/makes.json" with { type: "json" };
import { Lru } from "../shared/lru.ts";

/** What stands behind a make as a company, and tells no makes apart. */
const LEGAL_FORM =
  /(股份有限公司|有限公司|公司|集團|集团|技術|技术|科技|電腦|电脑)+$|\b(co|ltd|inc|corp|corporation|company|limited|technologies|technology|computers?|group)\b\.?/gu;
const BETWEEN = /[^\p{L}\p{N}]+/gu;

/** Letters and digits alone; empty where nothing is left that names anything. */
export function plainName(name: string): string {
  const folded = name.normalize("NFKC").toLowerCase().trim();
  const bare = folded.replaceAll(LEGAL_FORM, " ").replaceAll(BETWEEN, "");
  return bare === "" ? folded.replaceAll(BETWEEN, "") : bare;
}

interface KnownMakes {
  /** By each name of a make, its first. */
  readonly first: ReadonlyMap<string, string>;
  /** By its first name, all of them. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}
let makes: KnownMakes | undefined;
/** Made when a notice is first looked at: most questions at the gate are asked of none. */
function knownMakes(): KnownMakes {
  if (makes) return makes;
  const rows = known.map(names => names.map(plainName));
  const first = rows.flatMap(names => names.map(name => [name, names[0] ?? ""] as const));
  makes = { first: new Map(first), names: new Map(rows.map(names => [names[0] ?? "", names])) };
  return makes;
}

/** One name for all names of a make. */
export function makeOf(name: string): string {
  const plain = plainName(name);
  return knownMakes().first.get(plain) ?? plain;
}

/** A register has two hundred notices, and each is held against every computer: so many names are kept as they come down. */
const MOST_KEPT = 400;
const brands = new Lru<{ readonly plain: string; readonly within: readonly string[] }>(MOST_KEPT);

/** A make as somebody entered it, which may have the product's name behind it: Huawei MateBook. */
function namesIn(brand: string) {
  const found = brands.get(brand);
  if (found) return found;
  const words = brand.normalize("NFKC").toLowerCase().split(BETWEEN).filter(Boolean);
  const starts = words.map((_, at) => words.slice(0, at + 1).join(" "));
  const within = [brand, ...starts, ...words].map(makeOf).filter(Boolean);
  return brands.put(brand, { plain: plainName(brand), within });
}

/** So short a name is one letter away from too many. */
const SHORTEST_NEAR = 5;

export type Likeness = "same" | "near" | "other";

/** How like a make, under any of its names, the brand of a computer is. */
export function likeness(brand: string, makes: readonly string[]): Likeness {
  const { same, near } = namesFor(makes);
  const { plain, within } = namesIn(brand);
  if (within.some(name => same.has(name))) return "same";
  return near.some(other => isNear(plain, other)) ? "near" : "other";
}

interface NamesOfMake {
  /** The first name of each make. */
  readonly same: ReadonlySet<string>;
  /** All its names, and each as it was given. */
  readonly near: readonly string[];
}
const noticed = new Lru<NamesOfMake>(MOST_KEPT);

function namesFor(makes: readonly string[]): NamesOfMake {
  const together = JSON.stringify(makes);
  const found = noticed.get(together);
  if (found) return found;
  const same = new Set(makes.map(makeOf).filter(Boolean));
  const known = [...same].flatMap(make => knownMakes().names.get(make) ?? make);
  return noticed.put(together, { same, near: [...new Set([...known, ...makes.map(plainName)])] });
}

/** One letter more, less or other; a name of Chinese characters is near where it holds the whole other one. */
function isNear(name: string, other: string): boolean {
  if (/\p{Script=Han}/u.test(other)) return other.length > 1 && name.includes(other);
  if (Math.min(name.length, other.length) < SHORTEST_NEAR) return false;
  return name.includes(other) || isOneEditApart(name, other);
}

function isOneEditApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1);
}
