// The law of the register of products hazardous to national cyber security: notices, withdrawals and exceptions, each proposed by
// one officer and confirmed by another; pure. One small stream, since every decision at the gate reads it.
import type { Law } from "../shared/journal/event.ts";
import { stream } from "../shared/journal/keys.ts";

/** What a notice names: a make as a whole, or some of its products. */
export interface Notice {
  readonly noticeNo: string;
  readonly noticeDate: string;
  readonly make: string;
  /** Other names of the same make. */
  readonly aliases: readonly string[];
  /** Without any, all that the make makes. */
  readonly models: readonly string[];
}

/** One computer that may go on being used although a notice names it. */
export interface Exception {
  readonly propertyNo: string;
  readonly agency: string;
  readonly noticeNo: string;
  /** The number of the approval. */
  readonly approval: string;
  /** The chief information security officer who approved it. */
  readonly officer: string;
  readonly reason: string;
  readonly until: string;
}

export type Proposal =
  | { readonly kind: "notices"; readonly document: string; readonly notices: readonly Notice[] }
  | {
      readonly kind: "withdrawal";
      readonly document: string;
      readonly noticeNo: string;
      readonly because: string;
    }
  | ({ readonly kind: "exception" } & Exception);

export type ProductsEvent =
  | { readonly type: "ProductsProposed"; readonly proposal: number; readonly content: Proposal }
  | { readonly type: "ProductsConfirmed"; readonly proposal: number }
  | { readonly type: "ProductsRejected"; readonly proposal: number; readonly because: string }
  | { readonly type: "ExceptionRevoked"; readonly exception: number; readonly because: string };

interface Standing {
  readonly by: string;
  readonly at: string;
}
interface Confirmed extends Standing {
  readonly confirmedBy: string;
  readonly confirmedAt: string;
}
export type NoticeInForce = Notice & Confirmed & { readonly document: string };
export type ExceptionInForce = Exception & Confirmed;
export type PendingProposal = Standing & { readonly content: Proposal };

export interface Products {
  /** The latest of the confirmed statements of what is banned, be it that nothing is; absent, nobody has said. */
  readonly loadedAt?: string;
  readonly proposed: number;
  readonly pending: Readonly<Record<number, PendingProposal>>;
  readonly notices: readonly NoticeInForce[];
  /** By the number of the proposal each came from. */
  readonly exceptions: Readonly<Record<number, ExceptionInForce>>;
}

export const NO_PRODUCTS: Products = { proposed: 0, pending: {}, notices: [], exceptions: {} };

export const productsLaw: Law<Products, ProductsEvent> = {
  kind: "PRODUCTS",
  evolve(before = NO_PRODUCTS, { event, recordedAt: at, by }) {
    switch (event.type) {
      case "ProductsProposed": {
        const { proposal, content } = event;
        const pending = { ...before.pending, [proposal]: { content, by: by.person, at } };
        return { ...before, proposed: proposal, pending };
      }
      case "ProductsConfirmed":
        return confirmed(before, event.proposal, { confirmedBy: by.person, confirmedAt: at });
      case "ProductsRejected":
        return { ...before, pending: without(before.pending, event.proposal) };
      case "ExceptionRevoked":
        return { ...before, exceptions: without(before.exceptions, event.exception) };
      default:
        throw new Error(`an unknown event: ${JSON.stringify(event satisfies never)}`);
    }
  },
};

/** The one register of the city. */
export const CITY_PRODUCTS = stream(productsLaw, "city");

function confirmed(
  before: Products,
  proposal: number,
  by: Pick<Confirmed, "confirmedBy" | "confirmedAt">,
): Products {
  const waiting = before.pending[proposal];
  if (!waiting) throw new Error(`there is no proposal ${proposal}`);
  const { content, ...proposed } = waiting;
  const after = { ...before, pending: without(before.pending, proposal) };
  switch (content.kind) {
    case "notices": {
      const { document, notices } = content;
      const added = notices.map(notice => ({ ...notice, document, ...proposed, ...by }));
      return { ...after, loadedAt: by.confirmedAt, notices: [...before.notices, ...added] };
    }
    case "withdrawal": {
      const notices = before.notices.filter(({ noticeNo }) => noticeNo !== content.noticeNo);
      const exceptions = Object.entries(before.exceptions).filter(
        ([, { noticeNo }]) => noticeNo !== content.noticeNo,
      );
      return { ...after, notices, exceptions: Object.fromEntries(exceptions) };
    }
    case "exception": {
      const { kind: _, ...exception } = content;
      return {
        ...after,
        exceptions: { ...before.exceptions, [proposal]: { ...exception, ...proposed, ...by } },
      };
    }
    default:
      throw new Error(`an unknown proposal: ${JSON.stringify(content satisfies never)}`);
  }
}

function without<Value>(all: Readonly<Record<number, Value>>, number: number): Record<number, Value> {
  const { [number]: _, ...rest } = all;
  return rest;
}
