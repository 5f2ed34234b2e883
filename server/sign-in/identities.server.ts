import { hashPassword, verifyPassword } from "better-auth/crypto";
import type pg from "pg";
import { uuidv7 } from "uuidv7";

/** Provider under which better-auth keeps passwords. */
const passwordProvider = "credential";

export type NewIdentity = { readonly email: string; readonly password: string; readonly name: string };

const writePassword = `
  insert into sign_in.credentials (id, account_id, provider_id, user_id, password)
  values ($1, $2, '${passwordProvider}', $2, $3)
  on conflict (provider_id, account_id)`;

/** Creates who can sign in by this e-mail address; one who can already is left as he is, password included. */
export async function createIdentity(pool: pg.Pool, identity: NewIdentity): Promise<{ id: string }> {
  const email = identity.email.trim().toLowerCase();
  const hash = await hashPassword(identity.password);
  // "do update" with the same value, since only then the row that exists is returned.
  const created = await pool.query<{ id: string }>(
    `insert into sign_in.identities (id, name, email) values ($1, $2, $3)
     on conflict (email) do update set email = excluded.email returning id`,
    [uuidv7(), identity.name, email],
  );
  const [row] = created.rows;
  if (row === undefined) throw new Error("the identity was neither made nor found");
  await pool.query(`${writePassword} do nothing`, [uuidv7(), row.id, hash]);
  return { id: row.id };
}

/** Sets a password, whatever it was. Sessions stay; see revokeSessions. */
export async function setPassword(pool: pg.Pool, identityId: string, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await pool.query(`${writePassword} do update set password = excluded.password, updated_at = now()`, [
    uuidv7(),
    identityId,
    hash,
  ]);
}

/** True when this is the identity's password. */
export async function isPasswordOf(pool: pg.Pool, identityId: string, password: string): Promise<boolean> {
  const found = await pool.query<{ password: string | null }>(
    "select password from sign_in.credentials where provider_id = $1 and account_id = $2",
    [passwordProvider, identityId],
  );
  const hash = found.rows[0]?.password;
  return typeof hash === "string" && (await verifyPassword({ hash, password }));
}
