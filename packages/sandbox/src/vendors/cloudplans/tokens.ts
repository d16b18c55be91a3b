// The vendor's tokens: copied from the console, valid for at most 30 minutes, not renewable by any operation
// (authentication-page).

export interface TokenDesk {
  /** Token -> whose it is and when it ends. */
  readonly issued: ReadonlyMap<string, { readonly email: string; readonly expiresAt: number }>;
  /** `cp-sandbox-1`, `cp-sandbox-2`, …: the same in every run. */
  readonly issue: (email: string) => string;
  readonly read: (token: string) => { readonly email: string } | "unknown" | "expired";
}

const lifetimeMilliseconds = 30 * 60 * 1000;

export function openTokenDesk(clock: () => number): TokenDesk {
  const issued = new Map<string, { readonly email: string; readonly expiresAt: number }>();
  return {
    issued,
    issue: (email) => {
      const token = `cp-sandbox-${issued.size + 1}`;
      issued.set(token, { email, expiresAt: clock() + lifetimeMilliseconds });
      return token;
    },
    read: (token) => {
      const facts = issued.get(token);
      if (facts === undefined) return "unknown";
      return clock() < facts.expiresAt ? { email: facts.email } : "expired";
    },
  };
}
