#!/usr/bin/env node
// Fills an empty Directus with a small blog about early computing: every field type and every
// kind of relation that the client has to handle, and rows that are the same each time.
//   DIRECTUS_URL=http://127.0.0.1:8055 DIRECTUS_TOKEN=admin-token node seed.mjs
// Does nothing when the collection `articles` is there. Needs only Node >= 18.

const server = process.env.DIRECTUS_URL ?? 'http://127.0.0.1:8055';
const token = process.env.DIRECTUS_TOKEN ?? 'admin-token';

async function send(method, path, body) {
  const isForm = body instanceof FormData;
  const reply = await fetch(server + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && !isForm && { 'content-type': 'application/json' }) },
    body: isForm ? body : body && JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  return text && JSON.parse(text).data;
}
const get = (path) => send('GET', path);
const post = (path, body) => send('POST', path, body);
const patch = (path, body) => send('PATCH', path, body);

// ---- Schema --------------------------------------------------------------------------------

const field = (name, type, { schema = {}, ...meta } = {}) => ({ field: name, type, meta, schema });
const key = (name, type, meta = {}, schema = {}) => field(name, type, { ...meta, schema: { is_primary_key: true, ...schema } });
const serialId = () => key('id', 'integer', { hidden: true }, { has_auto_increment: true });
const uuidId = () => key('id', 'uuid', { hidden: true, special: ['uuid'] });
const required = { required: true, schema: { is_nullable: false } };
const unique = { schema: { is_unique: true } };
const toOne = (name, type) => field(name, type, { special: ['m2o'], interface: 'select-dropdown-m2o' });
const toFile = (name) => field(name, 'uuid', { special: ['file'], interface: 'file-image' });
const json = (name) => field(name, 'json', { special: ['cast-json'] });
// The other side of a relation: a field without a column.
const many = (name, special) => ({ field: name, type: 'alias', meta: { special: [special], interface: special === 'translations' ? special : `list-${special}` } });
const choices = (...values) => ({ choices: values.map((value) => ({ value, text: value[0].toUpperCase() + value.slice(1) })) });

const collection = (name, fields, meta = {}) => ({ collection: name, schema: {}, meta, fields });
const junction = (name, fields) => collection(name, fields, { hidden: true });

const collections = [
  collection('authors', [serialId(), field('name', 'string', required), field('email', 'string', unique), many('articles', 'o2m')]),
  collection('tags', [key('slug', 'string', {}, { max_length: 40 }), field('label', 'string')]),
  collection('languages', [key('code', 'string'), field('name', 'string')]),
  collection('articles', [
    serialId(),
    field('status', 'string', {
      interface: 'select-dropdown',
      options: choices('draft', 'published', 'archived'),
      schema: { default_value: 'draft', is_nullable: false },
    }),
    field('sort', 'integer', { hidden: true }),
    field('title', 'string', { required: true, schema: { is_nullable: false, max_length: 120 } }),
    field('slug', 'string', { ...unique, validation: { slug: { _regex: '^[a-z0-9-]+$' } }, validation_message: 'small letters, digits, dashes' }),
    field('body', 'text', { interface: 'input-rich-text-html' }),
    field('views', 'integer', { schema: { default_value: 0 } }),
    field('price', 'decimal', { schema: { numeric_precision: 12, numeric_scale: 4 } }),
    field('rating', 'float'),
    field('big', 'bigInteger'),
    field('published', 'boolean', { special: ['cast-boolean'], schema: { default_value: false } }),
    json('data'),
    field('labels', 'csv', { special: ['cast-csv'] }),
    field('external_id', 'uuid'),
    field('secret', 'hash', { special: ['hash', 'conceal'] }),
    field('pub_date', 'date'),
    field('pub_time', 'time'),
    field('pub_datetime', 'dateTime'),
    field('pub_timestamp', 'timestamp'),
    field('date_created', 'timestamp', { special: ['date-created'], readonly: true }),
    field('date_updated', 'timestamp', { special: ['date-updated'], readonly: true }),
    field('user_created', 'uuid', { special: ['user-created'], readonly: true }),
    toOne('author', 'integer'),
    toFile('cover'),
    many('comments', 'o2m'),
    many('tags', 'm2m'),
    many('blocks', 'm2a'),
    many('translations', 'translations'),
  ], { versioning: true, accountability: 'all', sort_field: 'sort', archive_field: 'status', archive_value: 'archived', unarchive_value: 'draft' }),
  collection('article_comments', [serialId(), field('text', 'text'), toOne('article', 'integer')]),
  junction('articles_tags', [serialId(), field('articles_id', 'integer'), field('tags_slug', 'string', { schema: { max_length: 40 } })]),
  collection('block_text', [serialId(), field('text', 'text')]),
  collection('block_image', [serialId(), field('caption', 'string'), toFile('image')]),
  junction('articles_blocks', [serialId(), field('articles_id', 'integer'), field('item', 'string'), field('collection', 'string'), field('sort', 'integer')]),
  junction('articles_translations', [serialId(), field('articles_id', 'integer'), field('languages_code', 'string'), field('title', 'string'), field('body', 'text')]),
  collection('categories', [uuidId(), field('name', 'string', required), toOne('parent', 'uuid'), many('children', 'o2m')]),
  collection('site', [serialId(), field('name', 'string'), json('theme')], { singleton: true }),
  collection('globals', [serialId(), field('site_name', 'string', required), field('tagline', 'string')], { singleton: true }),
];

