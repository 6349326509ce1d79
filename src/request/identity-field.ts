import type { RequestField } from './resolved-request.ts';
import type { Resolving } from './resolving.ts';

/** A client certificate as the settings have it. */
export interface WrittenIdentity {
  readonly cert?: string;
  readonly key?: string;
  readonly pfx?: string;
  readonly passphrase?: string;
}

const form =
  /^(?:cert:\s*(?<cert>\S+)\s*)?(?:key:\s*(?<key>\S+)\s*)?(?:pfx:\s*(?<pfx>\S+)\s*)?(?:passphrase:\s*(?<passphrase>\S+)\s*)?$/;

/** The fields without the one that names a client certificate, and what that says; `null` without one. */
export function withoutIdentity(
  { traits, secrets }: Resolving,
  fields: readonly RequestField[],
): { readonly own: readonly RequestField[]; readonly identity: WrittenIdentity | null } {
  const identities = traits.identityField ? fields.map(identityOf) : [];
  const identity = identities.findLast((one) => one !== null) ?? null;
  if (identity?.passphrase !== undefined) secrets.add(identity.passphrase);
  return { own: fields.filter((_, index) => !identities[index]), identity };
}

/** httpYac’s `X-ClientCert: cert: ./a.pem key: ./a.key`, which is not sent; `null` for any other field. */
function identityOf({ name, value }: RequestField): WrittenIdentity | null {
  if (!/clientcert$/i.test(name)) return null;
  const found: WrittenIdentity | undefined = form.exec(value.trim())?.groups;
  return found?.cert !== undefined || found?.pfx !== undefined ? found : null;
}
