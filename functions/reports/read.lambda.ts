// HTTP: what is asked of the nine reports; reads only.
import { http } from "../shared/http/http.ts";
import { reportReads } from "./reads.ts";

export const handler = http(...reportReads);
