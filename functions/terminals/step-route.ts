// What all routes that take one terminal one step further have in common; names and schemas only.
import { type Route, route } from "../shared/http/route.ts";
import { params, terminal } from "./shapes.ts";

type Row = Pick<Route, "name" | "entry" | "summary" | "body" | "example" | "problems">;

export function stepRoute<const R extends Row>(noun: string, row: R) {
  return route({
    ...row,
    path: `/v1/terminals/{propertyNo}/${noun}`,
    method: "POST",
    kind: "write",
    params,
    answer: { status: 200, schema: terminal },
  });
}
