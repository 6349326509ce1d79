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
 * The fields that the chosen environments give to every request which does not write them, the strongest place of each.
 * Only in the profile `auto`: the tools of the others would not send them.
 */
export async function defaultFields(
  resolving: Resolving,
  written: readonly RequestField[],
): Promise<readonly RequestField[]> {
  const { document, block, chosenEnvironments, environments } = resolving;
  if (document.profile !== 'auto') return [];
  const range = block.request.lineRange;
  const fields: RequestField[] = [];
  for (const environment of environmentLayers(chosenEnvironments))
    for (const file of environments.files)
      for (const [name, text] of Object.entries(file.defaultFields.get(environment) ?? {})) {
        const key = name.toLowerCase();
        if (notDefault.includes(key) || fieldValue(written, key) !== null || fieldValue(fields, key) !== null) continue;
        const piece = { text, offset: null, range };
        const value = await createScope(resolving).substitute(piece, block.request.range.start);
        if (value === null) continue;
        const place = `${environment === sharedEnvironment ? 'all environments' : `the environment ${environment}`} (${file.path.split(/[\\/]/).at(-1)})`;
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
