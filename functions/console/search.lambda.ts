// HTTP: the console's search over everything, and the notices; like all of it a client of the API, which alone decides.
import { pages } from "./door/pages.ts";
import { inboxHandlers } from "./notices/inbox.ts";
import { wishesHandlers } from "./notices/wishes.ts";
import { offersHandlers } from "./search/offers.ts";
import { searchHandlers } from "./search/search.ts";

export const handler = pages(...searchHandlers, ...offersHandlers, ...inboxHandlers, ...wishesHandlers);
