import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { type FieldProblem, Refusal } from '../refusal.js';

/** Bodies and queries are checked, and a field that nobody asked for is refused, not stripped: the wall's second lock. */
export const bodies = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) =>
      new Refusal('fields-wrong', sentence(fieldsOf(errors)), 400, fieldsOf(errors)),
  });

function fieldsOf(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap((error) => [
    ...Object.values(error.constraints ?? {}).map((problem) => ({ field: path + error.property, problem })),
    ...fieldsOf(error.children ?? [], `${path}${error.property}.`),
  ]);
}

const sentence = (fields: readonly FieldProblem[]) => `${fields.map(({ problem }) => problem).join('; ')}.`;
