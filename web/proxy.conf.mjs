/** The API of `npm run dev`, wherever it listens. */
export default {
  '/api': { target: `http://127.0.0.1:${process.env.API_PORT ?? '3000'}`, ws: true },
};
