// Every page of the console, as one sees it who reads English.
import { walkIn } from "./walking.ts";

walkIn("en");
