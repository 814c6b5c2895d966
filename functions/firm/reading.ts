// A firm's file as it is read: with the agency, whose trading hours say when somebody has to supervise.
import { agencyLaw } from "../agencies/agency.ts";
import { readMany } from "../shared/journal/journal.ts";
import { stream } from "../shared/journal/keys.ts";
import { loadedCalendars } from "../shared/journal/loaded-calendars.ts";
import { firmLaw } from "./firm.ts";

export async function readWith({ params: { agency } }: { readonly params: { readonly agency: string } }) {
  await loadedCalendars();
  return readMany([stream(firmLaw, agency), stream(agencyLaw, agency)]);
}
