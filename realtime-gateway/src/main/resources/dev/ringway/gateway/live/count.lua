-- Behind append.lua: how many things changed that were not told one by one.
-- KEYS  1 epoch  2 room  3 what was told and counted
-- ARGV  1 type of the step  2 the name of the number  3 entries kept of the room
local counted = tonumber(redis.call('HGET', KEYS[3], 'counted') or 0)
local epoch = redis.call('GET', KEYS[1])
if counted == 0 or not epoch then
  return 0
end
redis.call('HSET', KEYS[3], 'counted', 0)
append(epoch, KEYS[2], ARGV[3], ARGV[1], '{"' .. ARGV[2] .. '":' .. string.format('%.0f', counted) .. '}')
return counted
