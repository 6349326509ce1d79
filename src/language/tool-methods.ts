import type { Profile } from './profile.ts';

const standard = 'OPTIONS GET HEAD POST PUT PATCH DELETE TRACE CONNECT';
const webDav = 'LOCK UNLOCK PROPFIND PROPPATCH COPY MOVE MKCOL MKCALENDAR ACL SEARCH';

/** Methods that a tool takes for one; a tool without an entry takes every token. */
const methods: Readonly<Partial<Record<Profile, ReadonlySet<string>>>> = {
  'rest-client': new Set(`${standard} ${webDav}`.split(' ')),
  httpyac: new Set(
    `${standard} ${webDav} CHECKOUT CHECKIN REPORT MERGE MKACTIVITY MKWORKSPACE VERSION-CONTROL BASELINE-CONTROL GRAPHQL WS WEBSOCKET SSE EVENTSOURCE GRPC MQTT MQTTS AMQP`.split(
      ' ',
    ),
  ),
  'visual-studio': new Set(standard.split(' ')),
};

/** Tools that do not take the word, in upper case, for a method. */
export function toolsWithoutMethod(method: string): readonly Profile[] {
  const tools = ['rest-client', 'httpyac', 'visual-studio'] as const;
  return tools.filter((tool) => !takesMethod(tool, method));
}

export function takesMethod(profile: Profile, method: string): boolean {
  return methods[profile]?.has(method) ?? true;
}
