/** Cases that do not pass yet, with the reason. One that passes all the same makes the laboratory fail: take it out then. */
export const pending: Readonly<Record<string, string>> = {};
