export const breaches = {};
