// How e-mail addresses are compared: without regard to case. No vendor documents it; it is inferred from how directories go,
// and from what users of comparable products run into.

export function emailKey(email: string): string {
  return email.toLowerCase();
}
