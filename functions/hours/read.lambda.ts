// HTTP: what is asked of overtime; reads only.
import { http } from "../shared/http/http.ts";
import { hoursReads } from "./reads.ts";

export const handler = http(...hoursReads);
