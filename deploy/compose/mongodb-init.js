// Makes the replica set and the users; run again, it changes nothing but passwords that changed.
/* global Mongo, process, sleep, print */
const address =
  `mongodb://root:${encodeURIComponent(process.env.MONGODB_ROOT_PASSWORD)}@mongodb:27017/?directConnection=true&authSource=admin`;

function connect(tries) {
  try {
    return new Mongo(address);
  } catch (error) {
    if (tries === 1) throw error;
    sleep(1000);
    return connect(tries - 1);
  }
}

const root = connect(30);
const admin = root.getDB('admin');

try {
  admin.runCommand({ replSetGetStatus: 1 });
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  admin.runCommand({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host: 'mongodb:27017' }] } });
}
for (let tries = 0; !admin.runCommand({ hello: 1 }).isWritablePrimary; tries++) {
  if (tries === 60) throw new Error('no primary after 60 s');
  sleep(1000);
}

for (const name of ['call_store', 'campaigns', 'transcripts', 'analytics', 'sheets_sync']) {
  const database = root.getDB(name);
  const password = process.env[`${name.toUpperCase()}_DB_PASSWORD`];
  // dbAdmin: the service keeps validators and indexes of its own collections.
  const roles = [{ role: 'readWrite', db: name }, { role: 'dbAdmin', db: name }];
  if (database.getUser(name)) {
    database.updateUser(name, { pwd: password, roles });
  } else {
    database.createUser({ user: name, pwd: password, roles });
  }
  print(`user ${name} is ready`);
}
