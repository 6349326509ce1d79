/** Sections of other extensions whose `environmentVariables` are environments; earlier ones are stronger. */
export const environmentSections = ['rest-client', 'httpyac'] as const;
