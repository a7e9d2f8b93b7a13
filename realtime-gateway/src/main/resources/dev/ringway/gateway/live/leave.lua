-- Behind append.lua: takes out of a list what has stood there long enough, and says so in its room.
-- KEYS  1 epoch  2 things that are listed  3 when listed things leave  4 room of all
-- ARGV  1 now, ms  2 what they are, e.g. import  3 the name of their id  4 entries kept of the room  5 most at once
local epoch = redis.call('GET', KEYS[1])
if not epoch then
  return 0
end
local due = redis.call('ZRANGEBYSCORE', KEYS[3], '-inf', ARGV[1], 'LIMIT', 0, tonumber(ARGV[5]))
for _, id in ipairs(due) do
  redis.call('ZREM', KEYS[3], id)
  redis.call('HDEL', KEYS[2], id)
  append(epoch, KEYS[4], ARGV[4], ARGV[2] .. '.left', '{"' .. ARGV[3] .. '":' .. cjson.encode(id) .. '}')
end
return #due
