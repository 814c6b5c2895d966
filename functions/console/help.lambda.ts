// HTTP: the console's help, its manual and pictures; for anybody, and nothing in it is of anybody.
import { pages } from "./door/pages.ts";
import { helpHandlers } from "./help/help.ts";

export const handler = pages(...helpHandlers);
