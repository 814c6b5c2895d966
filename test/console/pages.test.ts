// The table of pages that tests walk over misses none: every route that shows a page has a row.
import { globSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { PageHandler } from "../../functions/console/door/serve.ts";
import { consoleRoutes } from "../../functions/console/routes.ts";
import { routeKey } from "../../functions/shared/http/route.ts";
import { PAGES_CONNECTED, PAGES_LATER } from "../browser/pages.ts";

/** These lead elsewhere, or hand out a file or a sheet of paper: there is nothing to look at. */
const NO_PAGES = [
  "showRoot",
  "showLogIn",
  "showCallback",
  "showLanguage",
  "showAsset",
  "findTerminal",
  "handList",
  "showHoursFile",
  "showPackFile",
  "showPackPrint",
  "showLogForm",
  "findOffers",
  "showBadges",
  "showHelpPicture",
];

const shown = consoleRoutes.filter(({ method, name }) => method === "GET" && !NO_PAGES.includes(name));
const holes = (path: string) => path.split("{").length;

/** The most literal of those that fit, as the gateway chooses. */
function routeAt(path: string): string | undefined {
  const [plain = ""] = path.split("?");
  const fits = shown.filter(each => new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(plain));
  return fits.sort((a, b) => holes(a.path) - holes(b.path))[0]?.name;
}

test("every route that shows a page is walked over", () => {
  const walked = new Set(
    [...PAGES_CONNECTED, ...PAGES_LATER].map(({ name, path, follow }) =>
      follow ? routeAt(`${path}/${name}`) : routeAt(path),
    ),
  );
  expect(shown.map(({ name }) => name).filter(name => !walked.has(name))).toEqual([]);
});

const names = [...PAGES_CONNECTED, ...PAGES_LATER].map(({ name }) => name);

test("each page's name is its own: its picture is called so", () => {
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("each page has its picture, and no picture is left of a page that is gone", () => {
  const pictures = readdirSync("docs/screenshots").map(file => file.replace(/(-dark)?\.png$/, ""));
  expect([...new Set(pictures)].sort()).toEqual([...names].sort());
});

/** Served by the entry itself, where a page would be one line. */
const IN_ENTRY = ["showRoot", "showAsset", "showMissing"];

test("every page and form on the map has its handler, and the entry it names lists that", async () => {
  const served = new Map<string, string>();
  const files = globSync("*/*.ts", { cwd: "functions/console" }).map(file => file.replace(/\.ts$/, ""));
  for (const [folder, file] of files.map(each => each.split("/")))
    for (const [name, handlers] of Object.entries(
      await import(`../../functions/console/${folder}/${file}.ts`),
    ))
      if (name.endsWith("Handlers"))
        for (const { key } of handlers as readonly PageHandler[]) served.set(key, name);
  const unlisted = consoleRoutes.filter(route => {
    const entry = readFileSync(`functions/${route.entry}.lambda.ts`, "utf8");
    const name = served.get(routeKey(route));
    return !IN_ENTRY.includes(route.name) && !(name && new RegExp(`\\.\\.\\.${name}[,)]`).test(entry));
  });
  expect([served.size > 50, unlisted.map(({ name }) => name)]).toEqual([true, []]);
});
