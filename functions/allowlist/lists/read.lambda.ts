// HTTP: what is asked of the lists; reads only.
import { http } from "../../shared/http/http.ts";
import { listReads } from "./reads.ts";

export const handler = http(...listReads);
