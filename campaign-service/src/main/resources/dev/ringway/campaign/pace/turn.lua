-- One turn to begin a call: of the account and of all that the call has for itself, or of none.
-- Answers granted, how long to wait, the turn; or later, how long to wait.
local rest = redis.call('PTTL', KEYS[2])
if rest > 0 then
  return {'later', text(rest * 1000)}
end

-- A rate may be lowered at any time, and then the last turn counts for longer than it would have.
local DAY = 86400000000

local interval, last = {}, {}
local function keep(scope, turn)
  last[scope] = turn
  local kept = math.ceil((turn - now + interval[scope] + DAY) / 1000)
  redis.call('SET', KEYS[scope], text(turn), 'PX', text(kept))
end

for scope = 3, #KEYS do
  interval[scope] = tonumber(ARGV[scope - 1])
  last[scope] = lastTurn(KEYS[scope])
  if last[scope] > now + ahead then
    -- Given away before the clock was set back: no turn can be further ahead.
    keep(scope, now + ahead)
  end
end

local at = math.max(now, last[3] + interval[3])
local wait = at - now - ahead
for own = 4, #KEYS do
  wait = math.max(wait, last[own] + interval[own] - now)
end
if wait > 0 then
  return {'later', text(wait)}
end
for scope = 3, #KEYS do
  keep(scope, at)
end
return {'granted', text(at - now), text(at)}
