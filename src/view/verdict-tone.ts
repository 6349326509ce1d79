/** `refused`: we did not trust whoever answered. `failed`: there was no handshake to the end. */
export type VerdictTone = 'trusted' | 'warning' | 'refused' | 'failed' | 'plain' | 'unknown';
