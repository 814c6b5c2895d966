// HTTP: what is asked of people, units and who is over whom; reads only.
import { http } from "../shared/http/http.ts";
import { peopleReads } from "./reads.ts";

export const handler = http(...peopleReads);
