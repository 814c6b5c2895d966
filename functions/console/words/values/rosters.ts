// Values of home days.
import type { Values } from "./value.ts";

export const ROSTER_VALUES: Values = {
  inField: {
    capGround: {
      "off-calendar": ["不依辦公日曆出勤", "Works off the office calendar"],
      "special-work": ["工作性質特殊", "Work of its own kind"],
    },
  },
};
