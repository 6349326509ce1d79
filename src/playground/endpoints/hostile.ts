import { sendJson, sendText } from '../answer.ts';
import type { EndpointGroup } from '../endpoint.ts';

const script = '<script>document.title = "run"; alert(1)</script>';
const picture = '<img src=x onerror="alert(1)">';
const escapes = '\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u202Edesrever\u202C \u0000';

/** What a view must show as text, wherever it stands. Nothing here does harm to one that does. */
export const hostile: EndpointGroup = {
  title: 'Hostile content',
  endpoints: [
    {
      path: '/hostile/html',
      methods: ['GET'],
      says: 'A page full of scripts, handlers and forms.',
      example: null,
      answer: (call) => sendText(call, hostileHtml(), { 'Content-Type': 'text/html; charset=utf-8' }),
    },
    {
      path: '/hostile/json',
      methods: ['GET'],
      says: 'JSON with markup, terminal escapes and names of JavaScript’s own in it.',
      example: null,
      answer: (call) =>
        sendText(
          call,
          `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${JSON.stringify({
            [script]: picture,
            end: '</script></style></textarea>--><svg onload=alert(1)>',
            link: 'javascript:alert(1)',
            command: 'command:workbench.action.closeWindow',
            markdown: '[click](command:workbench.action.quit) ![x](https://portside.test/x.png)',
            template: `\${alert(1)} {{alert(1)}}`,
            escapes,
            long: 'a'.repeat(20_000),
          }).slice(1)}`,
          { 'Content-Type': 'application/json' },
        ),
    },
    {
      path: '/hostile/fields',
      methods: ['GET'],
      says: 'Fields with markup in names and values.',
      example: null,
      answer: (call) => {
        const { response } = call;
        response.setHeader('X-Script', script);
        response.setHeader('X-Picture', picture);
        response.setHeader('X-Attribute', `" onmouseover="alert(1)" x='`);
        response.setHeader("X-!#$%&'*+-.^_`|~", 'every character that a name may have');
        response.setHeader('__proto__', 'polluted');
        response.setHeader('constructor', 'polluted');
        response.setHeader('Location', 'javascript:alert(1)');
        response.setHeader('Link', '<javascript:alert(1)>; rel="next"; title="<b>x</b>"');
        response.setHeader('Set-Cookie', [`a=${script}`, `${'b'.repeat(3000)}=1`]);
        response.setHeader('Content-Disposition', 'attachment; filename="../../../etc/<b>passwd</b>"');
        response.setHeader('X-Latin', 'caf\u00e9 \u0080\u009b31m');
        response.setHeader('X-Tab', 'one\ttwo');
        sendJson(call, { look: 'at the fields' });
      },
    },
    {
      path: '/hostile/reason',
      methods: ['GET'],
      says: 'A reason phrase with markup.',
      example: null,
      answer: ({ response }) => {
        response.writeHead(200, `OK ${script}${picture}`, { 'Content-Type': 'text/plain' });
        response.end('Look at the reason.\n');
      },
    },
    {
      path: '/hostile/svg',
      methods: ['GET'],
      says: 'A picture with scripts in it.',
      example: null,
      answer: (call) => sendText(call, hostileSvg(), { 'Content-Type': 'image/svg+xml' }),
    },
    {
      path: '/hostile/xml',
      methods: ['GET'],
      says: 'XML with entities that grow and one that asks for a file.',
      example: null,
      answer: (call) => sendText(call, hostileXml(), { 'Content-Type': 'application/xml' }),
    },
    {
      path: '/hostile/text',
      methods: ['GET'],
      says: 'Text with terminal escapes, bidirectional controls and NUL.',
      example: null,
      answer: (call) => sendText(call, `${script}\n${escapes}\n`),
    },
    {
      path: '/hostile/deep-json',
      methods: ['GET'],
      says: 'JSON that is nested 20,000 levels deep.',
      example: null,
      answer: (call) =>
        sendText(call, `${'['.repeat(20_000)}${']'.repeat(20_000)}`, { 'Content-Type': 'application/json' }),
    },
  ],
};

function hostileHtml(): string {
  return `<!doctype html>
<title>${picture}</title>
<meta http-equiv="refresh" content="0; url=https://portside.test/">
<base href="https://portside.test/">
<link rel="stylesheet" href="//portside.test/style.css">
${script}
${picture}
<iframe srcdoc="&lt;script&gt;parent.alert(1)&lt;/script&gt;"></iframe>
<form action="https://portside.test/"><input name="password" autofocus onfocus="alert(1)"></form>
<a href="javascript:alert(1)">click</a>
<a href="command:workbench.action.quit">click</a>
<svg onload="alert(1)"></svg>
<style>@import url(//portside.test/x.css); body { display: none }</style>
<!-- --!><img src=x onerror=alert(1)> -->
<plaintext>
`;
}

function hostileSvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 60" onload="alert(1)">
  <script>alert(1)</script>
  <image href="https://portside.test/x.png" width="10" height="10"/>
  <a xlink:href="javascript:alert(1)"><text y="20" onclick="alert(1)">click</text></a>
  <foreignObject width="100" height="60"><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>
  <rect width="100" height="60" fill="tomato"><animate attributeName="href" values="javascript:alert(1)"/></rect>
</svg>
`;
}

function hostileXml(): string {
  const levels = Array.from({ length: 8 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`);
  return `<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY e0 "ha">${levels.join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>
<x on="&e8;">&e8;&file;<script>alert(1)</script></x>
`;
}
