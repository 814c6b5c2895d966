// How a happening is made to happen, in a city where sessions run.
import type { ClosingCity } from "../../closing/closing-city.ts";

export type Happenings = Readonly<Record<string, (city: ClosingCity) => Promise<unknown>>>;
