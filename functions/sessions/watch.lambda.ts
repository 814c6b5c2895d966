// HTTP: what is asked of sessions; reads only.
import { http } from "../shared/http/http.ts";
import { sessionReads } from "./reads.ts";

export const handler = http(...sessionReads);
