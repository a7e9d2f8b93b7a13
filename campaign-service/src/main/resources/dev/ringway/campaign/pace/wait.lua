-- How long it takes until each scope may have a turn. No turn is used up.
-- Answers one time per scope.
local waits = {}
for scope = 3, #KEYS do
  local last = math.min(lastTurn(KEYS[scope]), now + ahead)
  local wait = last + tonumber(ARGV[scope - 1]) - now
  if scope == 3 then
    wait = math.max(wait - ahead, redis.call('PTTL', KEYS[2]) * 1000)
  end
  waits[scope - 2] = text(math.max(wait, 0))
end
return waits
