import * as vscode from 'vscode';
import type { EnvironmentVariables } from '../request/environment/environment-file.ts';
import { restClientSending } from '../request/environment/sending-settings.ts';
import type { ToolSettings } from '../request/read-environments.ts';
import { environmentSections } from './environment-sections.ts';

const fieldSettings = { 'rest-client': 'defaultHeaders', httpyac: 'requestDefaultHeaders' } as const;

/** What VS Code's settings say, the user's own included; what is no object is left out. */
export function settingsEnvironments(scope: vscode.Uri | null): readonly ToolSettings[] {
  return environmentSections.map((tool) => {
    const section = vscode.workspace.getConfiguration(tool, scope);
    return {
      tool,
      environments: objectsIn(section.get('environmentVariables')),
      defaultFields: textsIn(written(section, fieldSettings[tool])),
      sending:
        tool === 'rest-client'
          ? restClientSending((name) => written(section, name), 'the settings of REST Client', null)
          : null,
    };
  });
}

/** What a person wrote. The default of REST Client's setting, where that is installed, names another client. */
function written(section: vscode.WorkspaceConfiguration, name: string): unknown {
  const value = section.inspect(name);
  return value?.workspaceFolderValue ?? value?.workspaceValue ?? value?.globalValue;
}

function objectsIn(value: unknown): Readonly<Record<string, EnvironmentVariables>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) =>
      isObject(one) ? [[name, one as EnvironmentVariables] as const] : [],
    ),
  );
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
