// HTTP: what is asked of the systems; reads only.
import { http } from "../shared/http/http.ts";
import { systemReads } from "./reads.ts";

export const handler = http(...systemReads);
