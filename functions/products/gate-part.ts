// Hazardous products at the gate: whether a notice names the terminal, and until when an exception lets it go on; pure.
import { computerOf } from "../devices/gate-part.ts";
import { deadlineAt, foundIn, type GatePart } from "../gate/part.ts";
import { CITY_PRODUCTS, type Products, type ProductsEvent } from "./products.ts";
import { STATUTE_FROM, standingOf } from "./standing.ts";

const EXCEPTION_ENDS = { "zh-TW": "例外使用期限屆滿", en: "the exception for a hazardous product ends" };
const STATUTE_BEGINS = {
  "zh-TW": "資通安全管理法限制危害產品之規定施行",
  en: "the statute on hazardous products comes into force",
};

export const productsPart: GatePart = {
  streams: () => [CITY_PRODUCTS],
  touches: { PRODUCTS: ({ event }) => (closesNobody(event as ProductsEvent) ? undefined : {}) },
  facts(reads, moment) {
    const computer = computerOf(reads);
    if (!computer) return [];
    const products = foundIn<Products>(reads, "PRODUCTS", "city");
    const { standing, exception } = standingOf(
      products?.state,
      { propertyNo: reads.question.terminal, ...computer.state },
      moment.at,
    );
    return [
      {
        known: { product: standing },
        from: products ?? computer,
        deadlines: [
          ...deadlineAt(exception?.until, "product", EXCEPTION_ENDS, moment),
          ...(products ? deadlineAt(STATUTE_FROM, "product", STATUTE_BEGINS, moment) : []),
        ],
      },
    ];
  },
};

/** What is merely proposed, or was not confirmed, changes nothing for anybody. */
function closesNobody({ type }: ProductsEvent): boolean {
  return type === "ProductsProposed" || type === "ProductsRejected";
}
