// HTTP: what is asked of attendance and logs; reads only.
import { http } from "../shared/http/http.ts";
import { attendanceReads } from "./reads.ts";

export const handler = http(...attendanceReads);
