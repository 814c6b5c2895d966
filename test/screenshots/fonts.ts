// Chinese letters for a browser that has none: the pages' own first choice of font, from the registry; only for pictures.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { BrowserContext } from "playwright-core";

const folder = dirname(createRequire(import.meta.url).resolve("@fontsource/noto-sans-tc/package.json"));
const WEIGHTS = [400, 500, 700];
const css = WEIGHTS.map(weight => readFileSync(join(folder, `${weight}.css`), "utf8"))
  .join("\n")
  .replaceAll(/url\(\.\/files\/([^)]+\.woff2)\) format\('woff2'\), url\([^)]+\)/g, "url(/fonts/$1)");

/** The context must bypass the pages' policy, which loads no font. */
export async function withFonts(context: BrowserContext): Promise<void> {
  await context.route(/\/fonts\/[\w-]+\.woff2$/, route =>
    route.fulfill({ path: join(folder, "files", route.request().url().split("/").at(-1) ?? "") }),
  );
  await context.route(/\/console\/assets\/console\.css/, async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${css}\n${await response.text()}` });
  });
}
