-- How long it takes until each scope may have a turn. No turn is used up.
-- KEYS  1 since when this Redis knows the turns  2 until when the account rests  3 the account's last turn  4… the last turns of the others
-- ARGV  1 how far ahead a turn may be given away  2 the account's interval  3… the intervals of the others
-- Answers one time per scope. All times are microseconds.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local ahead = tonumber(ARGV[1])

local function text(micros)
  return string.format('%.0f', micros)
end

local born = tonumber(redis.call('GET', KEYS[1]) or text(now + 1))
if born > now then
  -- Redis is empty, or its clock was set back. Written down here too: who waits before asking for a turn would else never ask.
  born = now
  redis.call('SET', KEYS[1], text(born))
end
local waits = {}
for scope = 3, #KEYS do
  local last = math.min(tonumber(redis.call('GET', KEYS[scope]) or text(born + ahead)), now + ahead)
  local wait = last + tonumber(ARGV[scope - 1]) - now
  if scope == 3 then
    wait = math.max(wait - ahead, redis.call('PTTL', KEYS[2]) * 1000)
  end
  waits[scope - 2] = text(math.max(wait, 0))
end
return waits
