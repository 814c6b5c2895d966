// HTTP: the console's first page and the numbers in its menu; like all of it a client of the API, which alone decides.
import { pages } from "./door/pages.ts";
import { homeHandlers } from "./my-page/my-page.ts";

export const handler = pages(...homeHandlers);
