// Tells when the source changes. Folders are watched, not files: an editor that replaces a file leaves no watch behind.
import { type FSWatcher, globSync, watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** Editors and version control write in several steps: wait until they have settled. */
const SETTLED_MS = 150;

export function onSourceChange(changed: () => void): void {
  let waiting: NodeJS.Timeout | undefined;
  const watched = new Map<string, FSWatcher>();
  const look = () => {
    for (const folder of folders()) {
      if (watched.has(folder)) continue;
      const watcher = watch(folder, soon);
      watched.set(
        folder,
        watcher.once("error", () => watched.delete(folder)),
      );
    }
  };
  function soon(): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      look();
      changed();
    }, SETTLED_MS);
  }
  look();
}

function folders(): string[] {
  const inside = globSync(["functions/**", "policies/**"], { cwd: ROOT, withFileTypes: true });
  return inside.filter(entry => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
}
