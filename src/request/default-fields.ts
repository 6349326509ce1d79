import { isToken } from '../language/characters.ts';
import { sharedEnvironment } from './environment/environment-file.ts';
import { environmentLayers } from './environment-scope.ts';
import { fieldValue } from './resolve-fields.ts';
import type { RequestField } from './resolved-request.ts';
import { complain, type Resolving } from './resolving.ts';
import { createScope } from './scope.ts';

/** What depends on the request itself, and no file can know beforehand. */
const notDefault: readonly string[] = ['host', 'content-length', 'transfer-encoding', 'connection'];

/**
 * The fields that the chosen environments and the settings of other tools give to every request which does not write
 * them, the strongest place of each. In the profile of a tool only what its own settings say: it would not send the rest.
 */
export async function defaultFields(
  resolving: Resolving,
  written: readonly RequestField[],
): Promise<readonly RequestField[]> {
  const { document, block, chosenEnvironments, environments } = resolving;
  const { profile } = document;
  const range = block.request.lineRange;
  const fields: RequestField[] = [];
  for (const environment of environmentLayers(chosenEnvironments))
    for (const file of environments.files.filter(({ tool }) => profile === 'auto' || profile === tool))
      for (const [name, text] of Object.entries(file.defaultFields.get(environment) ?? {})) {
        const key = name.toLowerCase();
        if (notDefault.includes(key) || fieldValue(written, key) !== null || fieldValue(fields, key) !== null) continue;
        const piece = { text, offset: null, range };
        const value = await createScope(resolving).substitute(piece, block.request.range.start);
        if (value === null) continue;
        const place = `${environment === sharedEnvironment ? 'all environments' : `the environment ${environment}`} (${file.path.split(/[\\/]/).at(-1) || 'settings'})`;
        if (isToken(name) && !/[\r\n\0]/.test(value))
          fields.push({ name, value, origin: 'added', reason: `A default of ${place}.` });
        else
          complain(
            resolving,
            isToken(name) ? 'control-character' : 'invalid-field-name',
            'error',
            range,
            `The default field ${JSON.stringify(name)} of ${place} cannot be sent: ${isToken(name) ? 'its value has a line break or a NUL.' : 'it is no field name.'}`,
          );
      }
  return fields;
}
