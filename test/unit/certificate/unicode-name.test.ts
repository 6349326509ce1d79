import assert from 'node:assert/strict';
import { unicodeName } from '../../../src/certificate/unicode-name.ts';

function check(name: string, text: string | null, mixesScripts = false): void {
  assert.deepEqual(unicodeName(name), text === null ? null : { text, mixesScripts });
}

describe('unicodeName', () => {
  it('says nothing of a plain name', () => check('shop.example', null));
  it('says nothing of labels that stand for nothing', () => check('xn--a.example', null));
  it('reads letters', () => check('xn--bcher-kva.example', 'bücher.example'));
  it('keeps a wildcard', () => check('*.xn--bcher-kva.example', '*.bücher.example'));
  it('takes a label of one script as it is', () => check('xn--80ak6aa92e.example', 'аррӏе.example'));
  it('warns of a label of two scripts', () => check('xn--pple-43d.example', 'аpple.example', true));
  it('does not warn of Latin beside Japanese', () => check('xn--portside-5y4q.example', 'portside日.example'));
  it('does not warn of labels of different scripts', () => check('xn--80ak6aa92e.xn--bcher-kva', 'аррӏе.bücher'));
});
