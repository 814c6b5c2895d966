// Whether a brand is banned: one law for the counter and for the gate, and light, since every question at the gate loads it; pure.
export type BrandStanding = "allowed" | "banned" | "unknown";

export function brandAmong(brand: string, banned: readonly string[]): BrandStanding {
  const name = plain(brand);
  if (name === "") return "unknown";
  return banned.some(each => plain(each) === name) ? "banned" : "allowed";
}

/** The same brand, whoever typed it: full width or half, capitals or none. */
function plain(brand: string): string {
  return brand.normalize("NFKC").trim().toLowerCase();
}
