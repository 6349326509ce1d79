import type { Resolving } from '../resolving.ts';
import type { DynamicValue, DynamicVariable } from './dynamic-variable.ts';

/** `{{$projectRoot}}`: the folder of the project, absolute. */
export const projectRoot: DynamicVariable = (_call, { resolving }) => projectFolder(resolving, null);

/** `{{$historyFolder}}`: where JetBrains keeps responses of the project, absolute. */
export const historyFolder: DynamicVariable = (_call, { resolving }) => projectFolder(resolving, '.idea/httpRequests');

async function projectFolder({ file, folder, surroundings }: Resolving, within: string | null): Promise<DynamicValue> {
  const project = file === null ? null : ((await surroundings.projectFolder(file)) ?? folder);
  if (project === null)
    return { code: 'dynamic-variable-arguments', trouble: 'Text that is in no file belongs to no project. Save it.' };
  return { value: within === null ? project : surroundings.resolvePath(project, within) };
}
