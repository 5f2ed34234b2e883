/** A person who is signed in. */
export type Session = {
  readonly identityId: string;
  readonly email: string;
  readonly sessionId: string;
};
