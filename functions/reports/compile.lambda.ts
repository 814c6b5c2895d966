// HTTP: the center compiles the nine reports into a signed pack and forwards it to the archives.
import { command, type Decided } from "../shared/http/command.ts";
import { http } from "../shared/http/http.ts";
import type { Place } from "../shared/http/permit.ts";
import { compileReports, forwardToArchives } from "./compile-pack.ts";
import * as routes from "./pack-routes.ts";
import { type HeldPack, readHeldPack } from "./stored.ts";
import { packView } from "./view.ts";

const PACKS = {
  place: (): Place => ({ type: "City", id: "packs" }),
  view: ({ pack }: Decided & { readonly pack: HeldPack }) => packView(pack),
};

export const handler = http(
  command(routes.compilePack, {
    ...PACKS,
    decide: async ({ permit }) => {
      const { pack, changes, reports } = await compileReports(permit);
      // A report filed meanwhile would be missing from a pack that says it holds all.
      return { changes, unmoved: reports.map(({ held }) => held), pack: pack.next };
    },
    location: ({ pack }) => `/v1/packs/${pack.state.number}`,
  }),
  command(routes.forwardPack, {
    ...PACKS,
    alsoReads: ({ params }) => readHeldPack(params.number),
    decide: ({ also: pack, permit }) => forwardToArchives(pack, permit),
  }),
);
