import { cityStop } from "/tmp/wt/closing/test/bench/closing/city-stop.ts";

const r = await cityStop(
  Number(process.argv[2]),
  { holdMs: 12, cuttingMs: Number(process.argv[3]) },
  console.log,
);
const s = r.endedMs.toSorted((a, b) => a - b);
console.log({
  ...r,
  endedMs: s.length,
  p50: s[Math.floor(s.length / 2)],
  p99: s[Math.ceil(s.length * 0.99) - 1],
});
