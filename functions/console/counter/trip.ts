// A terminal's trip as its borrower may see it, who sees no others' events: what the open loan itself says; pure.
import type { LifeRow } from "./timeline.ts";

export function tripOf({ loan }: { readonly loan?: TripDates | undefined }): readonly LifeRow[] {
  if (!loan) return [];
  const row = (type: string, at: string | undefined) =>
    at === undefined ? [] : [{ event: { type }, happenedAt: at, recordedAt: at }];
  return [
    ...row("CarriedOut", loan.outAt),
    ...row("LossReported", loan.lostAt),
    ...row("ReturnDeclared", loan.returnDeclaredAt),
    ...row("Disinfected", loan.disinfection?.doneAt),
    ...row("Scanned", loan.scan?.finishedAt),
    ...row("Attested", loan.attestation?.at),
    ...row("Released", loan.release?.at),
  ];
}

interface TripDates {
  readonly outAt?: string | undefined;
  readonly lostAt?: string | undefined;
  readonly returnDeclaredAt?: string | undefined;
  readonly disinfection?: { readonly doneAt: string } | undefined;
  readonly scan?: { readonly finishedAt: string } | undefined;
  readonly attestation?: { readonly at: string } | undefined;
  readonly release?: { readonly at: string } | undefined;
}
