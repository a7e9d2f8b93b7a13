import { Calls } from "./calls.js";
import { Drawer } from "./drawer.js";
import { showAnew, showMissed } from "./missed.js";
import { Rooms } from "./rooms.js";
import { currentToken, describe, forgetToken, keepToken } from "./session.js";
import { CallTable } from "./table.js";

const element = (id) => document.getElementById(id);

function askForToken(reason) {
  element("frame").hidden = true;
  element("sign-in").hidden = false;
  element("sign-in-reason").hidden = !reason;
  element("sign-in-reason").textContent = reason ?? "";
  element("token").focus();
  element("sign-in-form").onsubmit = (event) => {
    event.preventDefault();
    keepToken(element("token").value);
    location.reload();
  };
}

function showState(state, word) {
  element("connection").dataset.state = state;
  if (element("connection-word").textContent !== word) element("connection-word").textContent = word;
}

function live(config, token) {
  const calls = new Calls();
  let loaded = false;
  let lostAt;
  let drawer;
  const table = new CallTable(calls, (sid) => {
    const call = calls.get(sid);
    if (!call) return;
    table.select(sid);
    drawer.open(call);
  });

  const draw = () => {
    const counts = calls.counts();
    for (const [name, count] of Object.entries(counts)) element(`count-${name}`).textContent = loaded ? String(count) : "–";
    const still = table.draw();
    element("loading").hidden = loaded;
    element("empty").hidden = !loaded || still || element("rows").rows.length > 0;
    element("calls").hidden = element("rows").rows.length === 0;
  };
  let asked = false;
  const drawSoon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw();
    });
  };
  const secondsAway = () => (lostAt ? (Date.now() - lostAt) / 1000 : 0);

  const rooms = new Rooms(config.socketUrl, token, {
    connected: () => showState("connecting", "Catching up"),
    lost: () => {
      lostAt ??= Date.now();
      showState("lost", loaded ? "Connection lost, trying again" : "Not reachable, trying again");
    },
    refused: (error) => stop(error.message),
  });
  rooms.enter("calls", {
    snapshot: (content, again) => {
      calls.replace(content.calls);
      if (again) showAnew(secondsAway());
      settled();
    },
    missed: (changes) => {
      changes.forEach((change) => calls.apply(change));
      showMissed(changes, secondsAway());
      settled();
    },
    change: (change) => {
      calls.apply(change);
      drawSoon();
    },
    refused: (error) => stop(error.message),
  });
  drawer = new Drawer(rooms, config.callStoreUrl, token, (sid) => {
    table.select(undefined);
    table.focus(sid);
  });

  function settled() {
    loaded = true;
    lostAt = undefined;
    showState("live", "Live");
    drawSoon();
  }

  const ticking = setInterval(() => {
    if (calls.sweep()) drawSoon();
    table.tick();
  }, 500);

  function stop(reason) {
    clearInterval(ticking);
    drawer.close();
    rooms.close();
    forgetToken();
    askForToken(reason);
  }

  element("sign-out").onclick = () => {
    stop();
    location.reload();
  };
}

async function start() {
  const token = currentToken();
  if (!token) {
    askForToken();
    return;
  }
  const who = describe(token);
  element("who-name").textContent = who.name;
  element("who-role").textContent = who.role;
  element("sign-in").hidden = true;
  element("frame").hidden = false;
  const config = await (await fetch("/config.json")).json();
  live(config, token);
}

start();
