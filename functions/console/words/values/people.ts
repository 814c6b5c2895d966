// Values of people.
import type { Values } from "./value.ts";

export const PEOPLE_VALUES: Values = {
  always: {
    superior: ["直屬主管", "Direct superior"],
    "unit-head": ["單位主管", "Unit head"],
    deputy: ["職務代理人", "Deputy"],
    "civil-servant": ["公務人員", "Civil servant"],
    contract: ["約聘僱", "Contract staff"],
    worker: ["技工工友", "Manual staff"],
    temporary: ["臨時人員", "Temporary staff"],
    vendor: ["廠商", "Vendor"],
  },
  inField: {
    calendar: {
      office: ["政府辦公日曆", "Office calendar"],
      shifts: ["輪班（不依辦公日曆）", "Shifts, not the office calendar"],
    },
  },
};
