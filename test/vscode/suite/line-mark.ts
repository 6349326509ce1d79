/** Begins every line of the report, to tell it from what else VS Code prints to the same place. */
export const lineMark = '\u2502';
