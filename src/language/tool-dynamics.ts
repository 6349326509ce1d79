import type { Profile } from './profile.ts';

/** A tool whose users have files for it. */
export type Tool = Extract<Profile, 'rest-client' | 'jetbrains' | 'httpyac' | 'visual-studio'>;

const tools: readonly Tool[] = ['jetbrains', 'rest-client', 'httpyac', 'visual-studio'];

/** How the tools are called. */
export const toolNames: Readonly<Record<Tool, string>> = {
  jetbrains: 'JetBrains',
  'rest-client': 'REST Client',
  httpyac: 'httpYac',
  'visual-studio': 'Visual Studio',
};

/** The forms of `{{$…}}` that a tool gives a value, without white space around them. */
const forms: Readonly<Record<Tool, RegExp>> = {
  jetbrains:
    /^\$(?:uuid|timestamp|isoTimestamp|randomInt|exampleServer|placeholder|projectRoot|historyFolder|(?:random|env|auth)\.[^\s(]+(?:\(.*\))?)$/s,
  'rest-client':
    /^\$(?:guid|randomInt\s+-?\d+\s+-?\d+|(?:timestamp|datetime|localDatetime|processEnv|dotenv|shared|aadToken|aadV2Token|oidcAccessToken)(?:\s.*)?)$/s,
  httpyac:
    /^\$(?:guid|uuid|isoTimestamp|projectRoot|historyFolder|index|randomInt(?:\s+-?\d+\s+-?\d+)?|(?:timestamp|datetime|localDatetime|processEnv|dotenv|shared)(?:\s.*)?|(?:input|password|pick|prompt)(?:-askonce)?(?:\s.*)?|random\.(?:uuid|email|(?:integer|float)\s*\(\s*-?\d+\s*,\s*-?\d+\s*\)|(?:alphabetic|alphanumeric|hexadecimal)\s*\(\s*\d+\s*\))|global\..+)$/s,
  'visual-studio': /^\$(?:randomInt|timestamp|datetime|localDatetime|processEnv|dotenv)(?:\s.*)?$/s,
};

/** Tools that do not know `{{$…}}`, whose inside is `inner`; empty for a placeholder of another form. */
export function toolsWithoutDynamic(inner: string): readonly Tool[] {
  // A JSONPath from the variables down, and a value that is asked for or kept, are none of these.
  if (!/^\$[A-Za-z]/.test(inner) || inner.length > 1000) return [];
  return tools.filter((tool) => !forms[tool].test(inner));
}
