// Values of agencies: their kinds, hours, contacts and rules of their own.
import { WINDOW_WORDS } from "../../../hours/window-names.ts";
import { ACTIVITY_WORDS } from "../../../shared/rules/activities.ts";
import { AGENCY_KIND_WORDS, CITY_WORDS } from "../../../shared/rules/cities.ts";
import { PARAMETER_FACTS, UNIT_WORDS } from "../../../shared/rules/parameter-catalogue.ts";
import { named, type Values } from "./value.ts";

export const AGENCY_VALUES: Values = {
  inField: {
    drill: { "not-needed": ["不需演練", "Not needed"], done: ["已演練", "Done"], due: ["待演練", "Due"] },
    outsideHours: { assigned: ["須經指派", "Needs an assignment"], allowed: ["免經指派", "Allowed"] },
    matter: {
      records: ["檔案管理", "Records"],
      property: ["財產管理", "Property"],
      information: ["資訊", "Information"],
      personnel: ["人事", "Personnel"],
    },
    days: {
      "working-days": ["上班日", "Working days"],
      "days-off": ["放假日", "Days off"],
      "every-day": ["每日", "Every day"],
    },
    activity: named(ACTIVITY_WORDS),
    city: named(CITY_WORDS),
    parameter: named(PARAMETER_FACTS),
    unit: named(UNIT_WORDS),
    kind: {
      // Of a window of an agency’s hours.
      ...named(WINDOW_WORDS),
      ...named(AGENCY_KIND_WORDS),
    },
  },
};
