import { difference, type PortabilityCheck } from './difference.ts';

/** `{{authorization}}` as a line among the fields: its value is a field with its name, but in httpYac the body begins there. */
export const placeholderFields: PortabilityCheck = (_document, { request: { fields, curl } }) => {
  const field = curl ? undefined : fields.find(({ name, value }) => value.length === 0 && name.text.includes('{{'));
  if (!field) return [];
  return [
    difference(
      'differs-placeholder-field',
      field.range,
      'The value of this line is sent as a field; httpYac takes the line and what follows it for the body. Write the name and a colon: Authorization: {{authorization}}.',
      null,
      'loud',
    ),
  ];
};
