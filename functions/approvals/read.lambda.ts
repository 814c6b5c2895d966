// HTTP: what is asked of applications to work from home; reads only.
import { http } from "../shared/http/http.ts";
import { approvalReads } from "./reads.ts";

export const handler = http(...approvalReads);
