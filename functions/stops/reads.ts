// HTTP: the stops in force that whoever asks may see; reads only.
import { answer, on } from "../shared/http/http.ts";
import { read } from "../shared/journal/journal.ts";
import { listStops } from "./routes.ts";
import { seenBy } from "./seen-stops.ts";
import { CITY_STOPS, type Stops } from "./stop.ts";

export const stopReads = [
  on(listStops, async asked => {
    const held = await read<Stops>(CITY_STOPS);
    const { doubt } = held.state ?? {};
    return answer(200, { rows: await seenBy(asked, held), ...(doubt && { doubtSince: doubt.at }) });
  }),
];
