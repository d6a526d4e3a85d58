export const climbing = {};
