import { canonicalMethod } from '../methods.ts';
import type { Profile } from '../profile.ts';
import { toolsWithoutMethod } from '../tool-methods.ts';
import { difference, type PortabilityCheck } from './difference.ts';

const names: Readonly<Partial<Record<Profile, string>>> = {
  'rest-client': 'REST Client, which takes the whole line for an address,',
  httpyac: 'httpYac',
  'visual-studio': 'Visual Studio',
};

/** A method that some tools do not know, and so no request that they send as one. */
export const method: PortabilityCheck = (_document, { request }) => {
  if (!request.method || request.curl || request.method.text.includes('{{')) return [];
  const tools = toolsWithoutMethod(canonicalMethod(request.method.text)).map((tool) => names[tool] ?? tool);
  if (tools.length === 0) return [];
  const listed = tools.length === 1 ? tools[0] : `${tools.slice(0, -1).join(' ')} and ${tools.at(-1)}`;
  return [
    difference(
      'differs-method',
      request.method.range,
      `${request.method.text} is sent as the method here and in JetBrains. ${listed} ${tools.length === 1 ? 'does' : 'do'} not know it and ${tools.length === 1 ? 'sends' : 'send'} no such request.`,
      null,
    ),
  ];
};
