// HTTP: the center compiles the nine reports into a signed pack and forwards it to the archives.
import { answer, http, on } from "../shared/http/http.ts";
import { write } from "../shared/http/write.ts";
import { compileReports, forwardToArchives } from "./compile-pack.ts";
import * as routes from "./pack-routes.ts";
import { readHeldPack } from "./stored.ts";
import { packView } from "./view.ts";

export const handler = http(
  on(routes.compilePack, asked =>
    write(asked, async () => {
      const permit = asked.may({ type: "City", id: "packs" });
      const { pack, changes, reports } = await compileReports(permit);
      const location = `/v1/packs/${pack.next.state.number}`;
      return {
        changes,
        // A report filed meanwhile would be missing from a pack that says it holds all.
        unmoved: reports.map(({ held }) => held),
        answer: answer(201, packView(pack.next), { location }),
      };
    }),
  ),
  on(routes.forwardPack, asked =>
    write(asked, async () => {
      const permit = asked.may({ type: "City", id: "packs" });
      const { changes, pack } = await forwardToArchives(await readHeldPack(asked.params.number), permit);
      return { changes, answer: answer(200, packView(pack)) };
    }),
  ),
);
