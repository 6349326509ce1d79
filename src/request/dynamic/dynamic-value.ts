import type { Range } from '../../language/document.ts';
import { didYouMean } from '../../language/near-matches.ts';
import { toolNames, toolsWithoutDynamic } from '../../language/tool-dynamics.ts';
import { changeName } from '../change-name.ts';
import { complain, type Resolving } from '../resolving.ts';
import { dynamicCallOf } from './dynamic-call.ts';
import type { DynamicWorld } from './dynamic-variable.ts';
import { draftNames, dynamicVariable, dynamicVariableNames } from './dynamic-variables.ts';

/**
 * The value of `{{$…}}`, whose inside is `inner` and which stands at `range`; `variable` gives the value of an ordinary
 * variable as it is seen there. `null` when there is no value; why is then reported.
 */
export async function dynamicValue(
  resolving: Resolving,
  inner: string,
  range: Range,
  variable: DynamicWorld['variable'],
): Promise<string | null> {
  const made = resolving.boundaryValues.get(inner) ?? null;
  if (made !== null) return made;
  const call = dynamicCallOf(inner);
  const name = call?.name ?? inner.slice(1);
  const isDraft = resolving.traits.dynamicVariables === 'draft';
  const gives = isDraft && !(draftNames.includes(name) && inner === `$${name}`) ? null : dynamicVariable(name);
  if (!call || !gives) {
    const known = isDraft ? draftNames : dynamicVariableNames;
    complain(
      resolving,
      'unknown-dynamic-variable',
      'error',
      range,
      `There is no {{$${shortened(name)}}}${isDraft ? ' in the profile draft-2026' : ''}.${didYouMean(name, known)}${isDraft ? ' There are {{$uuid}}, {{$timestamp}} and {{$randomInt}}.' : ''}`,
      changeName(resolving.document.text, range, name, known),
    );
    return null;
  }
  const result = await gives(call, {
    resolving,
    variable,
    inform: (code, message) => complain(resolving, code, 'information', range, message),
  });
  if ('value' in result) {
    tellUnknown(resolving, inner, range);
    if (resolving.boundaryValues.has(inner)) resolving.boundaryValues.set(inner, result.value);
    return result.value;
  }
  complain(resolving, result.code, 'error', range, `{{${shortened(inner)}}} has no value. ${result.trouble}`);
  return null;
}

/** In the profile of a tool that does not know the value: it is put in all the same. */
function tellUnknown(resolving: Resolving, inner: string, range: Range): void {
  const tool = toolsWithoutDynamic(inner).find((one) => one === resolving.document.profile);
  if (tool !== undefined)
    complain(
      resolving,
      'differs-dynamic-variable',
      'information',
      range,
      `${toolNames[tool]} does not know {{${shortened(inner)}}}, and ${tool === 'httpyac' ? 'sends no such request' : 'sends the braces as they stand'}. Here its value is put in.`,
    );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