const relation = (from, to, { onDelete, ...meta } = {}) => {
  const [name, fieldName] = from.split('.');
  return { collection: name, field: fieldName, related_collection: to, meta, ...(to && { schema: { on_delete: onDelete ?? 'SET NULL' } }) };
};

const relations = [
  relation('articles.author', 'authors', { one_field: 'articles' }),
  relation('articles.cover', 'directus_files'),
  relation('articles.user_created', 'directus_users', { onDelete: 'NO ACTION' }),
  relation('article_comments.article', 'articles', { one_field: 'comments', one_deselect_action: 'delete', onDelete: 'NO ACTION' }),
  relation('articles_tags.articles_id', 'articles', { one_field: 'tags', junction_field: 'tags_slug', onDelete: 'CASCADE' }),
  relation('articles_tags.tags_slug', 'tags', { junction_field: 'articles_id', onDelete: 'CASCADE' }),
  relation('articles_blocks.articles_id', 'articles', { one_field: 'blocks', sort_field: 'sort', junction_field: 'item', onDelete: 'CASCADE' }),
  relation('articles_blocks.item', null, { one_collection_field: 'collection', one_allowed_collections: ['block_text', 'block_image'], junction_field: 'articles_id' }),
  relation('articles_translations.articles_id', 'articles', { one_field: 'translations', junction_field: 'languages_code', onDelete: 'CASCADE' }),
  relation('articles_translations.languages_code', 'languages', { junction_field: 'articles_id' }),
  relation('block_image.image', 'directus_files'),
  relation('categories.parent', 'categories', { one_field: 'children' }),
];

// ---- Rows ----------------------------------------------------------------------------------

const [ada, grace, alan, emilie] = [1, 2, 3, 4]; // ids follow the order below
const authors = [
  { name: 'Ada Lovelace', email: 'ada@example.com' },
  { name: 'Grace Hopper', email: 'grace@example.com' },
  { name: 'Alan Turing', email: 'alan@example.com' },
  { name: 'Émilie du Châtelet', email: 'emilie@example.com' },
  { name: 'Kurt Gödel' }, // no mail, no articles
];

const coverId = '5eed0000-0000-4000-8000-0000000000c0';
// A green picture of one pixel.
const coverPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

// The first article has a value in every field (but `sort`, which stays null everywhere) and
// two rows behind every list.
const firstArticle = {
  title: 'Notes on the Analytical Engine', slug: 'notes', status: 'published', author: ada,
  body: '<p>hello world</p>', views: 10, price: '19.9900', rating: 4.5, big: '9007199254740993', published: true,
  data: { k: [1, 2, { x: null }] }, labels: ['a', 'b'], external_id: '11111111-2222-4333-8444-555555555555', secret: 's3cret',
  pub_date: '2024-02-29', pub_time: '13:37:00', pub_datetime: '2024-02-29T13:37:00', pub_timestamp: '2024-02-29T13:37:00.123+02:00',
  cover: coverId,
  comments: [{ text: 'c1' }, { text: 'c2' }],
  tags: [{ tags_slug: 'cpp' }, { tags_slug: 'sdk' }],
  blocks: [{ collection: 'block_text', item: { text: 'block' }, sort: 1 }, { collection: 'block_image', item: { caption: 'cap', image: coverId }, sort: 2 }],
  translations: [{ languages_code: 'en-US', title: 'Notes' }, { languages_code: 'de-DE', title: 'Anmerkungen' }],
};

