// HTTP: which terminals of an agency a notice names, nearly names, or would name if their make were recorded; reads only.
import { cursorOf, wordsStart } from "../shared/http/cursor.ts";
import { answer, http, on } from "../shared/http/http.ts";
import { read } from "../shared/journal/journal.ts";
import { byMakeOf, MAKE_BEGINS } from "../terminals/by-make.ts";
import { concernedTerminals } from "./concerned.ts";
import { CITY_PRODUCTS } from "./products.ts";
import { listConcernedTerminals } from "./routes.ts";

export const handler = http(
  on(listConcernedTerminals, async ({ query, person, may, at }) => {
    const agency = query.agency ?? person.agency;
    may({ type: "Agency", id: agency, agency });
    const partition = byMakeOf(agency);
    const start = wordsStart(query.cursor, partition, { partition, beginning: MAKE_BEGINS });
    const { state: products } = await read(CITY_PRODUCTS);
    const page = await concernedTerminals(products, { agency, limit: query.limit, start }, at.toISOString());
    const rows = page.rows.map(({ terminal, found: { standing, notice, exception } }) => ({
      propertyNo: terminal.propertyNo,
      brand: terminal.brand,
      ...(terminal.model !== undefined && { model: terminal.model }),
      stage: terminal.custody.stage,
      standing,
      ...(notice && { noticeNo: notice.noticeNo }),
      ...(exception && { exceptedUntil: exception.until }),
    }));
    return answer(200, { rows, next: cursorOf(page.next, partition) });
  }),
);
