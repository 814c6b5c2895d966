// HTTP: what is asked of the gate and its rules; reads only.
import { http } from "../shared/http/http.ts";
import { explanations } from "./explaining.ts";

export const handler = http(...explanations);
