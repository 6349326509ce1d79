import type { DynamicVariable } from './dynamic-variable.ts';
import { wrongArguments } from './dynamic-variable.ts';

/** `{{$uuid}}`, `{{$guid}}`, `{{$random.uuid}}`: a random UUID, RFC 9562 section 5.4. */
export const uuid: DynamicVariable = ({ words }, { resolving }) => {
  if (words.length > 0) return wrongArguments('It takes no argument.');
  const bytes = resolving.surroundings.randomBytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    value: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
  };
};
