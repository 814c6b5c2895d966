// How one computer stands against the register at a moment: which notice names it, whether an exception lets it go on; pure.
import { instantOf } from "../shared/time/calendar.ts";
import { likeness, plainName } from "./makes.ts";
import { type ProductStanding, STATUTE_SINCE } from "./names.ts";
import type { ExceptionInForce, Notice, NoticeInForce, Products } from "./products.ts";

export interface Computer {
  readonly propertyNo: string;
  readonly brand: string;
  readonly model?: string | undefined;
}

/** Where the statute came into force. */
export const STATUTE_FROM = instantOf(STATUTE_SINCE, "00:00");

export interface StandingFound {
  readonly standing: ProductStanding;
  /** The one that names it. */
  readonly notice?: NoticeInForce;
  readonly exception?: ExceptionInForce & { readonly number: number };
}

/** The worst of what the notices say of it; a blank make is in doubt as soon as any make is banned. */
export function standingOf(products: Products | undefined, computer: Computer, at: string): StandingFound {
  if (at < STATUTE_FROM) return { standing: "not-bound" };
  if (products?.loadedAt === undefined) return { standing: "not-loaded" };
  const named = products.notices.flatMap(notice => {
    const standing = namedBy(notice, computer);
    return standing === "clear"
      ? []
      : [{ standing, notice, ...exceptionFrom(products, notice, computer, at) }];
  });
  const refusing = named.find(each => !("exception" in each));
  if (refusing) return { standing: refusing.standing, notice: refusing.notice };
  // Each that names it is excepted: the earliest end binds.
  const [first] = named.toSorted((a, b) =>
    (a.exception?.until ?? "") < (b.exception?.until ?? "") ? -1 : 1,
  );
  return first ? { ...first, standing: "excepted" } : { standing: "clear" };
}

/** What one notice says of a computer. */
export function namedBy(
  { make, aliases, models }: Notice,
  { brand, model }: Pick<Computer, "brand" | "model">,
): Exclude<ProductStanding, "not-bound" | "not-loaded" | "excepted"> {
  if (plainName(brand) === "") return "unnamed";
  const like = likeness(brand, [make, ...aliases]);
  if (like === "other") return "clear";
  if (like === "near") return "near";
  if (models.length === 0) return "banned";
  const said = [model ?? "", brand].map(plainName);
  if (models.some(each => said.some(name => isModel(name, plainName(each))))) return "banned";
  return plainName(model ?? "") === "" ? "unnamed" : "clear";
}

/** A notice may name a series, a register the whole name of the product. */
function isModel(name: string, model: string): boolean {
  return model !== "" && name.includes(model);
}

function exceptionFrom(
  { exceptions }: Products,
  { noticeNo }: Notice,
  { propertyNo }: Computer,
  at: string,
): Pick<StandingFound, "exception"> {
  const found = Object.entries(exceptions)
    .filter(([, each]) => each.propertyNo === propertyNo && each.noticeNo === noticeNo && at < each.until)
    .toSorted(([, a], [, b]) => (a.until < b.until ? 1 : -1))[0];
  return found ? { exception: { ...found[1], number: Number(found[0]) } } : {};
}
