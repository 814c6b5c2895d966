// Cuts a result into pages whose token only this list accepts again; never gives a token for nothing.
import { type Bounds, integer, type QueryForm } from "./form.ts";
import { Ec2Refusal } from "./refusal.ts";

export interface ResultPage<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

// The position is enough: between two pages the service promises no snapshot either.
function startOf(token: string | undefined): number {
  if (token === undefined) return 0;
  const [, start] = /^after-(\d+)$/.exec(Buffer.from(token, "base64url").toString("latin1")) ?? [];
  if (start === undefined) throw new Ec2Refusal("InvalidNextToken", "The specified NextToken is not valid.");
  return Number(start);
}

export function resultPage<Item>(all: readonly Item[], form: QueryForm, bounds: Bounds): ResultPage<Item> {
  const start = startOf(form.get("NextToken"));
  const end = start + (integer(form, "MaxResults", bounds) ?? bounds.most);
  const nextToken = end < all.length ? Buffer.from(`after-${end}`).toString("base64url") : undefined;
  return { items: all.slice(start, end), nextToken };
}
