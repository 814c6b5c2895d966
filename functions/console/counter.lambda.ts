// HTTP: the console's counter: terminals, one and many, and their papers; like all of it a client of the API, which alone decides.

import { batchHandlers } from "./counter/batch.ts";
import { counterHandlers } from "./counter/counter.ts";
import { pledgeHandlers } from "./counter/pledge.ts";
import { terminalHandlers } from "./counter/terminal.ts";
import { pages } from "./door/pages.ts";

export const handler = pages(...counterHandlers, ...terminalHandlers, ...pledgeHandlers, ...batchHandlers);
