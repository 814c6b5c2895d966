// Somebody who reads a page, for tests of pages: the moment, the language and who it is are theirs to choose.

import type { Visit } from "../../functions/console/door/visit.ts";
import { sayIn } from "../../functions/console/frame/say.ts";
import type { Language } from "../../functions/shared/words.ts";

interface Wish {
  readonly language?: Language;
  readonly at?: string;
  readonly roles?: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly here?: string;
}

export function readerOf({
  language = "zh-TW",
  at = "2021-06-21T04:00:00Z",
  roles = [],
  query = {},
  here = "/console",
}: Wish = {}): Visit {
  const person = {
    person: "somebody@household",
    name: "某人",
    agency: "household-office",
    roles,
    systems: [],
  };
  const event = {
    rawPath: here.split("?")[0],
    headers: {},
    requestContext: { http: { sourceIp: "198.51.100.7" } },
  };
  const visit = { language, say: sayIn(language), at: new Date(at), here, person, query, params: {}, event };
  return visit as unknown as Visit;
}

/** Nothing that a person wrote became markup. */
export const XSS = `"><img src=x onerror=alert(1)><script>alert(2)</script>'`;
