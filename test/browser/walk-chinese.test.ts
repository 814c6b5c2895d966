// Every page of the console, as one sees it who reads Chinese.
import { walkIn } from "./walking.ts";

walkIn("zh-TW");
