import { deepEqual, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { makeRouter } from '../../../src/playground/endpoint.ts';
import { endpointGroups } from '../../../src/playground/endpoint-groups.ts';
import { usualPorts } from '../../../src/playground/start-playground.ts';
import { tlsPortNumber, tlsPorts } from '../../../src/playground/tls-ports.ts';

const folder = new URL('../../../examples/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const environments = JSON.parse(read('http-client.env.json')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;
const variables = environments['playground'] ?? {};

describe('The examples', () => {
  it('have one environment, so that nobody has to choose', () => {
    deepEqual(Object.keys(environments), ['playground']);
  });

  it('know every server of the playground by its usual port', () => {
    equal(variables['http'], `http://localhost:${usualPorts.httpPort}`);
    for (const [index, { name }] of tlsPorts.entries()) {
      const variable = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      equal(variables[variable], `https://localhost:${tlsPortNumber(index, usualPorts.httpsPort)}`, name);
    }
  });

  for (const name of readdirSync(folder).filter((one) => one.endsWith('.http'))) {
    it(`in ${name} ask for what the playground answers, with a title each`, () => {
      const blocks = read(name)
        .split(/^###/m)
        .slice(1)
        .filter((block) => requestLineOf(block) !== null);
      ok(blocks.length > 0);
      for (const block of blocks) {
        const [method = '', target = ''] = requestLineOf(block) ?? [];
        ok(/^ \S/.test(block), `${method} ${target} has no title`);
        const text = substituted(target, variablesOf(read(name)));
        ok(!text.includes('{{'), `${text} has a variable that nobody defines`);
        if (text === '*') continue;
        const url = new URL(text);
        if (url.hostname !== 'localhost' || url.port === '1') continue;
        ok(ports.has(Number(url.port)), `${text} goes to a port that is not the playground's`);
        ok(router(url.pathname), `${text} is not answered`);
      }
    });
  }

  it('name files that are there', () => {
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.http'))) {
      for (const [, path = ''] of read(name).matchAll(/^< (\S+)$/gm)) ok(read(path).length > 0, path);
    }
  });
});

const router = makeRouter(endpointGroups);
const ports = new Set([usualPorts.httpPort, ...tlsPorts.map((_, index) => tlsPortNumber(index, usualPorts.httpsPort))]);

/** Method and target of the first line that is neither empty nor a comment. */
function requestLineOf(block: string): readonly string[] | null {
  const line = block
    .split('\n')
    .slice(1)
    .find((one) => !/^(?:$|#|@|run |import )/.test(one));
  return line === undefined ? null : line.split(' ', 2);
}

/** With those of the files that it imports. */
function variablesOf(text: string): Readonly<Record<string, string>> {
  return {
    ...variables,
    ...Object.assign({}, ...[...text.matchAll(/^import (\S+)$/gm)].map(([, path = '']) => variablesOf(read(path)))),
    ...Object.fromEntries([...text.matchAll(/^@(\w+) = (.+)$/gm)].map((found) => found.slice(1))),
  };
}

function substituted(target: string, known: Readonly<Record<string, string>>): string {
  const once = target
    .replace(/\{\{(\w+)\}\}/g, (whole, name: string) => known[name] ?? whole)
    // What comes out of a response is known when that has come.
    .replace(/\{\{\w+\.response\.[^{}]+\}\}/g, 'value');
  return once === target ? once : substituted(once, known);
}
