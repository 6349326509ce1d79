import assert from 'node:assert/strict';
import { keyWeakness } from '../../../src/certificate/rules/weak-key.ts';

const rsa = (bits: number, exponent: string | null) => ({ type: 'RSA', bits, curve: null, exponent, factors: null });

describe('keyWeakness', () => {
  it('is the size', () => assert.equal(keyWeakness(rsa(1024, '65537')), 'size'));
  it('is an exponent of 1', () => assert.equal(keyWeakness(rsa(2048, '1')), 'exponent'));
  it('is an even exponent', () => assert.equal(keyWeakness(rsa(2048, '65536')), 'exponent'));
  it('is not an exponent of 3', () => assert.equal(keyWeakness(rsa(2048, '3')), null));
  it('is not an exponent that cannot be read', () => assert.equal(keyWeakness(rsa(2048, null)), null));
  it('is in factors that can be found', () =>
    assert.equal(keyWeakness({ ...rsa(2048, '65537'), factors: 'roca' }), 'factors'));
  it('is the algorithm of DSA', () =>
    assert.equal(keyWeakness({ type: 'DSA', bits: 3072, curve: null, exponent: null, factors: null }), 'algorithm'));
  it('is not known of a key that is not known', () =>
    assert.equal(keyWeakness({ type: '1.2.3', bits: null, curve: null, exponent: null, factors: null }), null));
});
