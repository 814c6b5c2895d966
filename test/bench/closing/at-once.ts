// Does the same for very many, some at a time.

const AT_ONCE = 8;

export async function atOnce<Thing>(things: readonly Thing[], act: (thing: Thing) => Promise<unknown>) {
  const left = [...things];
  const work = async () => {
    for (let thing = left.shift(); thing !== undefined; thing = left.shift()) await act(thing);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
