// HTTP: the console's pages of people and agencies, and of the rules and calendars that bind them; like all of it a client of the API,
// which alone decides.
import { http } from "../shared/http/http.ts";
import { agencyHandlers } from "./agency/agency.ts";
import { calendarsHandlers } from "./calendars/calendars.ts";
import { peopleHandlers } from "./people/people.ts";
import { peopleFileHandlers } from "./people/people-file.ts";
import { unitsHandlers } from "./people/units.ts";
import { productsHandlers } from "./rules/products.ts";
import { rulesHandlers } from "./rules/rules.ts";

export const handler = http(
  ...peopleFileHandlers,
  ...peopleHandlers,
  ...unitsHandlers,
  ...calendarsHandlers,
  ...agencyHandlers,
  ...rulesHandlers,
  ...productsHandlers,
);
