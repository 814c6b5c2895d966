// All rows of a list the API gives page by page, up to a number that a person would still look through.
import type { Route } from "../../shared/http/route.ts";
import type { AnswerOf, Api } from "./api.ts";

const MOST_PAGES = 10;

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next?: string | undefined;
}

type RowOf<R extends Route> = AnswerOf<R> extends { readonly rows: readonly (infer Row)[] } ? Row : never;

export async function everything<R extends Route>(
  api: Api,
  route: R,
  query: Readonly<Record<string, string | undefined>> = {},
): Promise<readonly RowOf<R>[]> {
  const rows: RowOf<R>[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = (await api.ask(route, { query: { ...query, limit: "200", cursor } })) as Page<RowOf<R>>;
    rows.push(...answer.rows);
    cursor = answer.next;
    if (!cursor) break;
  }
  return rows;
}
