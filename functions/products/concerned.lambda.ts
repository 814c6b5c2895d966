// HTTP: which terminals of an agency a notice names, nearly names, or would name if their make were recorded; reads only.
import { boardStart, cursorOf } from "../shared/http/cursor.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { board } from "../shared/journal/board.ts";
import { read } from "../shared/journal/journal.ts";
import { terminalsOf } from "../terminals/boards.ts";
import type { Terminal } from "../terminals/terminal.ts";
import { UNJUDGED } from "./names.ts";
import { CITY_PRODUCTS } from "./products.ts";
import { listConcernedTerminals } from "./routes.ts";
import { standingOf } from "./standing.ts";

export const handler = http(
  on(listConcernedTerminals, async ({ query, person, may, at }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const part = terminalsOf(agency);
    const start = boardStart(query.cursor, part.partition, part);
    const [{ state: products }, page] = await Promise.all([
      read(CITY_PRODUCTS),
      board<Terminal>({ ...part, limit: query.limit, start }),
    ]);
    const rows = page.rows
      .filter(({ state }) => state.status === "registered")
      .flatMap(({ state: { propertyNo, brand, model, custody } }) => {
        const found = standingOf(products, { propertyNo, brand, model }, at.toISOString());
        if (found.standing === "clear" || UNJUDGED.includes(found.standing)) return [];
        const { standing, notice, exception } = found;
        const facts = {
          propertyNo,
          brand,
          ...(model !== undefined && { model }),
          stage: custody.stage,
          standing,
        };
        return [
          {
            ...facts,
            ...(notice && { noticeNo: notice.noticeNo }),
            ...(exception && { exceptedUntil: exception.until }),
          },
        ];
      });
    return answer(200, { rows, next: cursorOf(page.next, part.partition) });
  }),
);
