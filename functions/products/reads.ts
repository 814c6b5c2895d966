// HTTP: the register of hazardous products with what waits in it; reads only.
import { answer, on } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { read } from "../shared/journal/journal.ts";
import { CITY_PRODUCTS } from "./products.ts";
import * as routes from "./routes.ts";
import { registerView } from "./view.ts";

export const REGISTER_PLACE: Place = { type: "City", id: "hazardous-products" };

export const productReads = [
  on(routes.readProducts, async ({ may, person }) => {
    may(REGISTER_PLACE);
    return answer(200, registerView(await read(CITY_PRODUCTS), person));
  }),
];
