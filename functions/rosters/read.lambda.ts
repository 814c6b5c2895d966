// HTTP: what is asked of home days; reads only.
import { http } from "../shared/http/http.ts";
import { rosterReads } from "./reads.ts";

export const handler = http(...rosterReads);
