// Where an agency is met: its return sites with their hours, and whom to ask about what; names and schemas only.
import * as v from "valibot";
import { clockTime, key, text } from "../shared/http/schema.ts";

/** What somebody may ask the agency about. */
export const MATTERS = ["records", "property", "information", "personnel"] as const;

/** A number inside the house, however it is typed: 1234, 分機 1234, #1234, ext. 1234, with a second one after a dash; kept as digits. */
const extension = v.pipe(
  v.string(),
  v.transform(typed =>
    typed
      .normalize("NFKC")
      .trim()
      .replace(/^(?:分機|轉|#|ext\.?)\s*/i, ""),
  ),
  v.regex(/^\d{2,6}(?:-\d{1,4})?$/),
);

export const siteShape = v.strictObject({
  id: key(64),
  name: text(200),
  /** How it is found. */
  place: v.optional(text(200)),
  /** Both or neither. */
  opens: v.optional(clockTime),
  closes: v.optional(clockTime),
  /** Without it, on working days. */
  days: v.optional(v.picklist(["working-days", "every-day"])),
});
export type ReturnSite = Readonly<v.InferOutput<typeof siteShape>>;

/** A unit or function and its extension: no person's name is needed. */
const contactShape = v.strictObject({ matter: v.picklist(MATTERS), unit: text(60), extension });
export type Contact = Readonly<v.InferOutput<typeof contactShape>>;

export const contactsShape = v.pipe(v.array(contactShape), v.maxLength(MATTERS.length));

/** Of each return site with hours, the opening under way or the next. */
export const openingShape = v.object({ site: v.string(), from: v.string(), until: v.string() });
export type Opening = Readonly<v.InferOutput<typeof openingShape>>;
