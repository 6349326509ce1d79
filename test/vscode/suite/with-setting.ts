import * as vscode from 'vscode';

/** A setting of the user's for the time of `use`. */
export async function withSetting(
  section: string,
  name: string,
  value: unknown,
  use: () => Promise<void>,
): Promise<void> {
  const settings = vscode.workspace.getConfiguration(section);
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await use();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}
