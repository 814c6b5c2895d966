// HTTP: what is asked of own devices; reads only.
import { http } from "../shared/http/http.ts";
import { deviceReads } from "./reads.ts";

export const handler = http(...deviceReads);
