export interface WorkbenchPlace {
  /** The folder that the window shows; null = none. An absolute path on this machine, like all paths here. */
  readonly folder: string | null;
  /** The file that is open in it; null = none. */
  readonly file: string | null;
  /** Folders of extensions to load from their sources, as F5 does. */
  readonly development: readonly string[];
  /** The module with the function `run` that tests the extensions; null = no test, a window for a person. */
  readonly tests: string | null;
}

/** The address under which the host's page shows a place. */
export function workbenchAddress(authority: string, place: WorkbenchPlace): string {
  const remote = (path: string): string => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload: (readonly [string, string])[] = [];
  if (place.file !== null) payload.push(['openFile', remote(place.file)]);
  for (const path of place.development) payload.push(['extensionDevelopmentPath', remote(path)]);
  if (place.tests !== null) payload.push(['extensionTestsPath', remote(place.tests)]);

  const address = new URL(`http://${authority}/`);
  if (place.folder === null)
    address.searchParams.set('ew', 'true'); // an empty window, not the last one
  else address.searchParams.set('folder', place.folder);
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
