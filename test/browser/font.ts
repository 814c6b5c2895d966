// Gives pages the Chinese font of an office to be pictured with; the browser from the registry brings none.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContext } from "playwright-core";

const FOLDER = fileURLToPath(new URL("../../node_modules/@fontsource/noto-sans-tc/", import.meta.url));

/** For a context that bypasses the console's own policy, which lets no font in. */
export async function withFont(context: BrowserContext): Promise<void> {
  const faces = ["400", "700"]
    .map(weight => readFileSync(`${FOLDER}${weight}.css`, "utf8").replaceAll("url(./files/", "url(/_fonts/"))
    .join("\n");
  await context.route("**/assets/console.css*", async route => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\n${faces}` });
  });
  await context.route("**/_fonts/*", route => {
    const name = new URL(route.request().url()).pathname.split("/").at(-1) ?? "";
    return route.fulfill({ contentType: "font/woff2", body: readFileSync(`${FOLDER}files/${name}`) });
  });
}