const article = (title, slug, status, author, views, more = {}) => ({ title, slug, status, author, views, ...more });
const articles = [
  firstArticle,
  article('Bernoulli numbers by machine', 'bernoulli', 'published', ada, 3, { price: 0.1, pub_date: '2024-03-01', tags: [{ tags_slug: 'cpp' }] }),
  article('Compilers for people', 'compilers', 'published', grace, 7, { price: 5, rating: 5, comments: [{ text: 'At last!' }] }),
  article('Nanoseconds on a wire', 'nanoseconds', 'published', grace, 30),
  article('Can machines think?', 'machines', 'published', alan, 50, { rating: 3.25, comments: [{ text: 'Can people?' }] }),
  article('On computable numbers', 'computable', 'archived', alan, 36),
  article('Poetical science', 'poetical', 'published', ada, 0, { body: '<p>Ünïcödé &amp; 𝄞</p>' }),
  article('A letter about flying machines', 'flying', 'draft', ada, 0),
  article('Fire and kinetic energy', 'fire', 'published', emilie, 4, { translations: [{ languages_code: 'de-DE', title: 'Feuer' }] }),
  article('Translating Principia', 'principia', 'draft', emilie, 0),
  article('Debugging, literally', 'debugging', 'published', grace, 9, { tags: [{ tags_slug: 'sdk' }] }),
  article('Stripes from chemistry', 'stripes', 'draft', alan, 1),
  article('Sketch, with notes A to G', 'sketch', 'published', ada, 21, { data: [] }),
  article('Unsigned', 'unsigned', 'draft', null, 0),
];

const category = (n, name, parent) => ({ id: `ca7e0000-0000-4000-8000-00000000000${n}`, name, parent: parent ? `ca7e0000-0000-4000-8000-00000000000${parent}` : null });
const categories = [category(1, 'Science'), category(2, 'Mathematics', 1), category(3, 'Logic', 2)];

async function uploadCover() {
  const form = new FormData();
  form.set('id', coverId);
  form.set('title', 'Cover');
  form.set('file', new Blob([Buffer.from(coverPng, 'base64')], { type: 'image/png' }), 'cover.png');
  await post('/files', form);
}

// ---- Users ---------------------------------------------------------------------------------

// The editor may do everything with content. Whole fields and no filters: finer rules need a licence;
// no access to the app: such a user takes no seat of it.
async function addEditor() {
  const mayUse = [...collections.map((c) => c.collection), ...['files', 'folders', 'users', 'roles', 'shares', 'versions'].map((name) => `directus_${name}`)];
  const policy = await post('/policies', { name: 'Editor', admin_access: false, app_access: false });
  await post('/permissions', mayUse.flatMap((name) => ['create', 'read', 'update', 'delete', 'share'].map((action) => (
    { policy: policy.id, collection: name, action, fields: ['*'], permissions: null, validation: null, presets: null }))));
  const role = await post('/roles', { name: 'Editor', policies: { create: [{ policy: policy.id }] } });
  await post('/users', { first_name: 'Edith', last_name: 'Editor', email: 'editor@example.com', password: 'editor-pw', token: 'editor-token', role: role.id });
}

async function addNobody() {
  const role = await post('/roles', { name: 'Nobody' });
  await post('/users', { email: 'nobody@example.com', password: 'nobody-pw', token: 'nobody-token', role: role.id });
}

// ---- All of it -----------------------------------------------------------------------------

if ((await get('/collections')).some((c) => c.collection === 'articles')) process.exit(0);

await post('/collections', collections);
for (const one of relations) await post('/relations', one);

await uploadCover();
await post('/items/languages', [{ code: 'en-US', name: 'English' }, { code: 'de-DE', name: 'Deutsch' }]);
await post('/items/tags', ['cpp', 'sdk', 'qt'].map((slug) => ({ slug, label: slug.toUpperCase() })));
await post('/items/categories', categories);
await post('/items/authors', authors);
for (const one of articles) await post('/items/articles', one); // one by one: ids 1 to 14 in this order
await patch('/items/site', { name: 'Demo', theme: { dark: true } });
await patch('/items/globals', { site_name: 'Early Computing', tagline: 'A blog for the tests of directus-cpp' });
await addEditor();
await addNobody();
