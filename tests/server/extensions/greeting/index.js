// An endpoint of the tests' own: GET /greeting?name=Ada
export default (router) => router.get('/', (request, response) => response.json({ data: `Hello ${request.query.name}` }));
