/** Of the address of the document that says what would be sent. */
export const previewScheme = 'portside-preview';
