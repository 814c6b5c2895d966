// Tells when the source changes. Folders are watched, not files: an editor that replaces a file leaves no watch behind.
import { type FSWatcher, globSync, watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
/** Editors and version control write in several steps: wait until they have settled. */
const SETTLED_MS = 150;

/** What changes while `changed` is at work is told once more when it is done: a build takes a gigabyte, and two at once two. */
export function onSourceChange(changed: () => Promise<void>): void {
  const tell = oneAfterAnother(changed);
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
      void tell();
    }, SETTLED_MS);
  }
  look();
}

export function oneAfterAnother(act: () => Promise<void>): () => Promise<void> {
  let underWay: Promise<void> | undefined;
  let isWanted = false;
  const work = async () => {
    while (isWanted) {
      isWanted = false;
      await act();
    }
  };
  return () => {
    isWanted = true;
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}

function folders(): string[] {
  const inside = globSync(["functions/**", "policies/**"], { cwd: ROOT, withFileTypes: true });
  return inside.filter(entry => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
}
