import type { SendingSettings } from './environment/sending-settings.ts';
import { environmentLayers } from './environment-scope.ts';
import type { RequestOptions } from './resolved-request.ts';
import type { Resolving } from './resolving.ts';

/** Settings of other tools that the document's profile has, the strongest first. */
export function settingsThatCount({
  document,
  environments,
  chosenEnvironments,
}: Resolving): readonly SendingSettings[] {
  const { profile } = document;
  return environmentLayers(chosenEnvironments)
    .flatMap((environment) => environments.files.map(({ sending }) => sending.get(environment)))
    .filter((one) => one !== undefined)
    .filter(({ tool }) => profile === 'auto' || profile === tool);
}

/** The defaults of a request as those settings change them, where nobody decided otherwise. */
export function withSettings(resolving: Resolving, defaults: RequestOptions): RequestOptions {
  let options = defaults;
  for (const settings of settingsThatCount(resolving).toReversed()) {
    const { followRedirects, timeout, verifyCertificate } = settings.options;
    if (followRedirects !== undefined && !resolving.decided.has('followRedirects'))
      options = { ...options, followRedirects };
    if (timeout !== undefined && !resolving.decided.has('timeout')) options = { ...options, timeout };
    if (verifyCertificate !== undefined && !resolving.decided.has('verifyCertificate'))
      options = { ...options, verifyCertificate };
  }
  return options;
}
