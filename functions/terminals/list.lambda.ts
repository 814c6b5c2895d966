// HTTP: what is asked of terminals; reads only.
import { http } from "../shared/http/http.ts";
import { terminalReads } from "./reads.ts";

export const handler = http(...terminalReads);
