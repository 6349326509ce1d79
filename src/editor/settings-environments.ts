import * as vscode from 'vscode';
import type { EnvironmentVariables } from '../request/environment/environment-file.ts';
import type { SettingsEnvironments } from '../request/read-environments.ts';

/** Sections of other extensions whose `environmentVariables` are environments; earlier ones are stronger. */
export const environmentSections = ['rest-client', 'httpyac'] as const;

/** What VS Code's settings say, the user's own included; what is no object is left out. */
export function settingsEnvironments(scope: vscode.Uri | null): SettingsEnvironments {
  const environments: Record<string, EnvironmentVariables> = {};
  for (const section of environmentSections.toReversed()) {
    const value: unknown = vscode.workspace.getConfiguration(section, scope).get('environmentVariables');
    if (!isObject(value)) continue;
    for (const [name, variables] of Object.entries(value))
      if (isObject(variables)) environments[name] = { ...environments[name], ...(variables as EnvironmentVariables) };
  }
  return environments;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
