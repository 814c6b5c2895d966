// The counties and cities an agency may belong to, and what kind of body it may be; names only.
import { type Words, words } from "../words.ts";

export const CITY_WORDS = {
  tainan: words("臺南市", "Tainan City"),
  keelung: words("基隆市", "Keelung City"),
  yilan: words("宜蘭縣", "Yilan County"),
  other: words("其他縣市", "Another city or county"),
} as const satisfies Record<string, Words>;
export type City = keyof typeof CITY_WORDS;
export const CITIES = Object.keys(CITY_WORDS) as readonly City[];

export const AGENCY_KIND_WORDS = {
  government: words("府（局處）機關", "City or county government and its bureaux"),
  "district-office": words("區公所", "District office"),
  township: words("鄉鎮市公所", "Township office"),
  council: words("民意機關", "Council"),
  "public-school": words("學校", "School"),
  "securities-firm": words("證券商", "Securities firm"),
} as const satisfies Record<string, Words>;
export type AgencyKind = keyof typeof AGENCY_KIND_WORDS;
export const AGENCY_KINDS = Object.keys(AGENCY_KIND_WORDS) as readonly AgencyKind[];
