import { sendText } from '../answer.ts';
import type { Call, EndpointGroup } from '../endpoint.ts';

export const indexPage: EndpointGroup = {
  title: 'This list',
  endpoints: [
    {
      path: '/',
      methods: ['GET'],
      says: 'What this server answers, as a page.',
      example: null,
      answer: (call) =>
        sendText(call, page(call), {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
        }),
    },
    {
      path: '/ports',
      methods: ['GET'],
      says: 'The playground’s servers, as JSON.',
      example: null,
      answer: (call) => sendText(call, `${JSON.stringify(call.scene.ports(), null, 2)}\n`, json),
    },
    {
      path: '/playground-ca.pem',
      methods: ['GET'],
      says: 'The certificate of the playground’s authority.',
      example: null,
      answer: (call) =>
        sendText(call, call.scene.caCertificate, { 'Content-Type': 'application/pem-certificate-chain' }),
    },
  ],
};

const json = { 'Content-Type': 'application/json' };

function page(call: Call): string {
  const groups = call.scene.groups.map(
    (group) => `<h2>${escaped(group.title)}</h2>
<dl>
${group.endpoints.map(({ path, example, says }) => `<dt><a href="${escaped(example ?? path.replace(/\{.*/, ''))}">${escaped(path)}</a></dt><dd>${marked(says)}</dd>`).join('\n')}
</dl>`,
  );
  const ports = call.scene
    .ports()
    .map(({ name, url, whatToExpect }) => `<dt>${escaped(name)} ${escaped(url)}</dt><dd>${escaped(whatToExpect)}</dd>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Portside playground</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
dt { font-family: ui-monospace, monospace; margin-top: .5rem; }
dd { margin-left: 2rem; }
</style>
</head>
<body>
<h1>Portside playground</h1>
<p>Servers on this machine to try requests on: everything below is answered over HTTP and over HTTPS alike.
OPTIONS and TRACE are answered at every path, HEAD wherever GET is.</p>
${groups.join('\n')}
<h2>Servers</h2>
<dl>
${ports.join('\n')}
</dl>
</body>
</html>
`;
}

function marked(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
