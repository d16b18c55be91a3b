/** Basic authentication (RFC 7617); imported by clients whose document asks for it, and by no others. */

import { refuse } from "./scalar.js";

/** The field value for a user name and a password with a colon between them. @throws ArgumentProblem without one. */
export function writeBasic(option: string, login: string): string {
  if (!login.includes(":")) refuse(option, "has no colon: give the user name and the password with a colon between them");
  // Credentials are latin-1 by the time they come here, which is what btoa takes.
  return `Basic ${btoa(login)}`;
}
