import type { SameKeys } from "../same-keys.ts";
import type { sign_in as zh } from "../zh/sign-in.ts";

export const sign_in: SameKeys<typeof zh> = {
  title: "Sign in",
  sign_in: "Sign in",
  email: "E-mail",
  password: "Password",
  email_missing: "Enter your e-mail",
  password_missing: "Enter your password",
  wrong: "Wrong e-mail or password",
  expired: "Your session has ended",
  expired_hint: "Sign in again. What you typed is still here and goes on its way afterwards.",
  promise: "Targets, sales and attainment at a glance; every figure opens its orders.",
  demo_title: "Demo company: choose a person to enter as",
  demo_hint: "What each account sees depends on its role.",
  current_password: "Current password",
  new_password: "New password (10 characters or more)",
  new_password_again: "New password again",
  passwords_differ: "The two entries differ",
  password_changed: "Password changed",
};
