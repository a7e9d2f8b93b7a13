-- What the scripts about turns begin with: this moment, and since when this Redis knows the turns. All times are microseconds.
-- KEYS  1 since when this Redis knows the turns, and which run of it that was  2 until when the account rests  3 the account's last turn  4… the last turns of the others
-- ARGV  1 how far ahead a turn may be given away  2 the account's interval  3… the intervals of the others
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local ahead = tonumber(ARGV[1])

local function text(micros)
  return string.format('%.0f', micros)
end

-- Each start of a Redis, and each copy of one, is a run of its own. What another run wrote may have come from an older dump, or
-- late, without its last turns.
local server = redis.pcall('INFO', 'server')
local run = type(server) == 'string' and string.match(server, 'run_id:(%x+)') or 'untold'

local since, of = string.match(redis.call('GET', KEYS[1]) or '', '^(%d+) (%w+)$')
local born = tonumber(since)
if not born or born > now or of ~= run then
  -- Redis is empty or another one, or its clock was set back. Whichever script sees it first writes it down: who only asks how
  -- long to wait would else be told to wait for ever.
  born = now
  redis.call('SET', KEYS[1], text(born) .. ' ' .. run)
end

-- The last turn of a scope. What an emptied Redis has forgotten, and what another run of it has not told this one, may have been
-- as far ahead as any turn: nothing that is kept counts for less than that. What is no number is an error.
local function lastTurn(key)
  return math.max(tonumber(redis.call('GET', key) or '0'), born + ahead)
end
