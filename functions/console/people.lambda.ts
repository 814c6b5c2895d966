// HTTP: the console's pages of people and agencies, and of the rules that bind them; like all of it a client of the API,
// which alone decides.

import { agencyHandlers } from "./agency/agency.ts";
import { pages } from "./door/pages.ts";
import { homeWorkHandlers } from "./home-work/home-work.ts";
import { peopleHandlers } from "./people/people.ts";
import { peopleFileHandlers } from "./people/people-file.ts";
import { unitsHandlers } from "./people/units.ts";
import { productsHandlers } from "./rules/products.ts";
import { rulesHandlers } from "./rules/rules.ts";

export const handler = pages(
  ...peopleFileHandlers,
  ...peopleHandlers,
  ...unitsHandlers,
  ...homeWorkHandlers,
  ...agencyHandlers,
  ...rulesHandlers,
  ...productsHandlers,
);
