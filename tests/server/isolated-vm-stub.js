// Put in the place of the package isolated-vm, which takes minutes to compile. Directus imports
// these names at start-up, but uses them only for sandboxed extensions and for the "run script"
// operation of flows. Whoever calls one gets told why it cannot work.
const absent = (name) =>
  class {
    constructor() {
      throw new Error(`isolated-vm is left out of this test server (${name} was asked for)`);
    }
  };

for (const name of ['Isolate', 'Context', 'Script', 'Reference', 'ExternalCopy', 'Callback'])
  exports[name] = absent(name);
