import { parse } from 'jsonc-parser';
import type { Range } from '../../language/document.ts';
import { complain, type Resolving } from '../resolving.ts';
import type { EnvironmentValue } from './environment-file.ts';

/**
 * The value of a variable that Visual Studio's file leaves to a provider of secrets. `null` when it cannot be had, which
 * is reported.
 */
export async function providedSecret(
  resolving: Resolving,
  name: string,
  reference: Readonly<Record<string, EnvironmentValue>>,
  range: Range,
): Promise<string | null> {
  const provider = String(reference['provider']);
  if (provider === 'AspnetUserSecrets')
    return userSecret(resolving, name, String(reference['secretName'] ?? name), range);
  const reasons: Readonly<Record<string, string>> = {
    AzureKeyVault: 'is kept in an Azure Key Vault, which Portside does not ask',
    Encrypted: 'is encrypted for one Windows user, which only Visual Studio undoes',
  };
  const reason = Object.hasOwn(reasons, provider) ? reasons[provider] : `has the unknown provider “${provider}”`;
  complain(
    resolving,
    'secret-provider-unavailable',
    'error',
    range,
    `“${name}” ${reason}. Write its value into http-client.private.env.json, or use {{$secret ${name}}}.`,
  );
  return null;
}

/** Of the store that `dotnet user-secrets` keeps for the project whose .csproj stands beside the file or above it. */
async function userSecret(
  resolving: Resolving,
  name: string,
  secretName: string,
  range: Range,
): Promise<string | null> {
  const { surroundings } = resolving;
  const refuse = (why: string): null => {
    complain(resolving, 'user-secret-missing', 'error', range, `“${name}” is kept in the user secrets of .NET, ${why}`);
    return null;
  };
  const id = await userSecretsId(resolving);
  if (id === null)
    return refuse('but no .csproj beside the file or above it names a UserSecretsId. Run dotnet user-secrets init.');
  const path = surroundings.resolvePath(storeFolder(resolving), `${id}/secrets.json`);
  const bytes = await surroundings.readFile(path);
  const value = bytes && valueIn(parsed(bytes), secretName);
  if (value === null)
    return refuse(`but ${path} has no “${secretName}”. Run dotnet user-secrets set "${secretName}" VALUE.`);
  if (value !== '') resolving.secrets.add(value);
  return value;
}

function storeFolder({ surroundings }: Resolving): string {
  const roaming = surroundings.processEnvironment('APPDATA');
  return roaming === null
    ? surroundings.resolvePath('/', '~/.microsoft/usersecrets')
    : surroundings.resolvePath(roaming, 'Microsoft/UserSecrets');
}

async function userSecretsId({ folder: start, surroundings }: Resolving): Promise<string | null> {
  for (let folder = start; folder !== null; folder = surroundings.parentFolder(folder)) {
    const projects = (await surroundings.listFolder(folder)).filter((name) => /\.(?:cs|fs|vb)proj$/i.test(name));
    for (const project of projects) {
      const bytes = await surroundings.readFile(surroundings.resolvePath(folder, project));
      const id =
        bytes && /<UserSecretsId>\s*([A-Za-z0-9._-]+)\s*<\/UserSecretsId>/.exec(new TextDecoder().decode(bytes));
      if (id?.[1] && !/^\.+$/.test(id[1])) return id[1];
    }
  }
  return null;
}

/** `undefined` for what is nested beyond what can be read. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** By `a:b:c`, in any case: a member of that name, or members of members. `null` without a text there. */
function valueIn(value: unknown, name: string): string | null {
  if (typeof value === 'string') return name === '' ? value : null;
  if (typeof value === 'number' || typeof value === 'boolean') return name === '' ? String(value) : null;
  if (typeof value !== 'object' || value === null) return null;
  const wanted = name.toLowerCase();
  for (const [key, inner] of Object.entries(value)) {
    const here = key.toLowerCase();
    const rest = wanted === here ? '' : wanted.startsWith(`${here}:`) ? name.slice(key.length + 1) : null;
    const found = rest === null ? null : valueIn(inner, rest);
    if (found !== null) return found;
  }
  return null;
}
