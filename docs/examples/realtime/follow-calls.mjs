// Follows the calls that go on, through lost connections, without missing a change:
//   npm install socket.io-client
//   node follow-calls.mjs http://localhost:8090 "$(./ringway token viewer)"
import { io } from 'socket.io-client';

/** @typedef {import('../../api/realtime-gateway.d.ts').ClientToServer} ClientToServer */
/** @typedef {import('../../api/realtime-gateway.d.ts').ServerToClient} ServerToClient */

const [url, token] = process.argv.slice(2);
/** @type {import('socket.io-client').Socket<ServerToClient, ClientToServer>} */
const socket = io(url, { auth: { token } });
/** @type {string | undefined} */
let cursor; // the place up to which everything was seen

/** @param {import('../../api/realtime-gateway.d.ts').Step} step */
function see(step) {
  cursor = step.to;
  console.log(step.type, JSON.stringify(step.data));
}

socket.on('connect', () => {
  socket.emit('subscribe', { room: 'calls', cursor }, (answer) => {
    if (!answer.ok) {
      console.error(answer.error.message);
      return;
    }
    if ('missed' in answer) {
      answer.missed.forEach(see);
    } else if ('calls' in answer.snapshot) {
      answer.snapshot.calls.forEach((call) => console.log('call.there', JSON.stringify(call)));
    }
    cursor = answer.cursor;
  });
});
socket.on('change', see);
socket.on('snapshot', (all) => { cursor = all.cursor; }); // steps were lost: here all would be shown anew
socket.on('ended', (end) => console.error(end.message));
socket.on('connect_error', (error) => console.error(error.message));
