/** The version of `package.json`, here so that `portside --version` reads no other file; a test compares the two. */
export const version = '0.1.0';
